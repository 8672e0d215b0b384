#pragma once

#include <atomic>
#include <ctime>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/base/clock.h"

namespace grapevine::test {

inline std::atomic<std::int64_t> bootAhead{0}; ///< Nanoseconds.

/// The machine sleeps for that long, in no time: CLOCK_BOOTTIME goes on, and timers do not. Every
/// thread of the process sleeps along.
inline void sleepFor(Duration duration)
{
    bootAhead += duration.count();
}

} // namespace grapevine::test

/// Comes before the C library's, for the whole program: include this in its one source.
extern "C" int clock_gettime(clockid_t clock, timespec* into) noexcept
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    const auto result = static_cast<int>(syscall(SYS_clock_gettime, clock, into));
    if (result == 0 && clock == CLOCK_BOOTTIME) {
        const auto at = into->tv_nsec + grapevine::test::bootAhead.load();
        into->tv_sec += at / kSecond;
        into->tv_nsec = at % kSecond;
    }
    return result;
}
