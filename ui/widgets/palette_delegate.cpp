#include "ui/widgets/palette_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include "ui/models/cluster_text.h"
#include "ui/models/palette_model.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::PaletteModel;

constexpr int kMargin = 12;
constexpr int kGap = 10;

int glyphSide(const QRect& row)
{
    return row.height() * 11 / 26;
}

/// One line with some of its letters in bold, cut where there is no more room.
void drawMarked(QPainter& painter, const QRect& area, Qt::LayoutDirection direction,
                const QFont& font, const QString& text, const QList<int>& places)
{
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width() - 2);
    QList<QTextLayout::FormatRange> formats;
    for (const int place : places) {
        // The mark of what was cut stands for many letters.
        if (place >= shown.size() || (shown != text && place >= shown.size() - 1)) continue;
        QTextLayout::FormatRange range;
        range.start = place;
        range.length = 1;
        range.format.setFontUnderline(true);
        range.format.setForeground(Theme::behind(QApplication::palette()).accent);
        formats.append(range);
    }
    QTextLayout layout(shown, font);
    QTextOption option;
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    option.setAlignment(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    layout.setTextOption(option);
    layout.setFormats(formats);
    layout.beginLayout();
    auto line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    layout.draw(&painter, QPointF(area.left(), area.center().y() - line.height() / 2 + 1));
}

/// Takes `width` off the end of what is left, where reading ends.
QRect cutEnd(QRect& rest, int width, Qt::LayoutDirection direction)
{
    QRect end = rest;
    if (direction == Qt::RightToLeft) {
        end.setWidth(width);
        rest.setLeft(end.right() + 1);
    } else {
        end.setLeft(rest.right() - width + 1);
        rest.setRight(end.left() - 1);
    }
    return end;
}

/// The same where reading begins.
QRect cutStart(QRect& rest, int width, Qt::LayoutDirection direction)
{
    return cutEnd(rest, width, direction == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
}

} // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Theme& theme = Theme::behind(option.palette);
    const auto direction = option.direction;
    const bool mirrored = direction == Qt::RightToLeft;
    const auto atStart =
        static_cast<int>(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft));
    const auto atEnd =
        static_cast<int>(Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight));
    QRect rest = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QString title = index.data().toString();
    painter->save();
    painter->setFont(option.font);
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        QFont small = option.font;
        small.setBold(true);
        painter->setFont(small);
        painter->setPen(theme.quiet);
        painter->drawText(rest.adjusted(0, 4, 0, 0), atStart, title);
        painter->restore();
        return;
    }
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen) {
        painter->fillRect(option.rect, theme.selection);
        const QRect bar(mirrored ? option.rect.right() - 2 : option.rect.left(), option.rect.top(),
                        3, option.rect.height());
        painter->fillRect(bar, theme.accent);
    }
    const QString reason = index.data(PaletteModel::ReasonRole).toString();
    const QString keys = index.data(PaletteModel::KeysRole).toString();
    const auto mark = index.data(PaletteModel::MarkRole);
    const QFontMetrics metrics(option.font);
    if (mark.isValid()) {
        const int side = glyphSide(option.rect);
        const auto kind = static_cast<models::StatusKind>(mark.toInt());
        const QRect cell = cutStart(rest, side + kGap, direction);
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(cell).center());
        paintStatusGlyph(*painter, square, kind, theme.of(kind));
    }
    if (!keys.isEmpty()) {
        const QRect area = cutEnd(rest, metrics.horizontalAdvance(keys) + 2, direction);
        painter->setPen(theme.quiet);
        painter->drawText(area, atEnd, keys);
        cutEnd(rest, kGap, direction);
    }
    const QString detail =
        reason.isEmpty() ? index.data(PaletteModel::DetailRole).toString() : reason;
    int titleWidth = metrics.horizontalAdvance(title) + 4;
    if (!detail.isEmpty()) titleWidth = qMin(titleWidth, rest.width() * 3 / 5);
    const QRect area = cutStart(rest, qMin(titleWidth, rest.width()), direction);
    painter->setPen(reason.isEmpty() ? theme.text : theme.quiet);
    drawMarked(*painter, area, direction, option.font, title,
               index.data(PaletteModel::PlacesRole).value<QList<int>>());
    if (!detail.isEmpty()) {
        cutStart(rest, kGap, direction);
        painter->setPen(theme.quiet);
        painter->drawText(rest, atStart, metrics.elidedText(detail, Qt::ElideRight, rest.width()));
    }
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int height = qMax(26, QFontMetrics(option.font).height() + 10);
    return {QFontMetrics(option.font).horizontalAdvance(index.data().toString()) / 2, height};
}

bool PaletteDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                const QStyleOptionViewItem&, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid()) return false;
    QToolTip::showText(event->globalPos(),
                       models::tooltipText(index.data(Qt::AccessibleTextRole).toString()), view);
    return true;
}

} // namespace grapevine::widgets
