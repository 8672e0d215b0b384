#include "ui/widgets/run_list_delegate.h"

#include <QPainter>
#include <QStyle>

#include "ui/models/run_history.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
using models::RunHistory;

constexpr int kMargin = 16;
constexpr int kPadding = 4;
constexpr int kMarkSide = 6;
} // namespace

void RunListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Theme& theme = Theme::behind(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected) {
        painter->fillRect(option.rect, theme.selection);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, mixed(theme.accent, theme.base, 0.06));
    }
    const QFontMetrics metrics(option.font);
    const QRect area = option.rect.adjusted(kMargin, kPadding, -kMargin, -kPadding);
    const QString time = index.data(RunHistory::TimeRole).toString();
    const int timeWidth = metrics.horizontalAdvance(time);
    painter->setFont(option.font);
    painter->setPen(theme.quiet);
    const QRect top(area.left(), area.top(), area.width(), metrics.height());
    const auto line = [&](const QRect& where, Qt::Alignment side, const QString& text) {
        CellDelegate::drawLine(*painter, QStyle::visualRect(option.direction, option.rect, where),
                               option.direction, side | Qt::AlignVCenter, text);
    };
    line(top, Qt::AlignRight, time);
    const QRect below(area.left(), area.bottom() - metrics.height() + 1, area.width(),
                      metrics.height());
    line(below, Qt::AlignLeft, index.data(RunHistory::SummaryRole).toString());
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(theme.text);
    line(top.adjusted(0, 0, -timeWidth - 8, 0), Qt::AlignLeft,
         index.data(Qt::DisplayRole).toString());
    if (index.data(RunHistory::TroubleRole).toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.suspect);
        const double x = option.direction == Qt::RightToLeft ? area.right() + kMarkSide + 1
                                                             : area.left() - kMarkSide - 1;
        const QPointF middle(x, top.center().y() + 0.5);
        QPolygonF triangle;
        triangle << middle + QPointF(-kMarkSide / 2.0, kMarkSide / 2.0)
                 << middle + QPointF(kMarkSide / 2.0, kMarkSide / 2.0)
                 << middle + QPointF(0, -kMarkSide / 2.0);
        painter->drawPolygon(triangle);
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize RunListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {160, 2 * QFontMetrics(option.font).height() + 2 * kPadding + 2};
}

} // namespace grapevine::widgets
