#pragma once

#include "core/base/clock.h"

namespace grapevine::net {

/// CLOCK_BOOTTIME: goes on while the machine sleeps. Any thread.
[[nodiscard]] TimePoint bootNow();
/// Both stamps of now. Any thread.
[[nodiscard]] Moment momentNow();

} // namespace grapevine::net
