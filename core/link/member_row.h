#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/coordinate.h"
#include "core/base/ids.h"
#include "core/base/node_facts.h"
#include "core/link/accusation.h"
#include "core/link/member_status.h"

namespace grapevine::link {

inline constexpr std::size_t kAccusersMost = 16;

/// One member as we would show it now. A value: it crosses threads as `MemberRowPtr`.
struct MemberRow {
    MemberKey key;
    NodeFactsPtr facts; ///< Never null; a name-only row's facts hold just the name.
    MemberStatus status = MemberStatus::None;
    RawState state = RawState::Unknown;
    Incarnation incarnation;
    LamportTime statusTime; ///< Serf's status time of the member; 0 when not told.
    RowSource source = RowSource::Peek;
    std::string
        askedBy;   ///< Name of the member whose word this is; empty when it never named itself.
    Moment seenAt; ///< When that word arrived.
    Moment since;  ///< When this status and state were first seen by us.
    /// True when the member was already in this state at our first look, so `since` is only
    /// an upper bound of the age.
    bool sinceFirstLook = false;
    std::optional<Duration> rtt;                  ///< Last UDP ping of our own.
    std::shared_ptr<const Coordinate> coordinate; ///< From that ping's ack; null when not told.
    /// Who holds it for suspect, first accuser first, or did until it failed; none otherwise, and
    /// never known while peeking. At most kAccusersMost.
    std::shared_ptr<const std::vector<std::string>> accusers;
    /// While suspect: when the others call it failed unless it speaks up, by memberlist's formula.
    std::optional<Moment> failsBy;
    std::shared_ptr<const FlapHistory> flaps; ///< Null until something happened to it.
    bool noVerdict = false; ///< Suspect for longer than any suspicion lasts, and nobody judged.
};

using MemberRowPtr = std::shared_ptr<const MemberRow>;

/// What one asked member says about one member: views can be compared, so they are kept apart.
/// All rows of one answer have the same `seenAt`; whom an asker told of before and does not tell
/// of now, it no longer lists.
struct ViewRow {
    MemberKey asker;
    MemberKey about;
    /// Whom it is about, as that asker lists it; just the name where it remembers no more. Never
    /// null in what a link brings.
    NodeFactsPtr facts;
    RawState state = RawState::Unknown; ///< Unknown: the asker holds just the name.
    MemberStatus status = MemberStatus::None;
    Incarnation incarnation;
    Moment seenAt;
};

} // namespace grapevine::link
