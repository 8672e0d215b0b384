#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/link/asking_round.h"
#include "core/link/command.h"
#include "core/link/link_status.h"

namespace grapevine::link {

/// Whether one member holds a user event in its ring. In order of what wants to be seen first.
enum class DeliveryState : std::uint8_t {
    Missing,  ///< It answered, and does not hold it: not yet, or it joined later.
    Unasked,  ///< It could not be asked, or gave no answer that tells.
    Rolled,   ///< Its ring has moved on since; it holds nothing that old any more.
    Waiting,  ///< Its turn is still to come, or its answer.
    Observer, ///< It only observes: it relays events and lists none, so it counts nowhere.
    Held,     ///< It received the event. Whether a handler ran there is told by nobody.
};
inline constexpr std::size_t kDeliveryStates = 6;

/// `missing`, `unasked`, `rolled`, `waiting`, `observer`, `held`.
[[nodiscard]] std::string_view word(DeliveryState state);

/// One member in one ProveEvent, as it stands; told anew when it changes.
struct DeliveryLine {
    CommandId proof;
    std::string member;
    DeliveryState state = DeliveryState::Waiting;
    std::optional<Refusal> refusal; ///< Unasked: why, if it was tried over the network.
    std::string detail; ///< Unasked, Missing: why, in plain English, safe to show; may be empty.
    Moment at;          ///< Of the answer, or of the failure.
};

/// A ProveEvent as a whole, as it stands.
struct DeliveryProof {
    using End = RoundEnd;

    CommandId proof;
    LamportTime time;
    std::string name;
    Moment begunAt;
    Moment endedAt; ///< Unless open.
    End end = End::Open;
    std::size_t members = 0; ///< Lines in all.
    std::size_t held = 0;
    std::size_t missing = 0;
    std::size_t rolled = 0;
    std::size_t unasked = 0;
    std::size_t observers = 0; ///< Among the lines, and no part of what is proven.
    std::size_t left = 0; ///< Members beyond kProofMembersMost: evenly chosen ones were left out.
    std::size_t connections = 0; ///< Opened so far.
    std::uint64_t bytes = 0;     ///< Both directions.

    [[nodiscard]] std::size_t waiting() const
    {
        return members - held - missing - rolled - unasked - observers;
    }
};

/// Members asked by one ProveEvent at most: each answer holds a row for every member, so twice as
/// many cost four times as much. Of more, every n-th is asked.
inline constexpr std::size_t kProofMembersMost = 1'000;

/// What it costs, before it begins, in a cluster with so many members that can be asked.
[[nodiscard]] RoundCost proofCost(std::size_t members);

} // namespace grapevine::link
