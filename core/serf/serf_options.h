#pragma once

#include <cstddef>

#include "core/base/clock.h"

namespace grapevine::serf {

/// Serf's intervals and bounds. Source: serf, config.go.
struct SerfOptions {
    std::size_t eventBuffer = 512; ///< Slots of the event ring; LTime modulo this.
    std::size_t queryBuffer = 512;
    Duration reapInterval = std::chrono::seconds{15};
    Duration recentIntentTimeout = std::chrono::minutes{5};
    Duration reconnectInterval = std::chrono::seconds{30};
    Duration reconnectTimeout = std::chrono::hours{24}; ///< A failed member is erased after this.
    Duration tombstoneTimeout = std::chrono::hours{24}; ///< A left one.
    std::size_t queueMost = 4096;                       ///< Of each of the three gossip queues.
    /// Of an event of ours: name and payload, and again the whole encoded message. Serf allows no
    /// more than 9216, whatever is set; what fits no datagram travels by push/pull alone.
    std::size_t eventSizeLimit = 512;
    std::size_t querySizeLimit = 1024;
    std::size_t responseSizeLimit = 1024;
    unsigned retransmitMult = 4;
    Duration gossipInterval = std::chrono::milliseconds{200}; ///< For query timeouts.
    unsigned queryTimeoutMult = 16;
    bool ignoreOldEvents = true; ///< Events from before our join are not delivered.
    /// One slot of the event ring holds no more than this; what is over is told, but neither
    /// gossiped nor packed into a push/pull, and counted.
    std::size_t eventsPerSlotMost = 1024;
    /// The whole event ring holds no more than this, each event charged 160 bytes more than it has;
    /// beyond it the oldest slots are forgotten, and what is that old is not heard again.
    std::size_t eventBytesMost = 16 * 1024 * 1024;
    /// One slot of the query ring; what is over is counted and dropped.
    std::size_t queriesPerSlotMost = 256;
    /// Names waiting for their member; beyond it the oldest give way, counted.
    std::size_t recentIntentsMost = 8192;
};

} // namespace grapevine::serf
