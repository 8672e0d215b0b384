#include "ui/widgets/finding_delegate.h"

#include <QPainter>

#include "ui/models/finding_model.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kMargin = 16;
constexpr int kPadding = 5;
constexpr int kGap = 10;

} // namespace

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Theme& theme = Theme::behind(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool over = index.data(models::FindingModel::OverRole).toBool();
    painter->save();
    if (selected) {
        painter->fillRect(option.rect, theme.selection);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, mixed(theme.accent, theme.base, 0.06));
    }
    QFont bold = option.font;
    bold.setBold(true);
    bold.setStrikeOut(over);
    const QFontMetrics metrics(option.font);
    const QRect area = option.rect.adjusted(kMargin, kPadding, -kMargin, -kPadding);
    const auto mirrored = [&option](const QRect& part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    const int glyph = metrics.ascent();
    const auto kind =
        static_cast<models::StatusKind>(index.data(models::FindingModel::MarkRole).toInt());
    painter->setRenderHint(QPainter::Antialiasing);
    paintStatusGlyph(
        *painter,
        mirrored(QRect(area.left(), area.top() + (metrics.height() - glyph) / 2, glyph, glyph)),
        kind, over ? theme.quiet : theme.of(kind));
    const QRect words = area.adjusted(glyph + kGap, 0, 0, 0);
    const auto line = [&](const QFont& font, const QColor& colour, int top, const QString& text) {
        painter->setFont(font);
        painter->setPen(colour);
        CellDelegate::drawLine(*painter,
                               mirrored(QRect(words.left(), top, words.width(), metrics.height())),
                               option.direction, Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    line(bold, over ? theme.quiet : theme.text, words.top(),
         index.data(Qt::DisplayRole).toString());
    line(option.font, theme.quiet, words.bottom() - metrics.height() + 1,
         index.data(models::FindingModel::DetailRole).toString());
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {200, 2 * QFontMetrics(option.font).height() + 2 * kPadding + 2};
}

} // namespace grapevine::widgets
