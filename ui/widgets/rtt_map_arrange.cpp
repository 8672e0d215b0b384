// Where things stand on the map: glyphs, grounds of zones, and labels that leave each other room.
#include <QFontMetrics>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/models/cluster_text.h"
#include "ui/models/rtt_words.h"
#include "ui/models/time_words.h"
#include "ui/widgets/label_room.h"
#include "ui/widgets/rtt_map_view.h"

namespace grapevine::widgets {

namespace {

constexpr int kMargin = 16;      ///< Between the outermost glyph and the edge.
constexpr int kLabelChars = 22;  ///< Longer names are shortened in their middle.
constexpr int kScaleLeast = 60;  ///< Pixels of the scale bar.
constexpr double kGround = 20.0; ///< Pixels around a zone's glyphs.

/// The hull around these points, from the leftmost on; fewer than three points as they are.
QPolygonF hullOf(std::vector<QPointF> points)
{
    std::sort(points.begin(), points.end(), [](const QPointF& a, const QPointF& b) {
        return a.x() < b.x() || (a.x() == b.x() && a.y() < b.y());
    });
    if (points.size() < 3) return QPolygonF(QList<QPointF>(points.begin(), points.end()));
    std::vector<QPointF> hull;
    const auto turnsLeft = [&hull](const QPointF& next, std::size_t from) {
        while (hull.size() >= from + 2) {
            const auto a = hull[hull.size() - 1] - hull[hull.size() - 2];
            const auto b = next - hull[hull.size() - 1];
            if (a.x() * b.y() - a.y() * b.x() > 0.0) break;
            hull.pop_back();
        }
        hull.push_back(next);
    };
    for (const auto& point : points)
        turnsLeft(point, 0);
    const std::size_t below = hull.size() - 1;
    for (auto point = points.rbegin() + 1; point != points.rend(); ++point)
        turnsLeft(*point, below);
    hull.pop_back();
    return QPolygonF(QList<QPointF>(hull.begin(), hull.end()));
}

} // namespace

int RttMapView::glyphSide() const
{
    return std::max(11, fontMetrics().height() * 3 / 4);
}

QRectF RttMapView::area() const
{
    // Names stand beside the outermost glyphs, zones' names above.
    const double side = kMargin + kGround + fontMetrics().averageCharWidth() * 8.0;
    const double edge = kMargin + kGround + fontMetrics().height();
    const QRectF all(rect());
    return all.adjusted(std::min(side, all.width() / 6), std::min(edge, all.height() / 6),
                        -std::min(side, all.width() / 6), -std::min(edge, all.height() / 6));
}

QRect RttMapView::scaleRect() const
{
    const int height = fontMetrics().height() + 10;
    const int width = std::max(kScaleLeast, rect().width() / 5) + 2 * kMargin;
    return {0, rect().height() - height, width, height};
}

void RttMapView::arrange()
{
    const auto& points = m_field.layout().points();
    const std::size_t count = std::min(points.size(), m_field.members().size());
    m_places.resize(count);
    for (std::size_t at = 0; at < count; ++at)
        m_places[at] = m_camera.toPixel(points[at]);
    LabelRoom room(size());
    room.take(scaleRect());
    const int side = glyphSide();
    for (const auto& place : m_places) {
        room.take(QRect(qRound(place.x()) - side / 2, qRound(place.y()) - side / 2, side, side));
    }
    arrangePair(room);
    arrangeZones(room);
    arrangeLabels(room);
}

void RttMapView::arrangePair(LabelRoom& room)
{
    m_pairText.clear();
    m_pairRect = {};
    const auto one = chosen();
    const auto other = partner();
    if (!one || !other || std::max(*one, *other) >= m_places.size()) return;
    const auto told = m_field.estimate(*one, *other);
    m_pairText = told.isKnown() ? models::rttText(told.rtt) : models::gapText(told.gap);
    const QSize size(fontMetrics().horizontalAdvance(m_pairText) + 12, fontMetrics().height() + 4);
    // Along the line, where nothing is hidden by it; its middle first.
    for (const double part : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
        const auto middle = m_places[*one] * (1.0 - part) + m_places[*other] * part;
        QRect wanted(QPoint(), size);
        wanted.moveCenter(middle.toPoint());
        if (!room.isFree(wanted)) continue;
        room.take(wanted);
        m_pairRect = wanted;
        return;
    }
}

void RttMapView::arrangeZones(LabelRoom& room)
{
    m_grounds.clear();
    const auto& zoning = m_field.zoning();
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    for (std::size_t zone = 0; zone < zoning.zones; ++zone) {
        std::vector<QPointF> places;
        for (std::size_t at = 0; at < m_places.size(); ++at) {
            if (zoning.zoneOf[at] == zone) places.push_back(m_places[at]);
        }
        ZoneGround ground{.hull = hullOf(std::move(places)),
                          .title = models::zoneTitle(m_field.zoneTags(), zone),
                          .titleRect = {}};
        const QRectF bounds =
            ground.hull.boundingRect().adjusted(-kGround, -kGround, kGround, kGround);
        QRect title(0, 0, metrics.horizontalAdvance(ground.title) + 4, metrics.height());
        const QPointF above(bounds.center().x(), bounds.top() - metrics.height() / 2.0 - 2);
        const QPointF below(bounds.center().x(), bounds.bottom() + metrics.height() / 2.0 + 2);
        for (const auto& at : {above, below, bounds.center()}) {
            title.moveCenter(at.toPoint());
            if (!room.isFree(title)) continue;
            room.take(title);
            ground.titleRect = title;
            break;
        }
        m_grounds.push_back(std::move(ground));
    }
}

bool RttMapView::arrangeLabel(LabelRoom& room, std::size_t member, bool insists)
{
    const auto metrics = fontMetrics();
    const auto whole =
        models::clusterText(m_field.members()[member].name(), models::kRttNameLongest);
    const auto text =
        metrics.elidedText(whole, Qt::ElideMiddle, metrics.averageCharWidth() * kLabelChars);
    const QSize size(metrics.horizontalAdvance(text) + 2, metrics.height());
    const QPoint at = m_places[member].toPoint();
    const int away = glyphSide() / 2 + 4;
    const QPoint corners[] = {{at.x() + away, at.y() - size.height() / 2},
                              {at.x() - away - size.width(), at.y() - size.height() / 2},
                              {at.x() - size.width() / 2, at.y() - away - size.height()},
                              {at.x() - size.width() / 2, at.y() + away},
                              {at.x() + away, at.y() + away / 2},
                              {at.x() + away, at.y() - size.height() - away / 2},
                              {at.x() - away - size.width(), at.y() + away / 2},
                              {at.x() - away - size.width(), at.y() - size.height() - away / 2}};
    const std::size_t tries = insists ? std::size(corners) : 4;
    for (std::size_t i = 0; i < tries; ++i) {
        const QRect wanted(corners[i], size);
        if (!room.isFree(wanted)) continue;
        room.take(wanted);
        m_labels.push_back({wanted, text, member});
        return true;
    }
    return false;
}

void RttMapView::arrangeLabels(LabelRoom& room)
{
    m_labels.clear();
    std::vector<std::size_t> order(m_places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto one = chosen();
    const auto other = partner();
    // Who was chosen, then who is ill, then ourselves, then by name.
    const auto rank = [&](std::size_t at) {
        const auto& member = m_field.members()[at];
        if (at == one || at == other) return 0;
        if (member.kind == models::StatusKind::Failed) return 1;
        if (member.kind == models::StatusKind::Suspect) return 2;
        return member.own ? 3 : 4;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&rank](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    for (const auto member : order) {
        if (rect().contains(m_places[member].toPoint()))
            arrangeLabel(room, member, rank(member) < 4);
    }
}

} // namespace grapevine::widgets
