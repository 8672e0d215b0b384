#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/sim/table_watch.h"
#include "core/sim/violation_log.h"

namespace grapevine::sim {

/// A member's incarnation never falls in one agent's table, unless the agent forgot the member.
/// A member that left may come back from another address with any incarnation.
class IncarnationChecker {
public:
    explicit IncarnationChecker(ViolationLog& log)
        : m_log(log)
    {
    }

    /// `watcher` and `member` are names, for the report.
    void handleChange(TimePoint at, const std::string& watcher, const std::string& member,
                      const RowChange& change);

private:
    ViolationLog& m_log;
};

/// Nobody who failed or left is back without a higher incarnation, unless it was forgotten.
class ResurrectionChecker {
public:
    explicit ResurrectionChecker(ViolationLog& log)
        : m_log(log)
    {
    }

    void handleChange(TimePoint at, const std::string& watcher, const std::string& member,
                      const RowChange& change);

private:
    ViolationLog& m_log;
};

} // namespace grapevine::sim
