#pragma once

#include <cstddef>

#include "core/link/link_status.h"
#include "ui/models/member_store.h"

namespace grapevine::widgets {

/// Members alive up to which one observer more makes failures be noticed clearly later.
/// Source: protocol/observer.md section 3, measured: 13-15 s instead of 5-6 s with three agents.
inline constexpr std::size_t kTinyCluster = 3;

struct JoinOfferInput {
    const link::LinkStatus& status;
    const models::MemberTally& tally;
    Moment startedAt; ///< When this look began.
    Moment now;
};

/// True where joining is possible at all: we peek, and somebody answers.
[[nodiscard]] bool canJoin(const JoinOfferInput& input);

/// True at the first useful moment to ask by ourselves: somebody is suspect, so who accuses would
/// be good to know, or the table has been looked at for a while in peace.
[[nodiscard]] bool isUsefulMoment(const JoinOfferInput& input);

/// Members that take part: alive ones, suspects among them.
[[nodiscard]] std::size_t takingPart(const models::MemberTally& tally);

} // namespace grapevine::widgets
