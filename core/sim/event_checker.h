#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/serf/serf_event.h"
#include "core/sim/node.h"
#include "core/sim/violation_log.h"

namespace grapevine::sim {

/// One observation per change: an agent never tells the same of a member twice in a row, tells
/// nothing but a join of somebody unknown, and no failure of somebody who left.
///
///     unknown -> Join -> Leaving -> Leave -> Join | Reap     Leaving -> Staying: as if joined
///                     -> Failed  -> Join | Leave | Reap      Failed  -> Leave: force-leave
class EventChecker {
public:
    explicit EventChecker(ViolationLog& log)
        : m_log(log)
    {
    }

    /// `watcher` and `member` are names, for the report.
    void handleEvent(TimePoint at, Node node, const std::string& watcher, const std::string& member,
                     const serf::MemberEvent& event);
    /// The agent's picture starts afresh.
    void forget(Node node);

private:
    enum class Last : std::uint8_t { Unknown, Present, Leaving, Left, Failed };

    ViolationLog& m_log;
    std::vector<std::vector<Last>> m_last; ///< By node, by member.
};

} // namespace grapevine::sim
