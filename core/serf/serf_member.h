#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/serf/serf_event.h"
#include "core/swim/node_record.h"

namespace grapevine::serf {

/// One member as Serf knows it; it outlives memberlist's entry. Dense: a fleet of n agents holds
/// n * n of these.
struct SerfMember {
    swim::NodeRecordPtr record;
    LamportTime statusTime; ///< Of the newest intent; 0 before the first.
    TimePoint leftAt{};     ///< When it became failed or left.
    MemberId member;
    Status status = Status::None;
    /// The status time is told by a push/pull, which does not say whether of a join or a leave.
    bool hearsay = false;
};

} // namespace grapevine::serf
