#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/sim/event.h"

namespace grapevine::sim {

/// What the kernel keeps for a process that does not read: datagrams up to the size of a UDP
/// receive buffer, connections up to the listen backlog, bytes of streams.
class SocketBuffer {
public:
    /// Linux's net.core.rmem_default, and what a small datagram is charged on top of its bytes.
    static constexpr std::size_t kDatagramBytesMost = 212'992;
    static constexpr std::size_t kDatagramOverhead = 768;
    /// Go listens with the kernel's somaxconn, 4096; long before it peers have given up.
    static constexpr std::size_t kDialsMost = 4096;

    /// False: there is no room, and what came is lost.
    bool put(Event event);
    /// Everything, in order of arrival; empty afterwards.
    [[nodiscard]] std::vector<Event> takeAll();

    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    std::vector<Event> m_events;
    std::size_t m_datagramBytes = 0;
    std::size_t m_dials = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace grapevine::sim
