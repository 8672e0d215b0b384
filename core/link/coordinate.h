#pragma once

#include <array>

namespace grapevine::link {

/// Where a member stands in Serf's network coordinates. Seconds; every value is finite, or there
/// is no coordinate at all.
struct Coordinate {
    std::array<double, 8> vector{};
    double error = 0.0;
    double adjustment = 0.0;
    double height = 0.0;
};

} // namespace grapevine::link
