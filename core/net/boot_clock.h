#pragma once

#include "core/base/clock.h"

namespace grapevine::net {

/// CLOCK_BOOTTIME: goes on while the machine sleeps. Any thread.
[[nodiscard]] TimePoint bootNow();
/// How long the calling thread has been at work: what is left of a gap in time is standing still.
[[nodiscard]] Duration threadWork();
/// Both stamps of now. Any thread.
[[nodiscard]] Moment momentNow();

} // namespace grapevine::net
