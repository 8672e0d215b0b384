#pragma once

#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/serf/serf.h"
#include "core/sim/node.h"
#include "core/sim/violation_log.h"

namespace grapevine::sim {

/// No Lamport clock of an agent ever falls.
class ClockChecker {
public:
    explicit ClockChecker(ViolationLog& log)
        : m_log(log)
    {
    }

    void handleClocks(TimePoint at, Node node, const std::string& name, const serf::Clocks& clocks);
    /// A new process: its clocks begin again.
    void forget(Node node);

private:
    ViolationLog& m_log;
    std::vector<serf::Clocks> m_last; ///< By node.
};

} // namespace grapevine::sim
