// How the map is drawn, from the ground up.
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/widgets/rtt_colours.h"
#include "ui/widgets/rtt_map_view.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr double kGround = 20.0;   ///< Pixels around a zone's glyphs.
constexpr double kHaloMost = 90.0; ///< Pixels; wider ones say no more.
constexpr double kHaloLeast = 3.0; ///< Beyond the glyph; less is not seen.
constexpr double kStaleInk = 0.55;
constexpr double kMarkWidth = 2.0;
constexpr int kScaleMargin = 16;

} // namespace

QColor RttMapView::colourOf(std::size_t member, const Theme& theme) const
{
    const auto zone = m_field.zoning().zoneOf[member];
    QColor colour = theme.of(m_field.members()[member].kind);
    if (m_colours == Colours::Zone) {
        colour = zone == models::RttZoning::kNoZone ? theme.quiet : zoneColour(zone, theme);
    }
    return m_stale ? mixed(colour, theme.base, kStaleInk) : colour;
}

void RttMapView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.base);
    // Between a member's arrival and the next reckoning there is nothing to draw.
    if (m_places.size() == m_field.members().size()) {
        painter.setRenderHint(QPainter::Antialiasing);
        paintGrounds(painter, theme);
        paintHalos(painter, theme);
        paintPair(painter, theme);
        paintMembers(painter, theme);
        paintLabels(painter, theme);
        paintScale(painter, theme);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (hasFocus() && !chosen()) {
        painter.setPen(theme.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void RttMapView::paintGrounds(QPainter& painter, const Theme& theme) const
{
    for (std::size_t zone = 0; zone < m_grounds.size(); ++zone) {
        const auto& hull = m_grounds[zone].hull;
        const QColor ink = m_colours == Colours::Zone ? zoneColour(zone, theme) : theme.quiet;
        const QColor fill = mixed(ink, theme.base, theme.dark ? 0.10 : 0.07);
        const QColor line = mixed(ink, theme.base, 0.35);
        // A wide round pen around the hull: once for the edge, once for the ground within.
        for (const auto& [colour, width] :
             {std::pair(line, kGround + 1.0), std::pair(fill, kGround)}) {
            painter.setPen(QPen(colour, 2 * width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.setBrush(colour);
            if (hull.size() > 2) {
                painter.drawPolygon(hull);
            } else {
                painter.drawPolyline(hull);
            }
        }
    }
}

void RttMapView::paintHalos(QPainter& painter, const Theme& theme) const
{
    painter.setPen(Qt::NoPen);
    const double least = glyphSide() / 2.0 + kHaloLeast;
    for (std::size_t at = 0; at < m_places.size(); ++at) {
        const double radius = m_camera.pixels(m_field.doubtMs(at));
        if (radius < least) continue;
        QColor ink = colourOf(at, theme);
        ink.setAlphaF(radius > kHaloMost ? 0.05F : 0.10F);
        painter.setBrush(ink);
        const double shown = std::min(radius, kHaloMost);
        painter.drawEllipse(m_places[at], shown, shown);
    }
}

void RttMapView::paintPair(QPainter& painter, const Theme& theme) const
{
    const auto one = chosen();
    const auto other = partner();
    if (!one || !other) return;
    painter.setPen(QPen(theme.accent, kMarkWidth));
    painter.drawLine(m_places[*one], m_places[*other]);
    if (m_pairRect.isEmpty()) return;
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(theme.base);
    painter.drawRoundedRect(QRectF(m_pairRect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void RttMapView::paintMembers(QPainter& painter, const Theme& theme) const
{
    const int side = glyphSide();
    const auto one = chosen();
    const auto other = partner();
    painter.setBrush(Qt::NoBrush);
    // Who is ill is never hidden by who is well; statuses are numbered worst first.
    std::vector<std::size_t> order(m_places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        return m_field.members()[a].kind > m_field.members()[b].kind;
    });
    for (const auto at : order) {
        const auto& place = m_places[at];
        if (!QRectF(rect()).adjusted(-side, -side, side, side).contains(place)) continue;
        const auto& member = m_field.members()[at];
        const bool marked = at == one || at == other;
        if (marked || at == m_hovered) {
            const double around = side / 2.0 + 4.0;
            painter.setPen(QPen(theme.accent, marked ? kMarkWidth : 1.0));
            painter.drawEllipse(place, around, around);
        }
        if (member.own) {
            // Ourselves: in a square frame.
            const double around = side / 2.0 + 2.5;
            painter.setPen(QPen(theme.text, 1.5));
            painter.drawRect(
                QRectF(place.x() - around, place.y() - around, 2 * around, 2 * around));
        }
        painter.drawPixmap(
            QPointF(place.x() - side / 2.0, place.y() - side / 2.0),
            statusGlyph(member.kind, side, devicePixelRatioF(), colourOf(at, theme)));
    }
}

void RttMapView::paintLabels(QPainter& painter, const Theme& theme) const
{
    const auto one = chosen();
    const auto other = partner();
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    for (std::size_t zone = 0; zone < m_grounds.size(); ++zone) {
        const auto& ground = m_grounds[zone];
        if (ground.titleRect.isEmpty()) continue;
        painter.setPen(m_colours == Colours::Zone ? zoneColour(zone, theme) : theme.quiet);
        painter.drawText(ground.titleRect, Qt::AlignCenter | Qt::TextSingleLine, ground.title);
    }
    painter.setFont(font());
    for (const auto& label : m_labels) {
        const bool marked = label.member == one || label.member == other;
        const bool ill = m_field.members()[label.member].kind != models::StatusKind::Alive;
        painter.setPen(marked || ill ? theme.text : mixed(theme.text, theme.base, 0.8));
        painter.drawText(label.rect, Qt::AlignCenter | Qt::TextSingleLine, label.text);
    }
    if (m_pairRect.isEmpty()) return;
    painter.setPen(theme.text);
    painter.drawText(m_pairRect, Qt::AlignCenter | Qt::TextSingleLine, m_pairText);
}

void RttMapView::paintScale(QPainter& painter, const Theme& theme) const
{
    const QRect room = scaleRect();
    const double most = (room.width() - 2 * kScaleMargin) * 0.6;
    const double ms = niceLength(most * m_camera.msPerPixel());
    if (!(ms > 0.0)) return;
    const double length = m_camera.pixels(ms);
    const double y = room.center().y();
    const double x = room.left() + kScaleMargin;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.quiet);
    painter.drawLine(QPointF(x, y), QPointF(x + length, y));
    painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4));
    painter.drawLine(QPointF(x + length, y - 4), QPointF(x + length, y + 4));
    const QRectF words(x + length + 8, room.top(), room.width() - length, room.height());
    const int decimals = ms >= 1.0 ? 0 : ms >= 0.1 ? 1 : ms >= 0.01 ? 2 : 3;
    painter.drawText(words,
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute | Qt::TextSingleLine,
                     QStringLiteral("%1 ms").arg(QLocale().toString(ms, 'f', decimals)));
    painter.setRenderHint(QPainter::Antialiasing);
}

} // namespace grapevine::widgets
