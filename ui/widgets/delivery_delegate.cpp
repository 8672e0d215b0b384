#include "ui/widgets/delivery_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/models/delivery_model.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using link::DeliveryState;
using models::DeliveryModel;

constexpr int kMargin = 8;

QString signOf(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Held: return QStringLiteral("✓");
    case DeliveryState::Missing: return QStringLiteral("✗");
    case DeliveryState::Unasked: return QStringLiteral("?");
    case DeliveryState::Rolled: return QStringLiteral("~");
    case DeliveryState::Waiting: return QStringLiteral("·");
    case DeliveryState::Observer: return QStringLiteral("–");
    }
    return {};
}

} // namespace

void DeliveryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
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
    const auto state = static_cast<DeliveryState>(index.data(DeliveryModel::StateRole).toInt());
    const bool trouble = state == DeliveryState::Missing || state == DeliveryState::Unasked;
    const int column = index.column();
    const bool counts = state != DeliveryState::Waiting && state != DeliveryState::Observer;
    const bool quiet = !counts && column != DeliveryModel::Member;
    painter->save();
    QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    QFont font = cell.font;
    painter->setPen(quiet ? theme.quiet : theme.text);
    if (column == DeliveryModel::State) {
        font.setBold(trouble);
        painter->setFont(font);
        const int wide = QFontMetrics(font).horizontalAdvance(QStringLiteral("✗✗"));
        QRect sign = area;
        sign.setWidth(wide);
        painter->drawText(QStyle::visualRect(cell.direction, area, sign),
                          Qt::AlignCenter | Qt::TextSingleLine, signOf(state));
        area = QStyle::visualRect(cell.direction, area, area.adjusted(wide + 4, 0, 0, 0));
    }
    painter->setFont(font);
    painter->drawText(area,
                      static_cast<int>(QStyle::visualAlignment(cell.direction,
                                                               Qt::AlignLeft | Qt::AlignVCenter)) |
                          Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    if (cell.state.testFlag(QStyle::State_Selected) &&
        option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace grapevine::widgets
