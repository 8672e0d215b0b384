#include "ui/widgets/timeline_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include "ui/models/timeline_model.h"
#include "ui/widgets/kind_glyph.h"

namespace grapevine::widgets {

namespace {

using models::TimelineColumn;
using models::TimelineModel;

constexpr int kGap = 6;
constexpr int kTriangle = 12;
constexpr int kIndent = 14;

int glyphSide(int rowHeight)
{
    return qMax(9, rowHeight * 11 / 26);
}

void paintTriangle(QPainter& painter, const QRect& area, bool open, bool mirrored,
                   const QColor& colour)
{
    const QPointF middle = QRectF(area).center();
    QPolygonF shape;
    if (open) {
        shape << middle + QPointF(-4, -2) << middle + QPointF(4, -2) << middle + QPointF(0, 3);
    } else {
        const qreal along = mirrored ? -1 : 1;
        shape << middle + QPointF(-2 * along, -4) << middle + QPointF(-2 * along, 4)
              << middle + QPointF(3 * along, 0);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(shape);
}

} // namespace

int TimelineDelegate::wordStart(int rowHeight)
{
    return kTriangle + glyphSide(rowHeight) + kGap;
}

QRect TimelineDelegate::triangleIn(const QRect& cell, Qt::LayoutDirection direction)
{
    const QRect plain(cell.left() + 2, cell.top(), kTriangle + 4, cell.height());
    return QStyle::visualRect(direction, cell, plain);
}

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QWidget* widget = cell.widget;
    const QStyle* style = widget != nullptr ? widget->style() : QApplication::style();
    cell.state.setFlag(QStyle::State_HasFocus, false);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

    const Theme& theme = Theme::behind(cell.palette);
    const auto kind =
        static_cast<models::TimelineKind>(index.data(TimelineModel::KindRole).toInt());
    const auto column = static_cast<TimelineColumn>(index.column());
    const bool isFold = index.data(TimelineModel::FoldRole).toInt() > 1;
    const bool mirrored = cell.direction == Qt::RightToLeft;
    painter->save();
    QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    QColor ink = theme.text;
    QFont font = cell.font;
    if (column == TimelineColumn::Kind) {
        const int side = glyphSide(cell.rect.height());
        int start = cell.rect.left() + kTriangle + 4;
        if (index.data(TimelineModel::InFoldRole).toBool()) start += kIndent;
        const QRect plain(start, cell.rect.center().y() - side / 2, side, side);
        const QRect square = QStyle::visualRect(cell.direction, cell.rect, plain);
        paintKindGlyph(*painter, square, kind, kindColour(kind, theme));
        if (isFold) {
            paintTriangle(*painter, triangleIn(cell.rect, cell.direction),
                          index.data(TimelineModel::OpenRole).toBool(), mirrored, theme.quiet);
        }
        const QRect word(start + side + kGap, cell.rect.top(),
                         cell.rect.right() - start - side - kGap, cell.rect.height());
        area = QStyle::visualRect(cell.direction, cell.rect, word);
    } else if (column == TimelineColumn::Lamport || column == TimelineColumn::Size ||
               column == TimelineColumn::Cluster) {
        ink = theme.quiet;
    } else if (column == TimelineColumn::Who || kind == models::TimelineKind::Note) {
        font.setBold(isFold || kind == models::TimelineKind::Note);
    }
    painter->setFont(font);
    painter->setPen(ink);
    drawLine(*painter, area, cell.direction, cell.displayAlignment, text);
    if (cell.state.testFlag(QStyle::State_Selected) &&
        option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = CellDelegate::sizeHint(option, index);
    size.rwidth() += 2 * kMargin;
    if (index.column() == static_cast<int>(TimelineColumn::Kind))
        size.rwidth() += wordStart(option.rect.height());
    return size;
}

} // namespace grapevine::widgets
