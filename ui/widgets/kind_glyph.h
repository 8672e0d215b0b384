#pragma once

#include "ui/models/timeline_kind.h"
#include "ui/widgets/theme.h"

class QPainter;
class QRectF;

namespace grapevine::widgets {

/// The colour of a kind's glyph: a status's own where it tells one, else quiet.
[[nodiscard]] QColor kindColour(models::TimelineKind kind, const Theme& theme);

/// The colour of a class of changes, in strips.
[[nodiscard]] QColor classColour(models::ChangeClass of, const Theme& theme);

/// Draws a kind's shape into a square: a status's own where it tells one; no two of the others are
/// alike without their colours.
void paintKindGlyph(QPainter& painter, const QRectF& square, models::TimelineKind kind,
                    const QColor& colour);

} // namespace grapevine::widgets
