#pragma once

#include "core/base/clock.h"

namespace grapevine::models {

/// From `from` until just before `to`, by the clock that keeps counting.
struct TimeRange {
    TimePoint from;
    TimePoint to;

    [[nodiscard]] Duration span() const { return to - from; }
    [[nodiscard]] bool holds(TimePoint at) const { return at >= from && at < to; }
    bool operator==(const TimeRange&) const = default;
};

} // namespace grapevine::models
