#pragma once

#include <QPointF>
#include <QRectF>

#include "ui/models/rtt_layout.h"

namespace grapevine::widgets {

/// Which part of the plane is in sight: from milliseconds to pixels and back. One scale for both
/// axes.
class MapCamera {
public:
    /// Milliseconds a pixel of the closest and of the furthest look.
    static constexpr double kClosest = 1e-5;
    static constexpr double kFurthest = 1e4;

    void setArea(const QRectF& pixels);
    /// Puts all of it into sight, and keeps doing so until the person moves the camera.
    void fit(const QRectF& content);
    /// The same, but only where it has outgrown the picture or shrunk to a part of it, so that the
    /// scale stands still while members move a little.
    void follow(const QRectF& content);
    [[nodiscard]] bool isFitted() const { return m_fitted; }

    void zoomAt(const QPointF& pixel, double factor);
    void pan(const QPointF& pixels);

    [[nodiscard]] QPointF toPixel(const models::RttLayout::Point& at) const;
    [[nodiscard]] double pixels(double ms) const { return ms / m_msPerPixel; }
    [[nodiscard]] double msPerPixel() const { return m_msPerPixel; }

private:
    [[nodiscard]] double scaleFor(const QRectF& content) const;

    QRectF m_area;
    QPointF m_middle; ///< In milliseconds.
    double m_msPerPixel = 1.0;
    bool m_fitted = true;
};

/// The bounds of these points.
[[nodiscard]] QRectF boundsOf(const std::vector<models::RttLayout::Point>& points);

/// A length that reads well, 1, 2 or 5 with zeros, of at most so many milliseconds.
[[nodiscard]] double niceLength(double msMost);

} // namespace grapevine::widgets
