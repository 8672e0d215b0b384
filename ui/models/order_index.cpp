#include "ui/models/order_index.h"

#include <algorithm>

namespace grapevine::models {

void OrderIndex::assign(std::vector<Slot> order)
{
    std::fill(m_rows.begin(), m_rows.end(), -1);
    m_order = std::move(order);
    m_touched.clear();
    for (std::size_t row = 0; row < m_order.size(); ++row)
        setRow(m_order[row], row);
}

void OrderIndex::append(Slot slot)
{
    m_order.push_back(slot);
    setRow(slot, m_order.size() - 1);
    touch(slot);
}

void OrderIndex::remove(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_rows[m_order[static_cast<std::size_t>(row)]] = -1;
    m_order.erase(m_order.begin() + first, m_order.begin() + last + 1);
    for (std::size_t row = static_cast<std::size_t>(first); row < m_order.size(); ++row)
        setRow(m_order[row], row);
    std::erase_if(m_touched, [&](int row) { return row >= first && row <= last; });
    for (int& row : m_touched)
        if (row > last) row -= last - first + 1;
}

void OrderIndex::touch(Slot slot)
{
    const int row = rowOf(slot);
    if (row >= 0) m_touched.push_back(row);
}

void OrderIndex::setRow(Slot slot, std::size_t row)
{
    if (slot >= m_rows.size()) m_rows.resize(slot + std::size_t{1}, -1);
    m_rows[slot] = static_cast<int>(row);
}

std::size_t OrderIndex::outOfPlace(const Before& before, const Misfit& misfit)
{
    std::sort(m_touched.begin(), m_touched.end());
    m_touched.erase(std::unique(m_touched.begin(), m_touched.end()), m_touched.end());
    const auto slotOf = [this](int row) { return m_order[static_cast<std::size_t>(row)]; };
    const int rows = static_cast<int>(m_order.size());

    std::vector<int> wrong;
    for (std::size_t first = 0; first < m_touched.size();) {
        // A block of adjacent touched rows, with an untouched neighbour on either side.
        std::size_t past = first + 1;
        while (past < m_touched.size() && m_touched[past] == m_touched[past - 1] + 1)
            ++past;
        int below = m_touched[first] - 1;
        const int above = m_touched[past - 1] + 1;
        for (; first < past; ++first) {
            const int row = m_touched[first];
            const bool fits = !misfit(slotOf(row)) &&
                              (below < 0 || !before(slotOf(row), slotOf(below))) &&
                              (above >= rows || !before(slotOf(above), slotOf(row)));
            if (fits) {
                below = row;
            } else {
                wrong.push_back(row);
            }
        }
    }
    m_touched = std::move(wrong);
    return m_touched.size();
}

} // namespace grapevine::models
