#pragma once

#include <chrono>

#include "core/base/clock.h"

namespace grapevine::widgets {

/// A membership has its picture long before; later newcomers wait for the person's sorting.
inline constexpr Duration kFillingLongest = std::chrono::seconds{15};

/// How long rows stay where they are while a table fills up: a few are put in order with every
/// news, a hundred thousand every other second, for nobody reads along in those anyway.
[[nodiscard]] constexpr Duration fillingPause(int rows)
{
    return std::chrono::microseconds{20} * rows;
}

} // namespace grapevine::widgets
