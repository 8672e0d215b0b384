#include "core/swim/ping_duties.h"

#include <algorithm>
#include <utility>

#include "core/swim/own_ping.h"

namespace grapevine::swim {

namespace {

Endpoint answerTo(const Endpoint& source, ByteView sourceAddress, std::uint16_t sourcePort)
{
    if (sourceAddress.empty() || sourcePort == 0) return source;
    auto address = IpAddress::fromBytes(sourceAddress);
    return address ? Endpoint{std::move(*address), sourcePort} : source;
}

} // namespace

void PingDuties::handlePing(const Endpoint& source, const wire::Ping& ping, ByteView ackPayload)
{
    if (!ping.node.empty() && ping.node != m_with.membership.self().name) {
        m_with.counters.add("swim.ping-for-another");
        return;
    }
    send(answerTo(source, ping.sourceAddress, ping.sourcePort),
         wire::Ack{ping.sequence, ackPayload});
}

void PingDuties::handleIndirectPing(TimePoint now, const Endpoint& source,
                                    const wire::IndirectPing& ping)
{
    auto address = IpAddress::fromBytes(ping.target);
    if (!address) {
        m_with.counters.add("swim.relay-refused");
        return;
    }
    if (m_relays.size() >= kRelaysMost) {
        m_with.counters.add("swim.relays-over-cap");
        return;
    }
    const auto& self = m_with.membership.self();
    const auto sequence = m_with.sequences.next();
    const Endpoint target{std::move(*address), ping.port == 0 ? self.port : ping.port};
    m_relays.push_back({sequence, ping.sequence,
                        answerTo(source, ping.sourceAddress, ping.sourcePort),
                        now + m_with.timing.probeTimeout, ping.nack});
    m_with.outputs.emplace_back(SendMessage{target, ownPing(self, sequence, ping.node)});
}

bool PingDuties::handleAck(const wire::Ack& ack)
{
    const auto at = std::find_if(m_relays.begin(), m_relays.end(),
                                 [&](const Relay& relay) { return relay.ours == ack.sequence; });
    if (at == m_relays.end()) return false;
    send(at->asker, wire::Ack{at->theirs, {}});
    m_relays.erase(at);
    return true;
}

std::optional<TimePoint> PingDuties::nextTimeout() const
{
    if (m_relays.empty()) return std::nullopt;
    return m_relays.front().until;
}

void PingDuties::handleTimeout(TimePoint now)
{
    while (!m_relays.empty() && m_relays.front().until <= now) {
        const auto& relay = m_relays.front();
        if (relay.nack) send(relay.asker, wire::Nack{relay.theirs});
        m_relays.pop_front();
    }
}

template<class Message> void PingDuties::send(const Endpoint& to, const Message& message)
{
    Bytes body;
    wire::encode(body, message);
    m_with.outputs.emplace_back(SendMessage{to, std::move(body)});
}

} // namespace grapevine::swim
