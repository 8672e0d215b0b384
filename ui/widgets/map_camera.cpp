#include "ui/widgets/map_camera.h"

#include <algorithm>
#include <cmath>

namespace grapevine::widgets {

namespace {
constexpr double kOutgrown = 1.02; ///< Of what fits.
constexpr double kShrunk = 0.6;
} // namespace

void MapCamera::setArea(const QRectF& pixels)
{
    m_area = pixels;
}

double MapCamera::scaleFor(const QRectF& content) const
{
    const double across = content.width() / std::max(m_area.width(), 1.0);
    const double down = content.height() / std::max(m_area.height(), 1.0);
    const double scale = std::max(across, down);
    // All at one place is shown as if it were a tenth of a millisecond wide.
    constexpr double kLeast = 1e-4;
    return std::clamp(std::max(scale, kLeast), kClosest, kFurthest);
}

void MapCamera::fit(const QRectF& content)
{
    m_fitted = true;
    m_middle = content.center();
    m_msPerPixel = scaleFor(content);
}

void MapCamera::follow(const QRectF& content)
{
    if (!m_fitted) return;
    const double wanted = scaleFor(content) / m_msPerPixel;
    const auto away = content.center() - m_middle;
    const double most = std::max(content.width(), content.height());
    const bool beside = std::max(std::abs(away.x()), std::abs(away.y())) > 0.1 * most;
    if (wanted > kOutgrown || wanted < kShrunk || beside) fit(content);
}

void MapCamera::zoomAt(const QPointF& pixel, double factor)
{
    const double before = m_msPerPixel;
    m_msPerPixel = std::clamp(m_msPerPixel / factor, kClosest, kFurthest);
    // What is under the pointer stays there.
    m_middle += (pixel - m_area.center()) * (before - m_msPerPixel);
    m_fitted = false;
}

void MapCamera::pan(const QPointF& pixels)
{
    m_middle -= pixels * m_msPerPixel;
    m_fitted = false;
}

QPointF MapCamera::toPixel(const models::RttLayout::Point& at) const
{
    return m_area.center() + (QPointF(at.x, at.y) - m_middle) / m_msPerPixel;
}

QRectF boundsOf(const std::vector<models::RttLayout::Point>& points)
{
    if (points.empty()) return {};
    double left = points.front().x;
    double right = left;
    double top = points.front().y;
    double bottom = top;
    for (const auto& point : points) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    return {left, top, right - left, bottom - top};
}

double niceLength(double msMost)
{
    if (!(msMost > 0.0)) return 0.0;
    const double zeros = std::pow(10.0, std::floor(std::log10(msMost)));
    for (const double factor : {5.0, 2.0}) {
        if (factor * zeros <= msMost) return factor * zeros;
    }
    return zeros;
}

} // namespace grapevine::widgets
