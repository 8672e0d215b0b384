#pragma once

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/serf/event_log.h"
#include "core/serf/lamport_clock.h"
#include "core/serf/member_statuses.h"
#include "core/serf/query_desk.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

/// Takes Serf's part of the other side's push/pull: one pass, and nothing of it is gossiped.
/// Source: serf, delegate.go (MergeRemoteState).
class StateMerger {
public:
    StateMerger(MemberStatuses& statuses, LamportClock& memberClock, EventLog& events,
                QueryDesk& queries, Counters& counters)
        : m_statuses(statuses)
        , m_memberClock(memberClock)
        , m_events(events)
        , m_queries(queries)
        , m_counters(counters)
    {
    }

    /// `ignoreOldEvents`: this is our own join, and what was before it is of no interest.
    /// True when it says that we leave, and we do not: say that we are here.
    [[nodiscard]] bool merge(TimePoint now, ByteView userState, bool ignoreOldEvents);

private:
    void witness(const wire::SerfPushPull& state);
    [[nodiscard]] bool mergeStatuses(TimePoint now, const wire::SerfPushPull& state);

    MemberStatuses& m_statuses;
    LamportClock& m_memberClock;
    EventLog& m_events;
    QueryDesk& m_queries;
    Counters& m_counters;
};

} // namespace grapevine::serf
