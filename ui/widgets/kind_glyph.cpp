#include "ui/widgets/kind_glyph.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/status_glyph.h"

namespace grapevine::widgets {

namespace {

using models::TimelineKind;

void letter(QPainter& painter, const QRectF& square, QChar of, const QColor& colour)
{
    QFont font = painter.font();
    font.setPixelSize(qMax(6, qRound(square.height())));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(square.adjusted(-4, -4, 4, 4), Qt::AlignCenter, QString(of));
}

/// Two strokes that pass each other: something took another's place.
void swapped(QPainter& painter, const QRectF& square, const QPen& pen)
{
    painter.setPen(pen);
    const qreal side = square.width();
    const qreal upper = square.top() + side * 0.32;
    const qreal lower = square.top() + side * 0.68;
    painter.drawLine(QPointF(square.left(), upper), QPointF(square.right(), upper));
    painter.drawLine(QPointF(square.right(), upper),
                     QPointF(square.right() - side * 0.3, upper - side * 0.26));
    painter.drawLine(QPointF(square.right(), lower), QPointF(square.left(), lower));
    painter.drawLine(QPointF(square.left(), lower),
                     QPointF(square.left() + side * 0.3, lower + side * 0.26));
}

void clash(QPainter& painter, const QRectF& square, const QPen& pen)
{
    QPolygonF diamond;
    diamond << QPointF(square.center().x(), square.top())
            << QPointF(square.right(), square.center().y())
            << QPointF(square.center().x(), square.bottom())
            << QPointF(square.left(), square.center().y());
    painter.setPen(pen);
    painter.drawPolygon(diamond);
    const qreal x = square.center().x();
    painter.drawLine(QPointF(x, square.top() + square.height() * 0.28),
                     QPointF(x, square.top() + square.height() * 0.56));
    painter.drawPoint(QPointF(x, square.top() + square.height() * 0.74));
}

void hatched(QPainter& painter, const QRectF& square, const QPen& pen)
{
    painter.setPen(pen);
    painter.setClipRect(square);
    const qreal step = square.width() / 2.5;
    for (qreal x = square.left() - square.width(); x < square.right(); x += step)
        painter.drawLine(QPointF(x, square.bottom()), QPointF(x + square.width(), square.top()));
}

void banner(QPainter& painter, const QRectF& square, const QColor& colour)
{
    QPolygonF flag;
    flag << square.topLeft() << QPointF(square.right(), square.top() + square.height() * 0.3)
         << QPointF(square.left(), square.top() + square.height() * 0.6);
    painter.setPen(QPen(colour, square.width() / 8));
    painter.drawLine(square.topLeft(), square.bottomLeft());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(flag);
}

void target(QPainter& painter, const QRectF& square, const QPen& pen, const QColor& colour)
{
    painter.setPen(pen);
    painter.drawEllipse(
        square.adjusted(pen.widthF() / 2, pen.widthF() / 2, -pen.widthF() / 2, -pen.widthF() / 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const qreal inset = square.width() * 0.33;
    painter.drawEllipse(square.adjusted(inset, inset, -inset, -inset));
}

} // namespace

QColor kindColour(TimelineKind kind, const Theme& theme)
{
    if (kind == TimelineKind::Conflict || models::isBreak(kind)) return theme.suspect;
    if (kind == TimelineKind::MemberUpdate || kind == TimelineKind::User ||
        kind == TimelineKind::Query)
        return theme.quiet;
    if (kind == TimelineKind::Note) return theme.accent;
    const auto status = models::statusAfter(kind);
    return status ? theme.of(*status) : theme.quiet;
}

QColor classColour(models::ChangeClass of, const Theme& theme)
{
    switch (of) {
    case models::ChangeClass::Failed: return theme.failed;
    case models::ChangeClass::Suspect: return theme.suspect;
    case models::ChangeClass::Gone: return theme.left;
    case models::ChangeClass::Back: return theme.alive;
    case models::ChangeClass::Changed:
    case models::ChangeClass::Heard:
    case models::ChangeClass::Other: break;
    }
    return mixed(theme.quiet, theme.base, 0.6);
}

void paintKindGlyph(QPainter& painter, const QRectF& square, TimelineKind kind,
                    const QColor& colour)
{
    const auto status = models::statusAfter(kind);
    if (status && kind != TimelineKind::MemberUpdate) {
        paintStatusGlyph(painter, square, *status, colour);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    QPen pen(colour, square.width() / 8);
    pen.setCapStyle(Qt::RoundCap);
    switch (kind) {
    case TimelineKind::MemberUpdate: swapped(painter, square, pen); break;
    case TimelineKind::User: banner(painter, square, colour); break;
    case TimelineKind::Query: letter(painter, square, QLatin1Char('?'), colour); break;
    case TimelineKind::Note: letter(painter, square, QChar(0x270E), colour); break;
    case TimelineKind::Conflict: clash(painter, square, pen); break;
    case TimelineKind::Stale:
    case TimelineKind::Gap: hatched(painter, square, pen); break;
    case TimelineKind::Snapshot:
    case TimelineKind::Ready:
    case TimelineKind::Resync: target(painter, square, pen, colour); break;
    case TimelineKind::MemberJoin:
    case TimelineKind::MemberLeave:
    case TimelineKind::MemberFailed:
    case TimelineKind::MemberReap:
    case TimelineKind::MemberSuspect:
    case TimelineKind::MemberRefute:
    case TimelineKind::MemberLeaving: break;
    }
    painter.restore();
}

} // namespace grapevine::widgets
