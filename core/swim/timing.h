#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/clock.h"

namespace grapevine::swim {

/// memberlist's intervals and multipliers. Everybody in a cluster is expected to have the same.
/// Source: memberlist, config.go.
struct Timing {
    Duration tcpTimeout = std::chrono::seconds{10}; ///< For a whole stream exchange.
    unsigned indirectChecks = 3;                    ///< Helpers asked after a lost ping.
    unsigned retransmitMult = 4;
    unsigned suspicionMult = 4;
    unsigned suspicionMaxTimeoutMult = 6;
    Duration pushPullInterval = std::chrono::seconds{30}; ///< Zero: never by itself.
    Duration probeInterval = std::chrono::seconds{1};
    Duration probeTimeout = std::chrono::milliseconds{500};
    bool tcpPings = true; ///< A ping over TCP beside the indirect ones.
    unsigned awarenessMax = 8;
    Duration gossipInterval = std::chrono::milliseconds{200};
    unsigned gossipNodes = 3;
    Duration gossipToTheDeadTime = std::chrono::seconds{30};
    /// A dead member's name may come back from another address after this; zero: never.
    Duration deadNodeReclaimTime{};
    /// True: reaping also forgets left members (memberlist 0.3.1 and up); false: dead ones only.
    bool forgetsLeft = true;

    [[nodiscard]] static Timing lan();
    [[nodiscard]] static Timing wan();
    [[nodiscard]] static Timing local();

    bool operator==(const Timing&) const = default;
};

} // namespace grapevine::swim
