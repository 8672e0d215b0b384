#include "ui/widgets/tally_tile.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kPadding = 10;
constexpr int kGap = 8;
constexpr double kStaleInk = 0.7;

void paintZigzag(QPainter& painter, const QRectF& square, const QColor& colour)
{
    const auto at = [&square](double x, double y) {
        return QPointF(square.left() + square.width() * x, square.top() + square.height() * y);
    };
    QPolygonF line;
    line << at(0.02, 0.7) << at(0.26, 0.25) << at(0.5, 0.75) << at(0.74, 0.25) << at(0.98, 0.7);
    painter.setPen(QPen(colour, square.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

} // namespace

TallyTile::TallyTile(const QString& objectName, std::optional<models::StatusKind> kind,
                     const QString& word, QWidget* parent)
    : QAbstractButton(parent)
    , m_kind(kind)
{
    setObjectName(objectName);
    setText(word);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setCount(0);
}

void TallyTile::setCount(std::size_t count)
{
    // Every second somebody says the same again.
    if (count == m_count && !accessibleName().isEmpty()) return;
    m_count = count;
    setAccessibleName(QStringLiteral("%1 %2").arg(QLocale().toString(qulonglong{count}), text()));
    update();
}

void TallyTile::setStale(bool stale)
{
    if (m_stale == stale) return;
    m_stale = stale;
    update();
}

QFont TallyTile::numberFont() const
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() + 6);
    large.setBold(true);
    return large;
}

QSize TallyTile::sizeHint() const
{
    const QFontMetrics number(numberFont());
    const QFontMetrics words(font());
    const int glyph = words.ascent();
    const int wide = qMax(number.horizontalAdvance(QStringLiteral("888")) + glyph + kGap,
                          words.horizontalAdvance(text()));
    return {wide + 2 * kPadding, number.height() + words.height() + 2 * kPadding - 4};
}

void TallyTile::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(mixed(theme.text, theme.base, 0.05));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    // What there is none of stands back, so that the eye finds what there is.
    const bool quiet = m_count == 0;
    const double ink = m_stale ? kStaleInk : 1.0;
    const QColor mark = m_kind ? theme.of(*m_kind) : theme.suspect;
    const QFontMetrics number(numberFont());
    const QFontMetrics words(font());
    const int glyph = words.ascent();
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const QRect top(kPadding, kPadding - 2, width() - 2 * kPadding, number.height());
    const QRect square =
        mirrored(QRect(top.left(), top.top() + (top.height() - glyph) / 2, glyph, glyph));
    const QColor colour =
        quiet ? mixed(theme.quiet, theme.base, 0.6) : mixed(mark, theme.base, ink);
    if (m_kind) {
        paintStatusGlyph(painter, square, *m_kind, colour);
    } else {
        paintZigzag(painter, square, colour);
    }
    const int align = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) |
                      Qt::AlignVCenter | Qt::TextSingleLine;
    painter.setFont(numberFont());
    painter.setPen(quiet ? theme.quiet : mixed(theme.text, theme.base, ink));
    painter.drawText(mirrored(top.adjusted(glyph + kGap, 0, 0, 0)), align,
                     QLocale().toString(qulonglong{m_count}));
    painter.setFont(font());
    painter.setPen(theme.quiet);
    painter.drawText(mirrored(QRect(top.left(), top.bottom() + 1, top.width(), words.height())),
                     align, text());
}

} // namespace grapevine::widgets
