#include "core/net/boot_clock.h"

#include <ctime>

namespace grapevine::net {

namespace {

Duration read(clockid_t clock)
{
    timespec spec{};
    clock_gettime(clock, &spec);
    return std::chrono::seconds{spec.tv_sec} + std::chrono::nanoseconds{spec.tv_nsec};
}

} // namespace

TimePoint bootNow()
{
    return TimePoint{read(CLOCK_BOOTTIME)};
}

Duration threadWork()
{
    return read(CLOCK_THREAD_CPUTIME_ID);
}

Moment momentNow()
{
    const auto wall = std::chrono::duration_cast<std::chrono::milliseconds>(read(CLOCK_REALTIME));
    return {bootNow(), WallTime{wall.count()}};
}

} // namespace grapevine::net
