#pragma once

#include <QColor>

#include <cstddef>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

/// One of a few colours that stay apart for colour-blind eyes; they begin anew after the last.
/// Zones are named beside, so that none is known by its colour alone.
[[nodiscard]] QColor zoneColour(std::size_t zone, const Theme& theme);
inline constexpr std::size_t kZoneColours = 6;

/// The shade of a round trip: one hue, pale for `least`, strong for `most`, even in its logarithm.
[[nodiscard]] QColor rttShade(double ms, double least, double most, const Theme& theme);
/// What can be read on it.
[[nodiscard]] QColor inkOn(const QColor& ground);

} // namespace grapevine::widgets
