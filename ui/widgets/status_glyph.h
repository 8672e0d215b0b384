#pragma once

#include <QPixmap>

#include "ui/models/status_kind.h"
#include "ui/widgets/theme.h"

class QPainter;
class QRectF;

namespace grapevine::widgets {

/// Draws a status's shape into a square. Shapes differ without their colours, and the worse the
/// more is filled: disc, half-filled triangle, square, half disc, ring, dashed ring.
void paintStatusGlyph(QPainter& painter, const QRectF& square, models::StatusKind kind,
                      const QColor& colour);

/// The same as a picture of `side` logical pixels, drawn once per status, side, ratio and colour.
[[nodiscard]] QPixmap statusGlyph(models::StatusKind kind, int side, qreal pixelRatio,
                                  const QColor& colour);

} // namespace grapevine::widgets
