#pragma once

#include <array>
#include <cstddef>

#include "core/base/clock.h"

namespace grapevine {

/// Where a member stands in Serf's network coordinates (Vivaldi). Seconds; every value is finite,
/// or there is no coordinate at all. Source: serf, coordinate/coordinate.go.
struct Coordinate {
    static constexpr std::size_t kDimensions = 8;
    static constexpr double kErrorMost = 1.5;
    static constexpr double kHeightLeast = 10.0e-6;

    std::array<double, kDimensions> vector{};
    double error = kErrorMost;
    double adjustment = 0.0;
    double height = kHeightLeast;

    bool operator==(const Coordinate&) const = default;
};

/// No value is infinite or NaN.
[[nodiscard]] bool isFinite(const Coordinate& coordinate);

/// Estimated round trip between two members, whole nanoseconds. Symmetric. Both finite; a result
/// beyond what a Duration holds is the largest Duration.
[[nodiscard]] Duration distance(const Coordinate& a, const Coordinate& b);

} // namespace grapevine
