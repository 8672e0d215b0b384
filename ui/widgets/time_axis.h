#pragma once

#include <QRect>

class QPainter;

namespace grapevine::models {
class TimeWindow;
struct TimeRange;
} // namespace grapevine::models

namespace grapevine::widgets {

struct Theme;

/// Draws times of day along the bottom of `area`, which shows `range` from its left to its right
/// edge.
void paintTimeAxis(QPainter& painter, const QRect& area, const models::TimeRange& range,
                   const models::TimeWindow& window, const Theme& theme);

} // namespace grapevine::widgets
