#include "core/swim/timing.h"

namespace grapevine::swim {

Timing Timing::lan()
{
    return {};
}

Timing Timing::wan()
{
    Timing timing;
    timing.tcpTimeout = std::chrono::seconds{30};
    timing.suspicionMult = 6;
    timing.pushPullInterval = std::chrono::seconds{60};
    timing.probeInterval = std::chrono::seconds{5};
    timing.probeTimeout = std::chrono::seconds{3};
    timing.gossipInterval = std::chrono::milliseconds{500};
    timing.gossipNodes = 4;
    timing.gossipToTheDeadTime = std::chrono::seconds{60};
    return timing;
}

Timing Timing::local()
{
    Timing timing;
    timing.tcpTimeout = std::chrono::seconds{1};
    timing.indirectChecks = 1;
    timing.retransmitMult = 2;
    timing.suspicionMult = 3;
    timing.pushPullInterval = std::chrono::seconds{15};
    timing.probeTimeout = std::chrono::milliseconds{200};
    timing.gossipInterval = std::chrono::milliseconds{100};
    timing.gossipToTheDeadTime = std::chrono::seconds{15};
    return timing;
}

} // namespace grapevine::swim
