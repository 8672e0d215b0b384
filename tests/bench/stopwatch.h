#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <fmt/format.h>
#include <string_view>

#include "tests/bench/counting_new.h"

namespace grapevine::bench {

using Watch = std::chrono::steady_clock;

/// Keeps results from being optimised away.
inline volatile std::uint64_t g_sink = 0;

/// Prints one figure as tests/bench/run.py reads it.
inline void figure(std::string_view name, double value, std::string_view unit)
{
    fmt::print("BENCH {} {:.4g} {}\n", name, value, unit);
}

/// Processor time of this thread in milliseconds: what others do beside it does not count.
[[nodiscard]] inline double threadTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Cost {
    double nanoseconds = 0.0; ///< Of one call.
    double allocations = 0.0; ///< Of one call.
};

/// Calls `work` for at least `budget`, after one call to warm up.
template<class Work> Cost measure(std::chrono::milliseconds budget, Work work)
{
    work();
    std::size_t calls = 1;
    for (;;) {
        const auto allocated = allocations();
        const auto began = Watch::now();
        for (std::size_t i = 0; i < calls; ++i)
            work();
        const auto took = Watch::now() - began;
        if (took >= budget || calls > 100'000'000) {
            const auto each = static_cast<double>(calls);
            return {std::chrono::duration<double, std::nano>(took).count() / each,
                    static_cast<double>(allocations() - allocated) / each};
        }
        calls *= took * 4 < budget ? 4U : 2U;
    }
}

/// A push/pull answer recorded in `path`, fed as from a socket, until every row can be queried.
/// False when it does not decode.
[[nodiscard]] bool measurePeek(std::string_view name, const char* path);

} // namespace grapevine::bench
