#include "ui/widgets/cell_delegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                             const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const bool cut = index.isValid() && sizeHint(option, index).width() > option.rect.width();
    if (event->type() != QEvent::ToolTip || !cut)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(),
                       models::tooltipText(index.data(Qt::DisplayRole).toString(),
                                           index.data(Qt::ToolTipRole).toString()),
                       view->viewport(), option.rect);
    return true;
}

void CellDelegate::drawLine(QPainter& painter, const QRect& area, Qt::LayoutDirection direction,
                            Qt::Alignment leading, const QString& text)
{
    const auto side = QStyle::visualAlignment(direction, leading);
    const int flow = text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    painter.drawText(area, static_cast<int>(side | Qt::AlignAbsolute) | Qt::TextSingleLine | flow,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace grapevine::widgets
