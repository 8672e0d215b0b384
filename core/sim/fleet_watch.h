#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/agent/agent.h"
#include "core/agent/agent_news.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/name_table.h"
#include "core/sim/clock_checker.h"
#include "core/sim/event_checker.h"
#include "core/sim/node.h"
#include "core/sim/observer_checker.h"
#include "core/sim/row_checkers.h"
#include "core/sim/table_watch.h"
#include "core/sim/violation_log.h"

namespace grapevine::sim {

/// All checkers of a fleet, fed with what each agent says, hears and believes. Composes them.
class FleetWatch {
public:
    /// `lookEvery`: how often a whole table is compared; zero: after every input. Rows that news
    /// are about are always compared at once.
    FleetWatch(ViolationLog& log, const NameTable& names, Duration lookEvery);

    /// A node's process begins, for the first time or anew.
    void handleStart(Node node, const std::string& name, bool observer, const std::string& label,
                     Duration gossipToTheDeadTime);
    /// The agent threw its picture away.
    void handleForget(Node node);

    /// After every input: `at` is virtual time, `local` the agent's own.
    void handleInput(TimePoint at, TimePoint local, Node node, const agent::Agent& agent,
                     std::span<const agent::AgentNews> news);

    /// Null unless the node is an observer.
    [[nodiscard]] ObserverChecker* observer(Node node);

private:
    struct Watched {
        std::string name;
        TableWatch table{Duration::zero()};
        TimePoint lookedAt = TimePoint::min();
        std::unique_ptr<ObserverChecker> observer;
    };

    ViolationLog& m_log;
    const NameTable& m_names;
    Duration m_lookEvery;
    IncarnationChecker m_incarnations{m_log};
    ResurrectionChecker m_resurrections{m_log};
    ClockChecker m_clocks{m_log};
    EventChecker m_events{m_log};
    std::vector<Watched> m_watched; ///< By node.
    std::vector<RowChange> m_changes;
};

} // namespace grapevine::sim
