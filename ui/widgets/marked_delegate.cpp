#include "ui/widgets/marked_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kMargin = 8; ///< As the titles above have it.
} // namespace

MarkedDelegate::MarkedDelegate(int role, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_role(role)
{
}

void MarkedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.state.setFlag(QStyle::State_HasFocus, false);
    const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(Theme::behind(cell.palette).text);
    painter->drawText(
        area,
        static_cast<int>(QStyle::visualAlignment(cell.direction, cell.displayAlignment)) |
            Qt::TextSingleLine,
        QFontMetrics(cell.font).elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

void MarkedDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(m_role).toBool()) option->font.setBold(true);
}

} // namespace grapevine::widgets
