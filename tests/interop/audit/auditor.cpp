#include "tests/interop/audit/auditor.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "core/base/coordinate.h"
#include "core/base/counters.h"
#include "core/wire/decode_error.h"
#include "core/wire/scratch.h"
#include "core/wire/serf_messages.h"

namespace grapevine::audit {

namespace {

using wire::MessageType;

constexpr std::size_t kVersions = 6;

std::string nameOf(MessageType type)
{
    switch (type) {
    case MessageType::Ping: return "ping";
    case MessageType::IndirectPing: return "indirect-ping";
    case MessageType::Ack: return "ack";
    case MessageType::Suspect: return "suspect";
    case MessageType::Alive: return "alive";
    case MessageType::Dead: return "dead";
    case MessageType::PushPull: return "push-pull";
    case MessageType::Compound: return "compound";
    case MessageType::User: return "user";
    case MessageType::Compress: return "compress";
    case MessageType::Encrypt: return "encrypt";
    case MessageType::Nack: return "nack";
    case MessageType::HasCrc: return "has-crc";
    case MessageType::Err: return "err";
    case MessageType::Label: return "label";
    }
    return "type-" + std::to_string(static_cast<int>(type));
}

/// Tags on which other systems act (SYSTEMS.md, ALL-5).
bool actedOn(const std::string& key, const std::string& value)
{
    return key == "dc" || key.starts_with("ep.") || key.starts_with("meta.") ||
           (key == "role" && value == "consul");
}

std::uint64_t refusals(const Counters& counters)
{
    std::uint64_t sum = 0;
    for (const auto& [name, amount] : counters.values())
        sum += amount;
    return sum;
}

} // namespace

Auditor::Auditor(Options options)
    : m_options(std::move(options))
    , m_sealer(m_options.keys)
    , m_reader(m_options.label, &m_sealer)
    , m_ledger(m_options.names)
    , m_serf(m_options.permits, m_ledger, m_findings)
{
}

bool Auditor::isSent(const Flight& flight) const
{
    return m_options.addresses.contains(flight.from.address);
}

void Auditor::take(const Flight& flight)
{
    const bool sent = isSent(flight);
    if (sent) m_ledger.noteSent(flight.began);
    if (flight.carrier == Carrier::Datagram) {
        takeDatagram(flight, sent);
    } else {
        takeStream(flight, sent);
    }
}

void Auditor::takeDatagram(const Flight& flight, bool sent)
{
    m_findings.count(sent ? "sent" : "received", "datagrams");
    Counters refused;
    const auto parts = m_reader.read(flight.bytes, refused);
    if (!parts) {
        if (sent) readPlainly(flight, parts.error());
        if (!sent) m_findings.count("received", "undecodable");
        return;
    }
    if (refusals(refused) > 0) {
        if (sent) {
            const bool empty = refused.value("wire.empty") > 0;
            m_findings.object(empty ? "empty-body" : "undecodable", flight,
                              "a part of the datagram: " + refused.values().begin()->first);
        } else {
            m_findings.count("received", "undecodable-part");
        }
    }
    for (const auto& part : *parts) {
        m_findings.count(sent ? "udp" : "udp-received", nameOf(part.type));
        if (sent) {
            judgePart(flight, part);
        } else {
            m_ledger.hearPart(flight.ended, part);
        }
    }
}

/// Tells a datagram that should have been sealed from one that nobody can read.
void Auditor::readPlainly(const Flight& flight, wire::DecodeError error)
{
    wire::PacketReader plain(m_options.label, nullptr);
    Counters refused;
    if (error == wire::DecodeError::NotEncrypted && plain.read(flight.bytes, refused)) {
        m_findings.object("plaintext", flight, "sent plain though a key is set");
    } else {
        m_findings.object(error == wire::DecodeError::Empty ? "empty-body" : "undecodable", flight,
                          std::string(wire::describe(error)));
    }
}

template<class M>
std::optional<M> Auditor::decoded(const Flight& flight, const wire::PacketPart& part,
                                  wire::Scratch& scratch)
{
    std::size_t consumed = 0;
    const auto message = wire::decode<M>(part.body, scratch, &consumed);
    if (!message) {
        m_findings.object("undecodable", flight,
                          nameOf(part.type) + ": " + std::string(wire::describe(message.error())));
        return std::nullopt;
    }
    if (consumed != part.body.size()) {
        m_findings.object("undecodable", flight, nameOf(part.type) + " with bytes behind it");
    }
    return *message;
}

// auditor_streams.cpp asks for these too.
template std::optional<wire::Ping> Auditor::decoded(const Flight&, const wire::PacketPart&,
                                                    wire::Scratch&);
template std::optional<wire::Ack> Auditor::decoded(const Flight&, const wire::PacketPart&,
                                                   wire::Scratch&);

void Auditor::judgePart(const Flight& flight, const wire::PacketPart& part)
{
    wire::Scratch scratch;
    switch (part.type) {
    case MessageType::Ping:
        if (const auto ping = decoded<wire::Ping>(flight, part, scratch)) {
            m_ledger.notePing(*ping, flight.to);
        }
        return;
    case MessageType::IndirectPing:
        (void)decoded<wire::IndirectPing>(flight, part, scratch);
        return;
    case MessageType::Ack:
        if (const auto ack = decoded<wire::Ack>(flight, part, scratch)) {
            judgeAckPayload(flight, ack->payload);
        }
        return;
    case MessageType::Nack: (void)decoded<wire::Nack>(flight, part, scratch); return;
    case MessageType::Suspect:
        if (const auto suspect = decoded<wire::Suspect>(flight, part, scratch)) {
            judgeAccusation(flight, part, suspect->node, suspect->from);
        }
        return;
    case MessageType::Dead:
        if (const auto dead = decoded<wire::Dead>(flight, part, scratch)) {
            judgeAccusation(flight, part, dead->node, dead->from);
        }
        return;
    case MessageType::Alive: return judgeAlive(flight, part);
    case MessageType::User: return m_serf.judge(flight, part.body);
    case MessageType::PushPull:
    case MessageType::Compound:
    case MessageType::Compress:
    case MessageType::Encrypt:
    case MessageType::HasCrc:
    case MessageType::Err:
    case MessageType::Label: break;
    }
    m_findings.object("undecodable", flight, nameOf(part.type) + " has no place in a datagram");
}

/// Of our own acks; one that we pass on for somebody else carries nothing.
void Auditor::judgeAckPayload(const Flight& flight, ByteView payload)
{
    if (payload.empty()) return m_findings.count("own", "ack-empty");
    const auto told = wire::decodeCoordinate(payload);
    if (!told) {
        m_findings.object("ack-payload", flight,
                          "an ack's coordinate: " + std::string(wire::describe(told.error())));
        return;
    }
    const auto isFit = [](double value) { return std::isfinite(value); };
    const bool fit = told->vector.size() == wire::Coordinate::kDimensions &&
                     std::all_of(told->vector.begin(), told->vector.end(), isFit) &&
                     isFit(told->adjustment) && isFit(told->error) && told->error >= 0.0 &&
                     told->error <= Coordinate::kErrorMost && isFit(told->height) &&
                     told->height >= Coordinate::kHeightLeast;
    if (!fit) m_findings.object("ack-payload", flight, "an ack's coordinate cannot be");
    m_findings.count("own", "ack-coordinate");
}

void Auditor::judgeAccusation(const Flight& flight, const wire::PacketPart& part,
                              std::string_view node, std::string_view from)
{
    if (m_ledger.heardVerbatim(part.type, part.body)) {
        m_findings.count("relayed", nameOf(part.type));
        return;
    }
    const bool ourLeave = part.type == MessageType::Dead && m_ledger.isSelf(node) && from == node;
    if (ourLeave) {
        m_findings.count("own", "leave");
        return;
    }
    m_findings.object(nameOf(part.type) + "-for-other", flight,
                      nameOf(part.type) + " about " + std::string(node) + " from " +
                          std::string(from) + " that nobody sent it");
}

void Auditor::judgeAlive(const Flight& flight, const wire::PacketPart& part)
{
    const bool heard = m_ledger.heardVerbatim(part.type, part.body);
    wire::Scratch scratch;
    const auto alive = heard ? wire::decode<wire::Alive>(part.body, scratch).value_or(wire::Alive{})
                             : decoded<wire::Alive>(flight, part, scratch).value_or(wire::Alive{});
    // Of itself it may have heard an echo first: that is its own word all the same.
    if (heard && !m_ledger.isSelf(alive.node)) {
        m_findings.count("relayed", "alive");
        return;
    }
    if (alive.node.empty()) return; // Undecodable, and held against it by now.
    if (alive.versions.size() != kVersions) {
        m_findings.object("short-versions", flight,
                          "alive with " + std::to_string(alive.versions.size()) + " versions");
    }
    if (!m_ledger.isSelf(alive.node)) {
        m_findings.object("alive-for-other", flight,
                          "alive about " + std::string(alive.node) + " that nobody sent it");
        return;
    }
    m_findings.count("own", "alive");
    judgeSelf(flight, std::string(alive.node), Described::of(alive));
}

void Auditor::judgeSelf(const Flight& flight, const std::string& name, const Described& self)
{
    auto& own = m_own[name];
    const auto next = self.incarnation;
    if (next.value() == 0) m_findings.object("incarnation-zero", flight, "says incarnation 0");
    if (next > own) {
        const bool first = own.value() == 0 && next.value() == 1;
        if (!first && next.value() > 0 && !m_ledger.callsFor(name, next)) {
            m_findings.object("incarnation-jump", flight,
                              "from " + std::to_string(own.value()) + " to " +
                                  std::to_string(next.value()) + ", which nobody called for");
        }
        own = next;
    }
    for (const auto& [key, value] : wire::decodeTags(self.meta).tags) {
        if (actedOn(key, value)) m_findings.object("tag", flight, "carries tag " + key);
    }
    m_ledger.noteOwn(name, self);
}

} // namespace grapevine::audit
