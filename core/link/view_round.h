#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/link/asking_round.h"
#include "core/link/command.h"
#include "core/link/link_status.h"

namespace grapevine::link {

/// How asking one member for its view stands.
enum class ViewState : std::uint8_t {
    Unasked,  ///< It could not be asked, or gave no answer that counts.
    Waiting,  ///< Its turn is still to come, or its answer.
    Answered, ///< Its rows are in the batches' `views`.
};

/// `unasked`, `waiting`, `answered`.
[[nodiscard]] std::string_view word(ViewState state);

/// One member in one SweepViews, as it stands; told anew when it changes.
struct ViewLine {
    CommandId sweep;
    std::string member;
    ViewState state = ViewState::Waiting;
    std::optional<Refusal> refusal; ///< Unasked: why, if it was tried over the network.
    std::string detail;             ///< Unasked: why, in plain English; may be empty.
    Moment at;                      ///< Of the answer, or of the failure.
};

/// A SweepViews as a whole, as it stands.
struct ViewRound {
    using End = RoundEnd;

    CommandId sweep;
    Moment begunAt;
    Moment endedAt; ///< Unless open.
    End end = End::Open;
    std::size_t members = 0; ///< Lines in all: whoever is to be asked, or would be.
    std::size_t answered = 0;
    std::size_t unasked = 0;
    std::size_t sampledOut = 0;  ///< Members that had no place in the sample.
    std::size_t connections = 0; ///< Opened so far.
    std::uint64_t bytes = 0;     ///< Both directions.

    [[nodiscard]] std::size_t waiting() const { return members - answered - unasked; }
};

/// Up to so many members, everybody is asked what it says of everybody; of more, so many are:
/// those in doubt first, then evenly by zone and name.
inline constexpr std::size_t kViewAskersMost = 150;
/// What they say in all: of a large cluster fewer are asked, since each answer names everybody.
inline constexpr std::size_t kViewCellsMost = 200'000;
/// But so many in any case, or there is nothing to compare.
inline constexpr std::size_t kViewAskersLeast = 8;

/// How many of `members` are asked.
[[nodiscard]] std::size_t viewAskers(std::size_t members);
/// What it costs to ask them, before it begins.
[[nodiscard]] RoundCost viewCost(std::size_t members);

} // namespace grapevine::link
