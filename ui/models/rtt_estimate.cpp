#include "ui/models/rtt_estimate.h"

#include <algorithm>

namespace grapevine::models {

RttGap gapOf(const Coordinate* coordinate)
{
    if (coordinate == nullptr) return RttGap::NotTold;
    const bool sound =
        isFinite(*coordinate) && coordinate->height >= 0.0 && coordinate->error >= 0.0;
    if (!sound) return RttGap::Broken;
    // The error alone would not tell: among noisy neighbours it comes back to where it began.
    const auto& place = coordinate->vector;
    const bool atOrigin =
        std::all_of(place.begin(), place.end(), [](double value) { return value == 0.0; });
    const bool isFirst = atOrigin && coordinate->error >= Coordinate::kErrorMost;
    return isFirst ? RttGap::FirstGuess : RttGap::None;
}

RttEstimate estimateRtt(const Coordinate* a, const Coordinate* b)
{
    for (const auto* end : {a, b}) {
        if (const auto gap = gapOf(end); gap != RttGap::None) return {.gap = gap};
    }
    const auto rtt = distance(*a, *b);
    if (rtt > kRttPlausibleMost) return {.gap = RttGap::TooFar};
    return {.gap = RttGap::None, .rtt = rtt, .error = std::max(a->error, b->error)};
}

RttTrust trustIn(double error)
{
    if (error <= kErrorGood) return RttTrust::Good;
    return error <= kErrorFair ? RttTrust::Fair : RttTrust::Poor;
}

} // namespace grapevine::models
