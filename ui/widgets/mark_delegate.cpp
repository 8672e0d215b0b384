#include "ui/widgets/mark_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/models/key_list.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::KeyList;

constexpr int kMargin = 8;
constexpr int kGap = 4;

int markWidth(const QFont& font)
{
    return QFontMetrics(font).horizontalAdvance(QStringLiteral("●●"));
}

} // namespace

MarkDelegate::Look MarkDelegate::look(const QModelIndex& index) const
{
    return {.mark = index.data(KeyList::MarkRole).toString(),
            .bold = index.data(KeyList::TroubleRole).toBool(),
            .quiet = index.data(KeyList::QuietRole).toBool()};
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto wanted = look(index);
    QFont font = option.font;
    font.setBold(wanted.bold);
    const QFontMetrics metrics(font);
    int width = metrics.horizontalAdvance(index.data().toString()) + 2 * kMargin + 2;
    if (!wanted.mark.isEmpty()) width += markWidth(font) + kGap;
    return {width, metrics.height() + kMargin};
}

void MarkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
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
    const auto wanted = look(index);
    painter->save();
    QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    QFont font = cell.font;
    font.setBold(wanted.bold);
    painter->setFont(font);
    painter->setPen(wanted.quiet ? theme.quiet : theme.text);
    if (!wanted.mark.isEmpty()) {
        const int wide = markWidth(font);
        QRect sign = area;
        sign.setWidth(wide);
        painter->drawText(QStyle::visualRect(cell.direction, area, sign),
                          Qt::AlignCenter | Qt::TextSingleLine, wanted.mark);
        area = QStyle::visualRect(cell.direction, area, area.adjusted(wide + kGap, 0, 0, 0));
    }
    drawLine(*painter, area, cell.direction, Qt::AlignLeft | Qt::AlignVCenter, text);
    if (cell.state.testFlag(QStyle::State_Selected) &&
        option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace grapevine::widgets
