#include "tests/interop/audit/auditor.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "core/wire/decode_error.h"
#include "core/wire/scratch.h"
#include "core/wire/serf_messages.h"

// What goes over TCP: pings, push/pulls and their listing rule.

namespace grapevine::audit {

namespace {

using wire::MessageType;

constexpr std::size_t kVersions = 6;
constexpr std::int64_t kAlive = 0;
constexpr std::int64_t kLeft = 3;
constexpr double kAckFresh = 10.0; ///< Seconds: who answered our ping within them may be listed.
/// Seconds that what came in may take to be taken in, and what goes out to get out.
constexpr double kSettling = 1.0;

wire::StreamSide readerSide(const Flight& flight)
{
    return flight.senderDialled ? wire::StreamSide::Accepted : wire::StreamSide::Dialled;
}

} // namespace

void Auditor::takeStream(const Flight& flight, bool sent)
{
    m_findings.count(sent ? "sent" : "received", "streams");
    wire::StreamReader reader(readerSide(flight), m_options.label, &m_sealer);
    const auto fed = reader.feed(flight.bytes);
    const auto plain = reader.plain();
    if (!fed) {
        if (!sent) {
            m_findings.count("received", "undecodable-stream");
        } else if (fed.error() == wire::DecodeError::NotEncrypted) {
            m_findings.object("plaintext", flight, "a stream sent plain though a key is set");
        } else {
            m_findings.object("undecodable", flight,
                              "stream: " + std::string(wire::describe(fed.error())));
        }
        return;
    }
    if (plain.empty()) {
        if (sent && flight.complete) {
            m_findings.object("undecodable", flight, "a stream that ends too early");
        }
        return;
    }
    const auto type = static_cast<MessageType>(plain[0]);
    const auto group = sent ? "tcp" : "tcp-received";
    switch (type) {
    case MessageType::PushPull: return takePushPull(flight, plain, sent);
    case MessageType::Ping:
        m_findings.count(group, "ping");
        if (sent) {
            wire::Scratch scratch;
            (void)decoded<wire::Ping>(flight, {type, plain.subspan(1)}, scratch);
        }
        return;
    case MessageType::Ack:
        m_findings.count(group, "ack");
        if (sent) {
            wire::Scratch scratch;
            const auto ack = decoded<wire::Ack>(flight, {type, plain.subspan(1)}, scratch);
            if (ack && !ack->payload.empty())
                m_findings.object("ack-payload", flight, "an ack over TCP carries nothing");
        }
        return;
    case MessageType::Err: m_findings.count(group, "err"); return;
    case MessageType::User: {
        m_findings.count(group, "user");
        wire::Scratch scratch;
        std::size_t consumed = 0;
        const auto header =
            wire::decode<wire::UserStreamHeader>(plain.subspan(1), scratch, &consumed);
        if (!header) return;
        const auto message = plain.subspan(1 + consumed);
        if (sent) return m_serf.judge(flight, message);
        return m_ledger.hearSerf(message);
    }
    case MessageType::IndirectPing:
    case MessageType::Suspect:
    case MessageType::Alive:
    case MessageType::Dead:
    case MessageType::Compound:
    case MessageType::Compress:
    case MessageType::Encrypt:
    case MessageType::Nack:
    case MessageType::HasCrc:
    case MessageType::Label: break;
    }
    if (sent) m_findings.object("undecodable", flight, "a type that has no place in a stream");
}

void Auditor::takePushPull(const Flight& flight, ByteView plain, bool sent)
{
    std::map<std::string, bool> listed; // Whether it is the observer itself.
    const auto asked = m_asked.find(flight.stream);
    const bool answersJoin =
        sent && !flight.senderDialled && asked != m_asked.end() && asked->second;
    wire::PushPullReader reader([&](const wire::PushNodeState& row) {
        listed.emplace(row.name, m_ledger.isSelf(row.name));
        if (sent) {
            judgeRow(flight, row, answersJoin);
        } else {
            m_ledger.hearRow(flight.ended, row);
        }
    });
    const auto progress = reader.advance(plain);
    const bool done = progress && *progress == wire::PushPullReader::Progress::Done;
    if (reader.headerKnown() && flight.senderDialled) {
        m_asked[flight.stream] = reader.header().join;
    }
    const std::string role = flight.senderDialled ? "-asked" : "-answered";
    m_findings.count(sent ? "tcp" : "tcp-received",
                     (reader.header().join ? "push-pull-join" : "push-pull") + role);
    if (!sent) {
        wire::Scratch scratch;
        if (!done || reader.userState().empty()) return;
        if (const auto state = wire::decodeSerf<wire::SerfPushPull>(reader.userState(), scratch)) {
            m_ledger.hearSerfState(*state);
        }
        return;
    }
    if (!done) {
        if (flight.complete || !progress) {
            m_findings.object("undecodable", flight, "a push/pull that is broken or cut");
        }
        return;
    }
    judgeListing(flight, reader.header());
    if (!reader.userState().empty()) judgeSerfState(flight, reader.userState(), listed);
}

void Auditor::judgeListing(const Flight& flight, const wire::PushPullHeader& header)
{
    const auto asked = m_asked.find(flight.stream);
    if (!flight.senderDialled && asked != m_asked.end() && asked->second != header.join) {
        m_findings.object("join-flag", flight, "an answer with another Join flag than its request");
    }
}

void Auditor::judgeRow(const Flight& flight, const wire::PushNodeState& row, bool others)
{
    if (row.versions.size() != kVersions) {
        m_findings.object("short-versions", flight,
                          "row of " + std::string(row.name) + " with " +
                              std::to_string(row.versions.size()) + " versions");
    }
    if (m_ledger.isSelf(row.name)) {
        m_findings.count("listed", "self");
        if (row.state != kAlive && row.state != kLeft) {
            m_findings.object("self-state", flight, "lists itself as neither alive nor left");
        }
        return judgeSelf(flight, std::string(row.name), Described::of(row));
    }
    const std::string name(row.name);
    m_findings.count("listed", "other");
    if (!others) {
        m_findings.object("lists-other", flight, name + " in a push/pull that answers no joiner");
        return;
    }
    const auto acked = m_ledger.lastAck(name);
    if (!acked || *acked < flight.began - kAckFresh - kSettling) {
        m_findings.object("lists-unheard", flight, name + " has not answered a ping of late");
    }
    if (row.state != kAlive) {
        m_findings.object("lists-not-alive", flight,
                          name + " with state " + std::to_string(row.state));
    }
    const auto settled = flight.began - kSettling;
    if (m_ledger.accused(name, row.incarnation, settled)) {
        m_findings.object("lists-accused", flight, name + " stands accused");
    }
    if (!m_ledger.isLatest(name, Described::of(row), settled)) {
        m_findings.object("lists-changed", flight, name + " otherwise than last heard");
    }
}

void Auditor::judgeSerfState(const Flight& flight, ByteView state,
                             const std::map<std::string, bool>& listed)
{
    wire::Scratch scratch;
    const auto serf = wire::decodeSerf<wire::SerfPushPull>(state, scratch);
    if (!serf) {
        m_findings.object("undecodable", flight, "Serf's part of a push/pull");
        return;
    }
    if (!serf->leftMembers.empty()) {
        m_findings.object("left-members", flight,
                          std::string(serf->leftMembers.front()) + " among LeftMembers");
    }
    if (!serf->events.empty()) m_findings.object("events", flight, "replays user events");
    for (const auto& [name, time] : serf->statusTimes) {
        m_serf.judgeClock(flight, time);
        if (!listed.contains(std::string(name))) {
            m_findings.object("status-time-unlisted", flight,
                              "status time of " + std::string(name) + ", whom it does not list");
        }
    }
    m_serf.judgeClock(flight, serf->time);
    m_serf.judgeClock(flight, serf->eventTime);
    m_serf.judgeClock(flight, serf->queryTime);
}

} // namespace grapevine::audit
