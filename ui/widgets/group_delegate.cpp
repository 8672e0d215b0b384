#include "ui/widgets/group_delegate.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include "ui/models/group_model.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::GroupModel;

constexpr int kMargin = 12;
constexpr int kPadding = 5;
constexpr int kBarWidth = 4;
constexpr int kCountGap = 12;

/// Digits a count has room for, and the sign behind them.
int countWidth(const QFontMetrics& metrics)
{
    return metrics.horizontalAdvance(QStringLiteral("8888 ×"));
}

QColor markOf(GroupModel::Kind kind, const Theme& theme)
{
    switch (kind) {
    case GroupModel::Kind::Answer: return theme.accent;
    case GroupModel::Kind::Unheard:
    case GroupModel::Kind::Waiting: return theme.line;
    case GroupModel::Kind::AckedOnly: return theme.left;
    case GroupModel::Kind::Late: return theme.suspect;
    case GroupModel::Kind::Silent: return theme.failed;
    }
    return theme.line;
}

} // namespace

void GroupDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Theme& theme = Theme::behind(option.palette);
    const auto kind = static_cast<GroupModel::Kind>(index.data(GroupModel::KindRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    if (selected) {
        painter->fillRect(option.rect, theme.selection);
    } else if (hovered) {
        painter->fillRect(option.rect, mixed(theme.accent, theme.base, 0.06));
    }
    const auto mirrored = [&option](const QRect& part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    const QRect bar(option.rect.left(), option.rect.top() + 3, kBarWidth, option.rect.height() - 6);
    painter->fillRect(mirrored(bar), markOf(kind, theme));

    QFont bold = option.font;
    bold.setBold(true);
    const QFontMetrics boldMetrics(bold);
    const QFontMetrics metrics(option.font);
    QRect area = option.rect.adjusted(kMargin, kPadding, -kMargin, -kPadding);
    const QRect count(area.left(), area.top(), countWidth(boldMetrics), metrics.height());
    painter->setFont(bold);
    painter->setPen(theme.text);
    CellDelegate::drawLine(
        *painter, mirrored(count), option.direction, Qt::AlignRight | Qt::AlignVCenter,
        QStringLiteral("%1 ×").arg(QLocale().toString(index.data(GroupModel::CountRole).toInt())));
    area.setLeft(count.right() + kCountGap);
    // Words of ours look other than words of the cluster's.
    QFont words = kind == GroupModel::Kind::Answer ? bold : option.font;
    words.setItalic(kind != GroupModel::Kind::Answer);
    painter->setFont(words);
    const auto line = [&](int top, const QString& text) {
        CellDelegate::drawLine(*painter,
                               mirrored(QRect(area.left(), top, area.width(), metrics.height())),
                               option.direction, Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    line(area.top(), index.data(Qt::DisplayRole).toString());
    painter->setFont(option.font);
    painter->setPen(theme.quiet);
    line(area.bottom() - metrics.height() + 1, index.data(GroupModel::MembersRole).toString());
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {200, 2 * QFontMetrics(option.font).height() + 2 * kPadding + 2};
}

} // namespace grapevine::widgets
