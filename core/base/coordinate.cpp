#include "core/base/coordinate.h"

#include <algorithm>
#include <cmath>

namespace grapevine {

bool isFinite(const Coordinate& coordinate)
{
    return std::isfinite(coordinate.error) && std::isfinite(coordinate.adjustment) &&
           std::isfinite(coordinate.height) &&
           std::all_of(coordinate.vector.begin(), coordinate.vector.end(),
                       [](double value) { return std::isfinite(value); });
}

Duration distance(const Coordinate& a, const Coordinate& b)
{
    double squares = 0.0;
    for (std::size_t i = 0; i < a.vector.size(); ++i) {
        const double difference = a.vector[i] - b.vector[i];
        squares += difference * difference;
    }
    const double raw = std::sqrt(squares) + a.height + b.height;
    const double adjusted = raw + a.adjustment + b.adjustment;
    const double seconds = adjusted > 0.0 ? adjusted : raw;
    constexpr double kNanoseconds = 1.0e9;
    constexpr double kMost = 9.2e18; // Below the largest Duration, and exact enough.
    const double nanoseconds = seconds * kNanoseconds;
    if (!(nanoseconds < kMost)) return Duration::max();
    return Duration{static_cast<Duration::rep>(std::max(nanoseconds, -kMost))};
}

} // namespace grapevine
