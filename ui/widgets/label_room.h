#pragma once

#include <QRect>
#include <QSize>

#include <vector>

namespace grapevine::widgets {

/// Where something is written already: a coarse grid over the area, so that asking costs the same
/// however much is written.
class LabelRoom {
public:
    explicit LabelRoom(const QSize& area);

    /// True when the rectangle lies within the area and nothing is in it.
    [[nodiscard]] bool isFree(const QRect& rect) const;
    void take(const QRect& rect);

private:
    [[nodiscard]] QRect cellsOf(const QRect& rect) const;

    static constexpr int kCell = 4; ///< Pixels.

    QSize m_area;
    QSize m_cells;
    std::vector<char> m_taken;
};

} // namespace grapevine::widgets
