#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/swim/node_record.h"

namespace grapevine::swim {

/// One thing that happened to the table, in the order it happened. The agent takes them after each
/// input and hands them to Serf's rules.
struct MemberChange {
    enum class Kind : std::uint8_t {
        Join,        ///< Alive, after dead, left or unknown. memberlist's NotifyJoin.
        Leave,       ///< Dead or left by now; `left` tells which. memberlist's NotifyLeave.
        Update,      ///< The meta bytes changed while it was there. memberlist's NotifyUpdate.
        Suspect,     ///< Accused by `from` (may be empty: hearsay of a push/pull).
        Confirm,     ///< Another accuser, `from`, of a member that is suspect already.
        DeadAgain,   ///< Dead already when `from`, too, gossiped it; told each time.
        Refute,      ///< Suspect no more, by a higher incarnation.
        Conflict,    ///< Somebody at `record`'s address claims the name of a member we know.
        NoVerdict,   ///< A suspicion's time is up, and it is not ours to judge (observer).
        SelfAccused, ///< Somebody (`from`) held us for suspect or dead; it has been refuted.
        Forget,      ///< Dropped from memberlist's table; Serf's may keep it.
    };

    Kind kind = Kind::Join;
    MemberId member;
    NodeRecordPtr record; ///< The record after the change; Conflict: the newcomer's.
    Incarnation incarnation;
    std::string from;
    std::size_t accusers = 0;          ///< Suspect, Confirm: independent ones so far.
    std::optional<TimePoint> deadline; ///< Suspect, Confirm: see Suspicion::deadline.
    Incarnation accused;               ///< SelfAccused: the one that was accused.
    bool verdict = false;              ///< SelfAccused: by a dead message.
    bool left = false;
    bool self = false; ///< The member is ourselves.
};

} // namespace grapevine::swim
