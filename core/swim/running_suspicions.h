#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/swim/suspicion.h"

namespace grapevine::swim {

/// The suspicions whose time is not up, one a member, and which of them ends next. There are never
/// more than the table has members.
class RunningSuspicions {
public:
    /// Replaces one that runs already.
    void start(TimePoint now, MemberId member, std::string_view accuser, Suspicion::Window window);
    [[nodiscard]] const Suspicion* find(MemberId member) const;
    /// See Suspicion::confirm; false as well when none runs.
    [[nodiscard]] bool confirm(MemberId member, std::string_view accuser);
    /// See Suspicion::note; false as well when none runs.
    [[nodiscard]] bool note(MemberId member, std::string_view accuser);
    void stop(MemberId member);
    void clear();
    /// All of them get their whole window again.
    void restartAll(TimePoint now);

    [[nodiscard]] std::size_t size() const { return m_running.size(); }
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    /// The one that ended first, no later than `now`; it runs no more.
    [[nodiscard]] std::optional<MemberId> takeExpired(TimePoint now);

private:
    std::map<MemberId, Suspicion> m_running;
    std::set<std::pair<TimePoint, MemberId>> m_deadlines;
};

} // namespace grapevine::swim
