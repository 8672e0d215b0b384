#include "ui/widgets/label_room.h"

#include <algorithm>

namespace grapevine::widgets {

LabelRoom::LabelRoom(const QSize& area)
    : m_area(area)
    , m_cells(area.width() / kCell + 1, area.height() / kCell + 1)
    , m_taken(static_cast<std::size_t>(m_cells.width()) *
              static_cast<std::size_t>(m_cells.height()))
{
}

QRect LabelRoom::cellsOf(const QRect& rect) const
{
    const QRect inside = rect & QRect(QPoint(), m_area);
    if (inside.isEmpty()) return {};
    return {QPoint(inside.left() / kCell, inside.top() / kCell),
            QPoint(inside.right() / kCell, inside.bottom() / kCell)};
}

bool LabelRoom::isFree(const QRect& rect) const
{
    if (!QRect(QPoint(), m_area).contains(rect)) return false;
    const QRect cells = cellsOf(rect);
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        const auto row = m_taken.begin() + static_cast<std::ptrdiff_t>(y) * m_cells.width();
        if (std::any_of(row + cells.left(), row + cells.right() + 1,
                        [](char taken) { return taken != 0; }))
            return false;
    }
    return true;
}

void LabelRoom::take(const QRect& rect)
{
    const QRect cells = cellsOf(rect);
    if (cells.isEmpty()) return;
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        const auto row = m_taken.begin() + static_cast<std::ptrdiff_t>(y) * m_cells.width();
        std::fill(row + cells.left(), row + cells.right() + 1, char{1});
    }
}

} // namespace grapevine::widgets
