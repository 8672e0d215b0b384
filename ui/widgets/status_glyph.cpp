#include "ui/widgets/status_glyph.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

namespace grapevine::widgets {

void paintStatusGlyph(QPainter& painter, const QRectF& square, models::StatusKind kind,
                      const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal side = square.width();
    const qreal stroke = side / 8.0;
    const QRectF inner = square.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    QPen pen(colour, stroke);
    pen.setJoinStyle(Qt::RoundJoin);
    switch (kind) {
    case models::StatusKind::Alive:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(square.adjusted(side * 0.06, side * 0.06, -side * 0.06, -side * 0.06));
        break;
    case models::StatusKind::Suspect: {
        QPolygonF triangle;
        triangle << QPointF(inner.center().x(), inner.top()) << inner.bottomRight()
                 << inner.bottomLeft();
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(triangle);
        QPainterPath shape;
        shape.addPolygon(triangle);
        shape.closeSubpath();
        painter.setClipRect(QRectF(square.center().x(), square.top(), side, side));
        painter.fillPath(shape, colour);
        break;
    }
    case models::StatusKind::Failed:
        painter.fillRect(square.adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08),
                         colour);
        break;
    case models::StatusKind::Leaving:
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPie(inner, 90 * 16, 180 * 16);
        break;
    case models::StatusKind::Left:
        painter.setPen(QPen(colour, stroke * 0.85));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        break;
    case models::StatusKind::NoData: {
        QPen dashed(colour, stroke * 0.85);
        dashed.setCapStyle(Qt::FlatCap);
        dashed.setDashPattern({2.1, 1.7});
        painter.setPen(dashed);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        break;
    }
    }
    painter.restore();
}

QPixmap statusGlyph(models::StatusKind kind, int side, qreal pixelRatio, const QColor& colour)
{
    const QString key = QStringLiteral("grapevine-status-%1-%2-%3-%4")
                            .arg(static_cast<int>(kind))
                            .arg(side)
                            .arg(pixelRatio)
                            .arg(colour.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    const int pixels = qRound(side * pixelRatio);
    pixmap = QPixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintStatusGlyph(painter, QRectF(0, 0, side, side), kind, colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace grapevine::widgets
