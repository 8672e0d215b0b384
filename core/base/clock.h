#pragma once

#include <chrono>
#include <cstdint>

namespace grapevine {

/// Nanoseconds, signed.
using Duration = std::chrono::nanoseconds;

/// Time since the machine booted, sleep included. The type has no `now()` on purpose:
/// only `core/net` and the composition roots read a clock, everything else is told the time.
struct Clock {
    using rep = Duration::rep;
    using period = Duration::period;
    using duration = Duration;
    using time_point = std::chrono::time_point<Clock, Duration>;
    static constexpr bool is_steady = true;
};
using TimePoint = Clock::time_point;

/// Time of day, for display and export only; it may jump. Milliseconds since 1970, UTC.
struct WallTime {
    std::int64_t milliseconds = 0;

    constexpr auto operator<=>(const WallTime&) const = default;
};

/// Both stamps of one moment: `boot` orders and measures, `wall` is what a person reads.
struct Moment {
    TimePoint boot;
    WallTime wall;
};

} // namespace grapevine
