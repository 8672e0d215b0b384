#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/agent/agent_io.h"
#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/expected.h"
#include "core/crypto/sealer.h"
#include "core/swim/gossip_queue.h"
#include "core/wire/packet.h"

namespace grapevine::agent {

/// One queue to fill datagrams from.
struct GossipSource {
    swim::GossipQueue* queue = nullptr;
    std::size_t members = 0; ///< n of its retransmit limit.
    bool user = false;       ///< Serf's: each message goes as a memberlist user message.
};

/// Datagrams in and out: peels what comes, and fills what goes with gossip up to the size of one
/// UDP packet. Source: memberlist, net.go (sendMsg, getBroadcasts, gossip).
class PacketDesk {
public:
    /// `sealer` may be null; both references are borrowed.
    PacketDesk(std::string label, crypto::Sealer* sealer, bool compress, Counters& counters);

    [[nodiscard]] Expected<std::span<const wire::PacketPart>, wire::DecodeError>
    read(ByteView datagram)
    {
        return m_reader.read(datagram, m_counters);
    }

    /// A datagram with `body` first and, from `sources`, what else fits. Larger than one datagram
    /// may be: counted and not sent.
    void send(const Endpoint& to, ByteView body, bool crc, std::span<const GossipSource> sources,
              std::vector<AgentOutput>& out);
    /// A datagram of gossip alone; false when nothing is queued.
    bool gossip(const Endpoint& to, bool crc, std::span<const GossipSource> sources,
                std::vector<AgentOutput>& out);

private:
    [[nodiscard]] std::size_t room(bool crc) const;
    void clearParts();
    /// After a datagram is made: nothing that it was made of stays.
    void letGo(std::span<const GossipSource> sources);
    void collect(std::size_t room, std::span<const GossipSource> sources);
    void pack(const Endpoint& to, bool crc, std::vector<AgentOutput>& out);

    std::string m_label;
    crypto::Sealer* m_sealer;
    bool m_compress;
    Counters& m_counters;
    wire::PacketReader m_reader;
    std::vector<ByteView> m_parts;
    std::vector<ByteView> m_taken;
    Bytes m_arena; ///< User messages with their type byte; never moves while parts point into it.
};

} // namespace grapevine::agent
