#include "ui/widgets/run_diff_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/models/run_diff_model.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::DiffKind;
using models::RunDiffModel;

constexpr int kMargin = 8;

QString signOf(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Changed: return QStringLiteral("≠");
    case DiffKind::OnlyBefore: return QStringLiteral("−");
    case DiffKind::OnlyAfter: return QStringLiteral("+");
    case DiffKind::NoAnswer: return QStringLiteral("·");
    case DiffKind::Same: return QStringLiteral("=");
    }
    return {};
}

} // namespace

void RunDiffDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
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
    const auto kind = static_cast<DiffKind>(index.data(RunDiffModel::KindRole).toInt());
    const bool quiet = kind == DiffKind::Same || kind == DiffKind::NoAnswer;
    painter->save();
    QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    QFont font = cell.font;
    painter->setPen(quiet && index.column() != RunDiffModel::Member ? theme.quiet : theme.text);
    if (index.column() == RunDiffModel::Kind) {
        font.setBold(!quiet);
        painter->setFont(font);
        const int wide = QFontMetrics(font).horizontalAdvance(QStringLiteral("≠≠"));
        QRect sign = area;
        sign.setWidth(wide);
        painter->drawText(QStyle::visualRect(cell.direction, area, sign),
                          Qt::AlignCenter | Qt::TextSingleLine, signOf(kind));
        area = QStyle::visualRect(cell.direction, area, area.adjusted(wide + 4, 0, 0, 0));
    }
    painter->setFont(font);
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
