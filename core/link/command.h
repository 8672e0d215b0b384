#pragma once

#include <cstdint>
#include <variant>

#include "core/base/strong_number.h"

namespace grapevine::link {

using CommandId = StrongNumber<struct CommandIdTag, std::uint64_t>;

/// Ask the next member now instead of waiting for the interval.
struct SweepNow {};
/// Stop or go on asking; what was seen stays.
struct SetPaused {
    bool paused = false;
};

/// Tell the cluster that we go, if we are a member; the link's phase ends as Closed.
struct Leave {};

/// What a person can ask of a link. Refused commands say why in their outcome.
using Command = std::variant<SweepNow, SetPaused, Leave>;

} // namespace grapevine::link
