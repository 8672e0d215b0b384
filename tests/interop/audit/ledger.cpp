#include "tests/interop/audit/ledger.h"

#include <algorithm>

#include "core/wire/scratch.h"

namespace grapevine::audit {

namespace {

using wire::MessageType;

Bytes copyOf(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

std::string keyOf(MessageType type, ByteView body)
{
    std::string key(1, static_cast<char>(type));
    key += asText(body);
    return key;
}

// States of a push/pull row; those beyond Left say nothing, as in Go.
constexpr std::int64_t kAlive = 0;
constexpr std::int64_t kLeft = 3;

/// Seconds without a word of a member that pings somebody each second.
constexpr double kStandstill = 4.5;

} // namespace

Described Described::of(const wire::Alive& alive)
{
    return {.incarnation = alive.incarnation,
            .address = copyOf(alive.address),
            .port = alive.port,
            .meta = copyOf(alive.meta),
            .versions = copyOf(alive.versions)};
}

Described Described::of(const wire::PushNodeState& row)
{
    return {.incarnation = row.incarnation,
            .address = copyOf(row.address),
            .port = row.port,
            .meta = copyOf(row.meta),
            .versions = copyOf(row.versions)};
}

bool Described::sameFacts(const Described& other) const
{
    return address == other.address && port == other.port && meta == other.meta &&
           versions == other.versions;
}

void Ledger::hearPart(double at, const wire::PacketPart& part)
{
    m_verbatim.insert(keyOf(part.type, part.body));
    wire::Scratch scratch;
    if (part.type == MessageType::Alive) {
        if (const auto alive = wire::decode<wire::Alive>(part.body, scratch)) {
            hearDescribed(at, alive->node, Described::of(*alive));
        }
    } else if (part.type == MessageType::Suspect) {
        if (const auto suspect = wire::decode<wire::Suspect>(part.body, scratch)) {
            hearAccused(at, suspect->node, suspect->incarnation);
        }
    } else if (part.type == MessageType::Dead) {
        if (const auto dead = wire::decode<wire::Dead>(part.body, scratch)) {
            hearAccused(at, dead->node, dead->incarnation);
        }
    } else if (part.type == MessageType::Ack) {
        const auto ack = wire::decode<wire::Ack>(part.body, scratch);
        if (!ack) return;
        const auto asked = m_pings.find(ack->sequence.value());
        if (asked != m_pings.end()) m_acks[asked->second] = at;
    } else if (part.type == MessageType::User) {
        hearSerf(part.body);
    }
}

void Ledger::hearRow(double at, const wire::PushNodeState& row)
{
    if (row.state < kAlive || row.state > kLeft) return;
    hearDescribed(at, row.name, Described::of(row));
    if (row.state != kAlive) hearAccused(at, row.name, row.incarnation);
}

void Ledger::hearSerfState(const wire::SerfPushPull& state)
{
    hearClock(state.time);
    hearClock(state.eventTime);
    hearClock(state.queryTime);
    for (const auto& [name, time] : state.statusTimes)
        hearClock(time);
}

void Ledger::hearSerf(ByteView message)
{
    if (message.empty()) return;
    m_verbatim.insert(keyOf(MessageType::User, message));
    wire::Scratch scratch;
    switch (static_cast<wire::SerfType>(message[0])) {
    case wire::SerfType::Leave:
        if (const auto leave = wire::decodeSerf<wire::LeaveIntent>(message, scratch)) {
            hearClock(leave->time);
        }
        break;
    case wire::SerfType::Join:
        if (const auto join = wire::decodeSerf<wire::JoinIntent>(message, scratch)) {
            hearClock(join->time);
        }
        break;
    case wire::SerfType::UserEvent:
        if (const auto event = wire::decodeSerf<wire::UserEvent>(message, scratch)) {
            hearClock(event->time);
        }
        break;
    case wire::SerfType::Query:
        if (const auto query = wire::decodeSerf<wire::Query>(message, scratch)) {
            hearClock(query->time);
            m_queries[{query->time.value(), query->id.value()}] = std::string(query->name);
        }
        break;
    case wire::SerfType::Relay:
        if (const auto relay = wire::decodeSerf<wire::Relay>(message, scratch)) {
            m_relayed.insert(std::string(asText(relay->inner)));
        }
        break;
    case wire::SerfType::PushPull:
    case wire::SerfType::QueryResponse:
    case wire::SerfType::ConflictResponse:
    case wire::SerfType::KeyRequest:
    case wire::SerfType::KeyResponse: break;
    }
}

void Ledger::notePing(const wire::Ping& ping, const Endpoint& to)
{
    // A name is optional in a ping; without one the place is asked, whoever lives there.
    m_pings[ping.sequence.value()] = ping.node.empty() ? to.text() : std::string(ping.node);
}

void Ledger::noteSent(double at)
{
    if (at - m_lastSent > kStandstill) m_acks.clear();
    m_lastSent = at;
}

void Ledger::noteOwn(const std::string& name, const Described& own)
{
    auto& known = m_own[name];
    if (own.incarnation >= known.incarnation) known = own;
}

bool Ledger::heardVerbatim(MessageType type, ByteView body) const
{
    return m_verbatim.contains(keyOf(type, body));
}

bool Ledger::heardInRelay(ByteView serfMessage) const
{
    return m_relayed.contains(asText(serfMessage));
}

std::optional<double> Ledger::lastAck(const std::string& member) const
{
    const auto at = m_acks.find(member);
    if (at == m_acks.end()) return std::nullopt;
    return at->second;
}

bool Ledger::isLatest(const std::string& member, const Described& row, double settled) const
{
    const auto known = m_described.find(member);
    if (known == m_described.end()) return false;
    const auto& all = known->second;
    const bool heard =
        std::any_of(all.begin(), all.end(), [&](const Heard& one) { return one.what == row; });
    // A claim from another address is a conflict, which nobody takes: it makes nothing stale.
    const bool stale = std::any_of(all.begin(), all.end(), [&](const Heard& one) {
        return one.at < settled && one.what.incarnation > row.incarnation &&
               one.what.address == row.address && one.what.port == row.port;
    });
    return heard && !stale;
}

bool Ledger::accused(const std::string& member, Incarnation incarnation, double settled) const
{
    const auto at = m_accused.find(member);
    return at != m_accused.end() && at->second.at < settled &&
           at->second.incarnation >= incarnation;
}

bool Ledger::callsFor(const std::string& name, Incarnation answer) const
{
    return answer.value() > 0 && m_accusedSelf.contains({name, answer.value() - 1});
}

std::optional<std::string> Ledger::queryName(LamportTime time, QueryId id) const
{
    const auto at = m_queries.find({time.value(), id.value()});
    if (at == m_queries.end()) return std::nullopt;
    return at->second;
}

void Ledger::hearDescribed(double at, std::string_view name, Described what)
{
    if (isSelf(name)) {
        // Our own words come back to us; anything else said in our name wants an answer.
        const auto own = m_own.find(name);
        const bool echo =
            own != m_own.end() &&
            (what.incarnation < own->second.incarnation ||
             (what.incarnation == own->second.incarnation && what.sameFacts(own->second)));
        if (!echo) m_accusedSelf.emplace(name, what.incarnation.value());
    }
    auto& all = m_described[std::string(name)];
    if (!std::any_of(all.begin(), all.end(), [&](const Heard& one) { return one.what == what; })) {
        all.push_back({.at = at, .what = std::move(what)});
    }
}

void Ledger::hearAccused(double at, std::string_view name, Incarnation incarnation)
{
    if (isSelf(name)) m_accusedSelf.emplace(name, incarnation.value());
    auto& known = m_accused[std::string(name)];
    if (known.at == 0.0 || incarnation > known.incarnation) {
        known = {.at = at, .incarnation = incarnation};
    }
}

void Ledger::hearClock(LamportTime time)
{
    m_highestClock = std::max(m_highestClock, time);
}

} // namespace grapevine::audit
