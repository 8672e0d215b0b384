#include "ui/widgets/run_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/models/run_model.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::ReplyState;
using models::RunModel;
using models::StatusKind;

constexpr int kGlyphGap = 7;

int glyphSide(int rowHeight)
{
    return qMax(9, rowHeight * 12 / 26);
}

/// The members' shapes mean the same here: the more is filled, the worse.
StatusKind shapeOf(ReplyState state)
{
    switch (state) {
    case ReplyState::Silent: return StatusKind::Failed;
    case ReplyState::Late: return StatusKind::Suspect;
    case ReplyState::AckedOnly: return StatusKind::Left;
    case ReplyState::Unheard:
    case ReplyState::Waiting: return StatusKind::NoData;
    case ReplyState::Acked: return StatusKind::Leaving;
    case ReplyState::Answered: return StatusKind::Alive;
    }
    return StatusKind::NoData;
}

} // namespace

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.state.setFlag(QStyle::State_HasFocus, false);
    QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const Theme& theme = Theme::behind(cell.palette);
    painter->save();
    QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    if (index.column() == RunModel::State) {
        const auto shape =
            shapeOf(static_cast<ReplyState>(index.data(RunModel::StateRole).toInt()));
        const int side = glyphSide(cell.rect.height());
        const QRect glyph = QStyle::alignedRect(cell.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                                {side, side}, area);
        painter->drawPixmap(
            glyph.topLeft(),
            statusGlyph(shape, side, painter->device()->devicePixelRatioF(), theme.of(shape)));
        area = QStyle::visualRect(cell.direction, area, area.adjusted(side + kGlyphGap, 0, 0, 0));
    }
    painter->setFont(cell.font);
    painter->setPen(index.data(RunModel::FaintRole).toBool() ? theme.quiet : theme.text);
    drawLine(*painter, area, cell.direction, cell.displayAlignment, text);
    if (cell.state.testFlag(QStyle::State_Selected) &&
        option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() += 2 * kMargin;
    if (index.column() == RunModel::State) {
        size.rwidth() += glyphSide(size.height() + 8) + kGlyphGap;
    }
    return size;
}

} // namespace grapevine::widgets
