#include "ui/widgets/frozen_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include <numeric>

#include "core/catalog/tally.h"
#include "ui/models/service_model.h"
#include "ui/models/service_words.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::FrozenTable;

constexpr int kMargin = 8;
constexpr int kGlyphGap = 7;
constexpr double kStaleStrength = 0.7;
constexpr double kGhostStrength = 0.6;
constexpr int kBarDigits = 9;   ///< Width of a bar.
constexpr int kCountDigits = 9; ///< Room for the text before it: `120 of 140`.

int glyphSide(int height)
{
    return qMax(9, height * 12 / 26);
}

int countWidth(const QFontMetrics& metrics, const QString& text)
{
    return qMax(metrics.horizontalAdvance(text),
                metrics.horizontalAdvance(QLatin1Char('0')) * kCountDigits);
}

/// Healthy ones first; who has left is no part of it. Hollow: taken out on purpose or on its way.
void paintBar(QPainter& painter, const QRect& area, const QVariantList& counts, const Theme& theme,
              const QColor& ground, double strength)
{
    int total = 0;
    for (qsizetype at = 0; at < counts.size(); ++at) {
        if (static_cast<catalog::Health>(at) != catalog::Health::Left)
            total += counts.at(at).toInt();
    }
    const QRectF bar = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(mixed(theme.text, ground, 0.25 * strength));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    if (total == 0) return;
    double left = bar.left();
    for (qsizetype at = 0; at < counts.size(); ++at) {
        const auto health = static_cast<catalog::Health>(at);
        const int count = counts.at(at).toInt();
        if (health == catalog::Health::Left || count == 0) continue;
        const double width = bar.width() * count / total;
        const QRectF part(left, bar.top(), width, bar.height());
        left += width;
        const QColor colour = mixed(theme.of(models::healthGlyph(health)), ground, strength);
        const bool hollow =
            health == catalog::Health::Maintenance || health == catalog::Health::Leaving;
        // Failed ones are full, suspects hatched: told apart without their colours.
        painter.setPen(Qt::NoPen);
        painter.setBrush(hollow                               ? QBrush(mixed(colour, ground, 0.25))
                         : health == catalog::Health::Suspect ? QBrush(colour, Qt::BDiagPattern)
                         : health == catalog::Health::Healthy ? QBrush(mixed(colour, ground, 0.75))
                                                              : QBrush(colour));
        painter.drawRect(part);
        painter.setPen(QPen(ground, 1));
        painter.drawLine(part.topRight(), part.bottomRight());
    }
}

} // namespace

void FrozenDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.icon = {};
    const QWidget* widget = cell.widget;
    QStyle* style = widget != nullptr ? widget->style() : QApplication::style();
    cell.state.setFlag(QStyle::State_HasFocus, false);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

    const Theme& theme = Theme::behind(cell.palette);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const QColor ground = selected ? theme.selection : theme.base;
    const bool ghost = index.data(FrozenTable::GhostRole).toBool();
    const double strength = (m_stale ? kStaleStrength : 1.0) * (ghost ? kGhostStrength : 1.0);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QFontMetrics metrics(cell.font);

    painter->save();
    QRect area = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QVariant kind = index.data(FrozenTable::StatusKindRole);
    if (kind.isValid()) {
        const auto status = static_cast<models::StatusKind>(kind.toInt());
        const int side = glyphSide(cell.rect.height());
        const QRect glyph = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                                {side, side}, area);
        painter->drawPixmap(glyph.topLeft(),
                            statusGlyph(status, side, painter->device()->devicePixelRatioF(),
                                        mixed(theme.of(status), ground, strength)));
        area = mirrored ? area.adjusted(0, 0, -side - kGlyphGap, 0)
                        : area.adjusted(side + kGlyphGap, 0, 0, 0);
    }
    if (index.column() == 0 && index.data(FrozenTable::FreshRole).toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mixed(theme.accent, ground, strength));
        const double x =
            mirrored ? cell.rect.right() - kMargin / 2.0 : cell.rect.left() + kMargin / 2.0;
        painter->drawEllipse(QPointF(x, area.center().y() + 0.5), 2.0, 2.0);
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    const QVariant counts = index.data(models::ServiceModel::CountsRole);
    if (counts.isValid()) {
        const int width = metrics.horizontalAdvance(QLatin1Char('0')) * kBarDigits;
        const int height = qMax(6, metrics.ascent() - 3);
        const int after = countWidth(metrics, text) + kMargin;
        const QRect rest =
            mirrored ? area.adjusted(0, 0, -after, 0) : area.adjusted(after, 0, 0, 0);
        const QRect bar = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                              {qMin(width, rest.width()), height}, rest);
        if (rest.width() > height)
            paintBar(*painter, bar, counts.toList(), theme, ground, strength);
    }
    QFont font = cell.font;
    if (ghost) font.setStrikeOut(true);
    painter->setFont(font);
    const QColor ink = index.data(FrozenTable::FaintRole).toBool() ? theme.quiet : theme.text;
    painter->setPen(mixed(ink, ground, strength));
    drawLine(*painter, area, option.direction, cell.displayAlignment, text);
    // Where a person is, not where the view has put itself on getting the focus.
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize FrozenDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics metrics(option.font);
    const QString text = index.data(Qt::DisplayRole).toString();
    const int digit = metrics.horizontalAdvance(QLatin1Char('0'));
    int width = metrics.horizontalAdvance(text) + 2 * kMargin + digit;
    if (index.data(models::ServiceModel::CountsRole).isValid())
        width = countWidth(metrics, text) + (kBarDigits + 1) * digit + 3 * kMargin;
    const int height = metrics.height() + kMargin;
    if (index.data(FrozenTable::StatusKindRole).isValid()) width += glyphSide(height) + kGlyphGap;
    return {width, height};
}

} // namespace grapevine::widgets
