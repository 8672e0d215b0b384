#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/clock.h"

namespace grapevine::link {

/// How a round ends in which members are asked from outside, one TCP connection each.
enum class RoundEnd : std::uint8_t {
    Open,
    Whole,   ///< Everybody had a turn.
    Stopped, ///< By a command.
    Lost,    ///< The link went away or changed its kind meanwhile.
};

/// Open at once, from the begin of one to the begin of the next, and beyond how much the next
/// waits: the round is to be felt by nobody.
inline constexpr std::size_t kRoundAtOnce = 8;
inline constexpr Duration kRoundGap = std::chrono::milliseconds{50};
inline constexpr std::uint64_t kRoundBytesPerSecond = 1024UL * 1024;

/// What a round costs, before it begins.
struct RoundCost {
    std::size_t connections = 0; ///< One TCP connection for each asked.
    std::uint64_t bytes = 0;     ///< About so many come back in all.
    Duration longest{};          ///< About so long, if all answer.
};

/// Of asking `asked` members of a cluster that has `members`.
[[nodiscard]] RoundCost roundCost(std::size_t asked, std::size_t members);

} // namespace grapevine::link
