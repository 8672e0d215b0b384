#include "ui/widgets/change_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/models/table_changes_model.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::ChangeKind;
using models::TableChangesModel;

constexpr int kMargin = 8;

QString signOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Gone: return QStringLiteral("−");
    case ChangeKind::Added: return QStringLiteral("+");
    case ChangeKind::Changed: return QStringLiteral("≠");
    }
    return {};
}

} // namespace

void ChangeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
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
    const bool repeats = index.data(TableChangesModel::RepeatsRole).toBool();
    const int column = index.column();
    const bool quiet =
        (repeats && column <= TableChangesModel::Kind) || column == TableChangesModel::Before;
    painter->save();
    QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    QFont font = cell.font;
    painter->setPen(quiet ? theme.quiet : theme.text);
    if (column == TableChangesModel::Kind) {
        font.setBold(!repeats);
        painter->setFont(font);
        const int wide = QFontMetrics(font).horizontalAdvance(QStringLiteral("≠≠"));
        QRect sign = area;
        sign.setWidth(wide);
        painter->drawText(
            QStyle::visualRect(cell.direction, area, sign), Qt::AlignCenter | Qt::TextSingleLine,
            signOf(static_cast<ChangeKind>(index.data(TableChangesModel::KindRole).toInt())));
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
