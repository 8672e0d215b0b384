#include "core/swim/scales.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace grapevine::swim {

namespace {

/// Push/pulls get rarer above this many members.
constexpr double kPushPullThreshold = 32.0;

/// ln 2 / ln 10: rounded once, as Go's compiler does with constants.
constexpr double kLog10Of2 = 0.30102999566398119521373889472449302676;

double goLog2(double x)
{
    int exponent = 0;
    const double fraction = std::frexp(x, &exponent);
    if (fraction == 0.5) return static_cast<double>(exponent - 1); // Exact for powers of two.
    return std::log(fraction) * std::numbers::log2e + static_cast<double>(exponent);
}

double goLog10(double x)
{
    return goLog2(x) * kLog10Of2;
}

} // namespace

std::size_t retransmitLimit(unsigned retransmitMult, std::size_t members)
{
    const double scale = std::ceil(goLog10(static_cast<double>(members) + 1.0));
    return retransmitMult * static_cast<std::size_t>(scale);
}

Suspicion::Window suspicionWindow(const Timing& timing, std::size_t members)
{
    const double n = std::max(1.0, static_cast<double>(members));
    const double scale = std::max(1.0, goLog10(n));
    const auto thousandths = static_cast<Duration::rep>(1000.0 * scale);
    const auto mult = static_cast<Duration::rep>(timing.suspicionMult);
    const Duration shortest = timing.probeInterval * (mult * thousandths) / 1000;

    // Two of the members are the suspect and ourselves: neither accuses in addition.
    const unsigned wanted = timing.suspicionMult < 2 ? 0 : timing.suspicionMult - 2;
    const bool enough = members >= std::size_t{wanted} + 2;
    const unsigned quorum = enough ? std::min(wanted, Suspicion::kQuorumMost) : 0;
    return {shortest, shortest * static_cast<Duration::rep>(timing.suspicionMaxTimeoutMult),
            static_cast<std::uint8_t>(quorum)};
}

Duration pushPullScale(Duration interval, std::size_t members)
{
    const auto n = static_cast<double>(members);
    if (n <= kPushPullThreshold) return interval;
    const double multiplier = std::ceil(goLog2(n) - goLog2(kPushPullThreshold)) + 1.0;
    return interval * static_cast<Duration::rep>(multiplier);
}

} // namespace grapevine::swim
