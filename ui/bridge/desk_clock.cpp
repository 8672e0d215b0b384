#include "ui/bridge/desk_clock.h"

#include <chrono>
#include <ctime>

namespace grapevine::bridge {

Moment readDeskClock()
{
    timespec boot{};
    if (clock_gettime(CLOCK_BOOTTIME, &boot) != 0) clock_gettime(CLOCK_MONOTONIC, &boot);
    using namespace std::chrono;
    const auto wall = duration_cast<milliseconds>(system_clock::now().time_since_epoch());
    return {.boot = TimePoint{seconds{boot.tv_sec} + nanoseconds{boot.tv_nsec}},
            .wall = {.milliseconds = wall.count()}};
}

} // namespace grapevine::bridge
