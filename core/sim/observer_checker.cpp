#include "core/sim/observer_checker.h"

#include <cassert>
#include <fmt/core.h>
#include <utility>
#include <vector>

#include "core/sim/run_hash.h"
#include "core/swim/node_record.h"
#include "core/wire/push_pull.h"
#include "core/wire/serf_messages.h"

namespace grapevine::sim {

namespace {

std::uint64_t keyOf(const wire::PacketPart& part)
{
    return hashOf(part.body) * 256 + static_cast<std::uint8_t>(part.type);
}

std::uint64_t announced(std::string_view name, ByteView address, std::uint16_t port, ByteView meta,
                        ByteView versions, Incarnation incarnation)
{
    RunHash hash;
    for (const auto piece : {asBytes(name), address, meta, versions})
        hash.add(hashOf(piece));
    hash.add(static_cast<std::uint64_t>(port) << 32U | incarnation.value());
    return hash.value();
}

std::uint64_t announced(const wire::PushNodeState& row)
{
    return announced(row.name, row.address, row.port, row.meta, row.versions, row.incarnation);
}

const char* word(wire::MessageType type)
{
    if (type == wire::MessageType::Suspect) return "accuses";
    if (type == wire::MessageType::Dead) return "declares dead";
    return "announces";
}

} // namespace

ObserverChecker::ObserverChecker(ViolationLog& log, std::string self, std::string label)
    : m_log(log)
    , m_self(std::move(self))
    , m_label(std::move(label))
    , m_reader(m_label, nullptr)
{
}

void ObserverChecker::handleReceived(TimePoint now, ByteView datagram)
{
    const auto parts = m_reader.read(datagram, m_counters);
    if (!parts) return;
    m_scratch.clear();
    for (const auto& part : *parts) {
        if (part.type == wire::MessageType::Ack) {
            const auto ack = wire::decode<wire::Ack>(part.body, m_scratch);
            if (!ack) continue;
            const auto ping = m_pings.find(ack->sequence.value());
            if (ping == m_pings.end()) continue;
            m_answered[ping->second] = now;
            m_pings.erase(ping);
            continue;
        }
        m_heard.insert(keyOf(part));
        if (part.type != wire::MessageType::Alive) continue;
        const auto alive = wire::decode<wire::Alive>(part.body, m_scratch);
        if (!alive) continue;
        m_rows.insert(announced(alive->node, alive->address, alive->port, alive->meta,
                                alive->versions, alive->incarnation));
    }
}

void ObserverChecker::handleSent(TimePoint now, ByteView datagram)
{
    const auto parts = m_reader.read(datagram, m_counters);
    if (!parts) {
        m_log.report(now, m_self, "sends a datagram that nobody can read");
        return;
    }
    m_scratch.clear();
    for (const auto& part : *parts) {
        if (part.type == wire::MessageType::Ping) {
            if (const auto ping = wire::decode<wire::Ping>(part.body, m_scratch)) {
                m_pings.insert_or_assign(ping->sequence.value(), std::string{ping->node});
            }
        } else {
            checkStatement(now, part);
        }
    }
}

bool ObserverChecker::heardBefore(const wire::PacketPart& part) const
{
    return m_heard.contains(keyOf(part));
}

void ObserverChecker::checkStatement(TimePoint now, const wire::PacketPart& part)
{
    std::string about;
    if (part.type == wire::MessageType::Suspect) {
        const auto suspect = wire::decode<wire::Suspect>(part.body, m_scratch);
        if (suspect) about = suspect->node;
    } else if (part.type == wire::MessageType::Dead) {
        const auto dead = wire::decode<wire::Dead>(part.body, m_scratch);
        if (dead) about = dead->node;
    } else if (part.type == wire::MessageType::Alive) {
        const auto alive = wire::decode<wire::Alive>(part.body, m_scratch);
        if (alive) about = alive->node;
    } else if (part.type == wire::MessageType::User) {
        checkUserMessage(now, part.body);
        return;
    } else {
        return;
    }
    if (about == m_self) return;
    if (heardBefore(part)) {
        ++m_relayed;
        return;
    }
    m_log.report(now, m_self,
                 fmt::format("an observer {} {}, in words nobody told it", word(part.type), about));
}

void ObserverChecker::checkUserMessage(TimePoint now, ByteView body)
{
    if (body.empty() || heardBefore({wire::MessageType::User, body})) return;
    switch (static_cast<wire::SerfType>(body[0])) {
    case wire::SerfType::Leave: {
        const auto intent = wire::decodeSerf<wire::LeaveIntent>(body, m_scratch);
        if (intent && intent->node == m_self && !intent->prune) return;
        m_log.report(now, m_self, "an observer originates a leave intent for somebody else");
        return;
    }
    case wire::SerfType::Join: {
        const auto intent = wire::decodeSerf<wire::JoinIntent>(body, m_scratch);
        if (intent && intent->node == m_self) return;
        m_log.report(now, m_self, "an observer originates a join intent for somebody else");
        return;
    }
    case wire::SerfType::Query:
    case wire::SerfType::UserEvent:
        if (m_asked > 0) {
            --m_asked;
            m_heard.insert(keyOf({wire::MessageType::User, body})); // It is told more than once.
            return;
        }
        m_log.report(now, m_self, "an observer originates a query or an event by itself");
        return;
    case wire::SerfType::PushPull:
    case wire::SerfType::QueryResponse:
    case wire::SerfType::ConflictResponse:
    case wire::SerfType::KeyRequest:
    case wire::SerfType::KeyResponse:
    case wire::SerfType::Relay: return;
    }
}

void ObserverChecker::handleStreamOpened(StreamId stream, bool dialled)
{
    const auto in = dialled ? wire::StreamSide::Dialled : wire::StreamSide::Accepted;
    const auto out = dialled ? wire::StreamSide::Accepted : wire::StreamSide::Dialled;
    m_exchanges.insert_or_assign(stream, Exchange{dialled, false, false,
                                                  wire::StreamReader{in, m_label, nullptr},
                                                  wire::StreamReader{out, m_label, nullptr}});
}

void ObserverChecker::handleStreamReceived(TimePoint now, StreamId stream, ByteView bytes)
{
    static_cast<void>(now);
    const auto at = m_exchanges.find(stream);
    if (at == m_exchanges.end() || !at->second.in.feed(bytes)) return;
    wire::PushPullReader reader{[this](const wire::PushNodeState& row) { noteRow(row); }};
    static_cast<void>(reader.advance(at->second.in.plain()));
    if (!at->second.dialled && reader.headerKnown()) at->second.joinAsked = reader.header().join;
}

void ObserverChecker::handleStreamSent(TimePoint now, StreamId stream, ByteView bytes)
{
    const auto at = m_exchanges.find(stream);
    if (at == m_exchanges.end() || at->second.reported) return;
    if (!at->second.out.feed(bytes)) {
        m_log.report(now, m_self, "writes a stream that nobody can read");
        at->second.reported = true;
        return;
    }
    checkListing(now, at->second);
}

void ObserverChecker::handleStreamClosed(StreamId stream)
{
    m_exchanges.erase(stream);
}

void ObserverChecker::forget()
{
    m_pings.clear();
    m_answered.clear();
    m_exchanges.clear();
}

void ObserverChecker::checkListing(TimePoint now, Exchange& exchange)
{
    // Decoded anew with each write: an observer's push/pull is a handful of rows.
    const bool mayListOthers = !exchange.dialled && exchange.joinAsked;
    std::unordered_set<std::string> listed;
    const auto before = m_log.violations().size();
    wire::PushPullReader reader{[&](const wire::PushNodeState& row) {
        listed.emplace(row.name);
        checkRow(now, mayListOthers, row);
    }};
    const auto progress = reader.advance(exchange.out.plain());
    if (progress && *progress == wire::PushPullReader::Progress::Done) {
        checkUserState(now, reader.userState(), listed);
        exchange.reported = true;
    }
    if (m_log.violations().size() != before) exchange.reported = true;
}

void ObserverChecker::checkRow(TimePoint now, bool mayListOthers, const wire::PushNodeState& row)
{
    if (row.name == m_self) return;
    const auto name = std::string{row.name};
    if (!mayListOthers) {
        m_log.report(now, m_self, fmt::format("lists {} to one who does not join", name));
    } else if (row.state != static_cast<std::int64_t>(swim::State::Alive)) {
        m_log.report(now, m_self, fmt::format("lists {} in state {}", name, row.state));
    } else if (row.versions.size() != 6) {
        m_log.report(now, m_self, fmt::format("lists {} without six version bytes", name));
    } else if (!m_rows.contains(announced(row))) {
        m_log.report(now, m_self, fmt::format("lists {} otherwise than it was announced", name));
    } else {
        const auto answered = m_answered.find(name);
        if (answered == m_answered.end() || now - answered->second > kHeardWithin) {
            m_log.report(now, m_self, fmt::format("lists {}, who has not answered a ping", name));
        }
    }
}

void ObserverChecker::checkUserState(TimePoint now, ByteView state,
                                     const std::unordered_set<std::string>& listed)
{
    if (state.empty()) return;
    const auto body = wire::decodeSerf<wire::SerfPushPull>(state, m_scratch);
    if (!body) {
        m_log.report(now, m_self, "sends a user state that nobody can read");
        return;
    }
    if (!body->leftMembers.empty()) m_log.report(now, m_self, "lists left members");
    if (!body->events.empty()) m_log.report(now, m_self, "sends its event ring");
    for (const auto& [name, time] : body->statusTimes) {
        if (name == m_self || listed.contains(std::string{name})) continue;
        m_log.report(now, m_self, fmt::format("tells a status time of {}, unlisted", name));
        return;
    }
}

void ObserverChecker::noteRow(const wire::PushNodeState& row)
{
    m_rows.insert(announced(row));
}

} // namespace grapevine::sim
