#include "core/swim/prober.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/swim/own_ping.h"
#include "core/swim/random_members.h"
#include "core/wire/framing.h"

namespace grapevine::swim {

namespace {

/// From this protocol on, a helper says so when it got no answer either.
constexpr std::uint8_t kNackProtocol = 4;
/// From this protocol on, pings are answered over TCP.
constexpr std::uint8_t kStreamPingProtocol = 3;

bool isPresent(const MemberEntry& entry)
{
    return entry.state == State::Alive || entry.state == State::Suspect;
}

} // namespace

void Prober::start(TimePoint now)
{
    const bool quick = m_with.policy.afterSilence() == Policy::AfterSilence::Note;
    m_quickLeft = quick ? kQuickPings : 0;
    m_ticker.start(now, m_with.timing.probeInterval / (quick ? kQuickness : 1), m_with.random);
}

void Prober::restart(TimePoint now)
{
    m_probe.reset();
    start(now);
}

std::optional<TimePoint> Prober::nextTimeout() const
{
    if (!m_probe) return m_ticker.next();
    return m_probe->helped ? m_probe->endsAt : std::min(m_probe->helpersAt, m_probe->endsAt);
}

void Prober::handleTimeout(TimePoint now)
{
    if (m_probe && !m_probe->helped && now >= m_probe->helpersAt) askHelpers();
    if (m_probe && now >= m_probe->endsAt) finishSilent(now);
    if (!m_probe && m_ticker.take(now)) probeNext(now);
}

bool Prober::handleAck(TimePoint now, const wire::Ack& ack)
{
    if (!m_probe || m_probe->sequence != ack.sequence) return false;
    if (!m_probe->helped) { // Else it may have come by way of a helper.
        m_with.heard.note(now, m_probe->member, m_probe->endpoint);
        m_with.outputs.emplace_back(PingAnswered{
            m_probe->member, now - m_probe->sentAt, {ack.payload.begin(), ack.payload.end()}});
    }
    end();
    return true;
}

bool Prober::handleNack(const wire::Nack& nack)
{
    if (!m_probe || m_probe->sequence != nack.sequence) return false;
    m_probe->nacks = std::min(m_probe->nacks + 1, m_probe->nacksDue);
    return true;
}

void Prober::handleStreamAck(SequenceNumber sequence)
{
    if (m_probe && m_probe->sequence == sequence) m_probe->streamAck = true;
}

void Prober::probeNext(TimePoint now)
{
    const auto& table = m_with.membership.table();
    std::size_t looked = 0;
    while (looked < table.size()) {
        ++looked;
        if (m_cursor >= table.size()) {
            m_with.membership.endRound(now);
            m_cursor = 0;
            continue;
        }
        const auto& entry = table.entries()[m_cursor++];
        if (m_with.membership.isSelf(entry) || !isPresent(entry) || !hasEndpoint(entry)) continue;
        begin(now, entry);
        return;
    }
}

void Prober::begin(TimePoint now, const MemberEntry& entry)
{
    const auto& timing = m_with.timing;
    const auto& self = m_with.membership.self();
    Probe probe;
    probe.member = entry.member;
    probe.sequence = m_with.sequences.next();
    probe.incarnation = entry.incarnation;
    probe.endpoint = entry.record->endpoint;
    probe.sentAt = now;
    probe.endsAt = now + m_with.awareness.scaled(timing.probeInterval);
    probe.helpersAt = std::min(now + timing.probeTimeout, probe.endsAt);
    auto ping = ownPing(self, probe.sequence, entry.record->name);
    switch (m_with.policy.afterSilence()) {
    case Policy::AfterSilence::Note:
        probe.helpersAt = TimePoint::max();
        send(entry, std::move(ping), false, true);
        break;
    case Policy::AfterSilence::Accuse:
        if (entry.state == State::Alive) {
            send(entry, std::move(ping), false, true);
            break;
        }
        // So that it learns of the suspicion, and can refute, with the next packet.
        Bytes suspect;
        wire::encode(suspect, wire::Suspect{entry.incarnation, entry.record->name, self.name});
        send(entry, wire::encodeCompound({ping, suspect}), readsCrc(*entry.record), false);
        break;
    }
    m_probe = std::move(probe);
    if (m_quickLeft > 0 && --m_quickLeft == 0)
        m_ticker.start(now, timing.probeInterval, m_with.random);
}

void Prober::askHelpers()
{
    m_probe->helped = true;
    const auto& membership = m_with.membership;
    const auto* target = membership.table().find(m_probe->member);
    if (target == nullptr) return;
    const auto& record = *target->record;
    const auto& self = membership.self();
    chooseMembers(
        membership.table().entries(), m_with.random, m_with.timing.indirectChecks,
        [&](const MemberEntry& entry) {
            return entry.state == State::Alive && !membership.isSelf(entry) && &entry != target &&
                   hasEndpoint(entry);
        },
        m_helpers);
    for (const auto* helper : m_helpers) {
        const bool nack = helper->record->versions[1] >= kNackProtocol;
        if (nack) ++m_probe->nacksDue;
        Bytes body;
        wire::encode(body, wire::IndirectPing{m_probe->sequence, orNil(record.address), record.port,
                                              record.name, nack, orNil(self.address), self.port,
                                              self.name});
        send(*helper, std::move(body), false, true);
    }
    m_helpers.clear();
    if (m_with.timing.tcpPings && record.versions[1] >= kStreamPingProtocol) {
        m_with.outputs.emplace_back(
            StartStreamPing{m_probe->endpoint, m_probe->sequence, record.name, m_probe->endsAt});
    }
}

/// The probe succeeded.
void Prober::end()
{
    m_with.awareness.apply(-1);
    m_probe.reset();
}

void Prober::finishSilent(TimePoint now)
{
    if (m_probe->streamAck) {
        m_with.counters.add("swim.udp-silent-tcp-answers");
        end();
        return;
    }
    // Missing nacks say that it is us who hear nothing; where all came, we are well.
    const auto probe = *std::exchange(m_probe, std::nullopt);
    m_with.awareness.apply(probe.nacksDue > 0 ? probe.nacksDue - probe.nacks : 1);
    m_with.counters.add("swim.probes-failed");
    switch (m_with.policy.afterSilence()) {
    case Policy::AfterSilence::Accuse:
        m_with.membership.accuse(now, probe.member, probe.incarnation);
        break;
    case Policy::AfterSilence::Note: {
        const auto* entry = m_with.membership.table().find(probe.member);
        if (entry != nullptr && isPresent(*entry))
            m_with.outputs.emplace_back(PingLost{probe.member});
        break;
    }
    }
}

void Prober::send(const MemberEntry& entry, Bytes body, bool crc, bool piggyback)
{
    m_with.outputs.emplace_back(
        SendMessage{entry.record->endpoint, std::move(body), crc, piggyback});
}

} // namespace grapevine::swim
