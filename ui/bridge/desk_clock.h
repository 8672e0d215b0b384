#pragma once

#include "core/base/clock.h"

namespace grapevine::bridge {

/// The one clock read of the window's side: CLOCK_BOOTTIME, as the gossip thread stamps, and
/// the time of day. Widgets and models are handed what it returned.
[[nodiscard]] Moment readDeskClock();

} // namespace grapevine::bridge
