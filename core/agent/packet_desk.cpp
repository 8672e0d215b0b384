#include "core/agent/packet_desk.h"

#include <algorithm>
#include <utility>

#include "core/crypto/secret_text.h"
#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "core/wire/messages.h"

namespace grapevine::agent {

namespace {

constexpr std::size_t kCompoundHead = 2; ///< Type byte and count.
constexpr std::size_t kCompoundPart = 2; ///< Length of each part.
constexpr std::size_t kCrcHead = 5;      ///< Type byte and sum.
constexpr std::size_t kCompoundParts = 255;
constexpr std::size_t kSealed = 1 + crypto::kNonceSize + crypto::kTagSize;

} // namespace

PacketDesk::PacketDesk(std::string label, crypto::Sealer* sealer, bool compress, Counters& counters)
    : m_label(std::move(label))
    , m_sealer(sealer)
    , m_compress(compress)
    , m_counters(counters)
    , m_reader(m_label, sealer)
{
    m_arena.reserve(2 * wire::kUdpPacketLargest);
}

std::size_t PacketDesk::room(bool crc) const
{
    std::size_t overhead = kCompoundHead;
    if (!m_label.empty()) overhead += 2 + m_label.size();
    if (m_sealer != nullptr) overhead += kSealed;
    if (crc) overhead += kCrcHead;
    return wire::kUdpPacketLargest - overhead;
}

void PacketDesk::clearParts()
{
    m_parts.clear();
    // Key queries are gossiped like any other: no tail of one stays behind a shorter message.
    if (m_sealer != nullptr) crypto::wipe(m_arena);
    m_arena.clear();
}

void PacketDesk::collect(std::size_t room, std::span<const GossipSource> sources)
{
    for (const auto& source : sources) {
        if (source.queue->empty()) continue;
        m_taken.clear();
        const std::size_t overhead = kCompoundPart + (source.user ? 1 : 0);
        source.queue->take(m_taken, overhead, room, source.members);
        for (const auto message : m_taken) {
            room -= std::min(room, message.size() + overhead);
            if (!source.user) {
                m_parts.push_back(message);
                continue;
            }
            const auto at = m_arena.size();
            m_arena.push_back(static_cast<std::byte>(wire::MessageType::User));
            append(m_arena, message);
            m_parts.push_back(ByteView{m_arena}.subspan(at));
        }
    }
}

void PacketDesk::letGo(std::span<const GossipSource> sources)
{
    clearParts();
    for (const auto& source : sources)
        source.queue->letGo();
}

void PacketDesk::pack(const Endpoint& to, bool crc, std::vector<AgentOutput>& out)
{
    if (m_parts.size() > kCompoundParts) m_parts.resize(kCompoundParts);
    Bytes compound;
    ByteView body = m_parts.front();
    if (m_parts.size() > 1) {
        compound = wire::encodeCompound(m_parts);
        body = compound;
    }
    auto bytes = wire::wrapPacket(body, m_label, m_sealer, {.crc = crc, .compress = m_compress});
    if (bytes.empty()) {
        m_counters.add("agent.seal-failed");
        return;
    }
    out.emplace_back(SendDatagram{to, std::move(bytes)});
}

void PacketDesk::send(const Endpoint& to, ByteView body, bool crc,
                      std::span<const GossipSource> sources, std::vector<AgentOutput>& out)
{
    const auto largest = room(crc);
    if (body.size() > largest) {
        m_counters.add("agent.datagram-too-large");
        return;
    }
    clearParts();
    m_parts.push_back(body);
    const auto used = body.size() + kCompoundPart;
    if (used < largest) collect(largest - used, sources);
    pack(to, crc, out);
    letGo(sources);
}

bool PacketDesk::gossip(const Endpoint& to, bool crc, std::span<const GossipSource> sources,
                        std::vector<AgentOutput>& out)
{
    clearParts();
    collect(room(crc), sources);
    if (m_parts.empty()) return false;
    pack(to, crc, out);
    letGo(sources);
    return true;
}

} // namespace grapevine::agent
