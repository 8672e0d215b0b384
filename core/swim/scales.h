#pragma once

#include <cstddef>

#include "core/base/clock.h"
#include "core/swim/suspicion.h"
#include "core/swim/timing.h"

namespace grapevine::swim {

// Numbers that grow with the cluster. `members` is memberlist's estimate of n: every entry of the
// table, dead ones not yet reaped included. Logarithms are computed as Go computes them, so that
// both round alike. Source: memberlist, util.go; vectors of the same names.

/// How often each holder of a message sends it.
[[nodiscard]] std::size_t retransmitLimit(unsigned retransmitMult, std::size_t members);

/// How long a suspect has to refute.
[[nodiscard]] Suspicion::Window suspicionWindow(const Timing& timing, std::size_t members);

/// The time between two push/pulls of one member.
[[nodiscard]] Duration pushPullScale(Duration interval, std::size_t members);

} // namespace grapevine::swim
