#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/base/coordinate.h"

namespace grapevine::models {

/// Why a coordinate, or two of them, give no round trip.
enum class RttGap : std::uint8_t {
    None,       ///< They give one.
    NotTold,    ///< There is no coordinate.
    Broken,     ///< A value is infinite or NaN, or a height below what Serf lets it be.
    FirstGuess, ///< It has measured nothing yet: it stands where it began, as unsure as then.
    TooFar,     ///< Further apart than any round trip that Serf learns from.
};

/// Serf takes no round trip beyond this for one. Source: serf, coordinate/client.go.
inline constexpr Duration kRttPlausibleMost = std::chrono::seconds{10};

/// A round trip as two coordinates have it.
struct RttEstimate {
    RttGap gap = RttGap::NotTold;
    Duration rtt{};
    /// How far off it may be, as a part of itself: 0.1 is a tenth. The larger of the two ends'.
    double error = 0.0;

    [[nodiscard]] bool isKnown() const { return gap == RttGap::None; }
    bool operator==(const RttEstimate&) const = default;
};

/// What speaks against using it at all. `coordinate` may be null.
[[nodiscard]] RttGap gapOf(const Coordinate* coordinate);

/// As `serf rtt A B` reckons it, or why there is none. Either may be null.
[[nodiscard]] RttEstimate estimateRtt(const Coordinate* a, const Coordinate* b);

/// How far an estimate can be trusted.
enum class RttTrust : std::uint8_t { Good, Fair, Poor };
inline constexpr double kErrorGood = 0.25; ///< Up to here.
inline constexpr double kErrorFair = 0.6;  ///< And up to here it is fair.
[[nodiscard]] RttTrust trustIn(double error);

} // namespace grapevine::models
