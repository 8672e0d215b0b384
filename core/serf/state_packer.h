#pragma once

#include <span>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/name_table.h"
#include "core/serf/event_log.h"
#include "core/serf/member_statuses.h"
#include "core/serf/serf.h"

namespace grapevine::serf {

/// Writes Serf's part of our push/pulls. Source: serf, delegate.go (LocalState).
class StatePacker {
public:
    StatePacker(const MemberStatuses& statuses, const EventLog& events, const NameTable& names)
        : m_statuses(statuses)
        , m_events(events)
        , m_names(names)
    {
    }

    /// As a full member says it: everybody's status time, who left, and the recent events.
    [[nodiscard]] Bytes full(const Clocks& clocks) const;
    /// As an observer says it: status times of the `listed` members that are alive and said so
    /// themselves. A leaving member's time would pass for its join intent at a peer, and hide its
    /// leave; and a peer makes a leave intent of everybody who is called left.
    [[nodiscard]] Bytes observer(const Clocks& clocks, std::span<const MemberId> listed) const;

private:
    const MemberStatuses& m_statuses;
    const EventLog& m_events;
    const NameTable& m_names;
};

} // namespace grapevine::serf
