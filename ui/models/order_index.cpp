#include "ui/models/order_index.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace grapevine::models {

void OrderIndex::assign(std::vector<Slot> order)
{
    std::fill(m_rows.begin(), m_rows.end(), -1);
    m_order = std::move(order);
    m_touched.clear();
    m_wrong.assign(m_order.size(), 0);
    m_wrongs.clear();
    m_wrongCount = 0;
    for (std::size_t row = 0; row < m_order.size(); ++row)
        setRow(m_order[row], row);
}

void OrderIndex::append(Slot slot)
{
    m_order.push_back(slot);
    m_wrong.push_back(0);
    setRow(slot, m_order.size() - 1);
    touch(slot);
}

void OrderIndex::remove(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_rows[m_order[static_cast<std::size_t>(row)]] = -1;
    m_order.erase(m_order.begin() + first, m_order.begin() + last + 1);
    const auto from = m_wrong.begin() + first;
    const auto past = m_wrong.begin() + last + 1;
    m_wrongCount -= static_cast<std::size_t>(std::count(from, past, char{1}));
    m_wrong.erase(from, past);
    for (std::size_t row = static_cast<std::size_t>(first); row < m_order.size(); ++row)
        setRow(m_order[row], row);
    for (auto* rows : {&m_touched, &m_wrongs}) {
        std::erase_if(*rows, [&](int row) { return row >= first && row <= last; });
        for (int& row : *rows)
            if (row > last) row -= last - first + 1;
    }
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

void OrderIndex::weighWrongAgain()
{
    for (const int row : std::exchange(m_wrongs, {})) {
        if (m_wrong[static_cast<std::size_t>(row)] != 0) m_touched.push_back(row);
    }
}

std::size_t OrderIndex::outOfPlace(const Before& before, const Misfit& misfit)
{
    if (m_wrongCount <= kWeighedMost) weighWrongAgain();
    std::sort(m_touched.begin(), m_touched.end());
    m_touched.erase(std::unique(m_touched.begin(), m_touched.end()), m_touched.end());
    // What has not been weighed yet is nobody's measure.
    for (const int row : m_touched) {
        auto& wrong = m_wrong[static_cast<std::size_t>(row)];
        m_wrongCount += wrong == 0 ? 1U : 0U;
        wrong = 1;
    }
    const auto* flags = m_wrong.data();
    const std::size_t rows = m_order.size();
    const char* below = nullptr;
    std::size_t seen = 0; // Rows before it have been looked through for `below`.
    std::size_t above = 0;
    for (const int touched : m_touched) {
        // The nearest rows in place on either side; rows that stand together are weighed from the
        // top down.
        const auto row = static_cast<std::size_t>(touched);
        if (const void* nearer = memrchr(flags + seen, 0, row - seen)) {
            below = static_cast<const char*>(nearer);
        }
        seen = row;
        if (above <= row) {
            const auto* found =
                static_cast<const char*>(std::memchr(flags + row + 1, 0, rows - row - 1));
            above = found == nullptr ? rows : static_cast<std::size_t>(found - flags);
        }
        const Slot slot = m_order[row];
        const bool fits =
            !misfit(slot) &&
            (below == nullptr || !before(slot, m_order[static_cast<std::size_t>(below - flags)])) &&
            (above >= rows || !before(m_order[above], slot));
        if (fits) {
            m_wrong[row] = 0;
            --m_wrongCount;
        } else {
            m_wrongs.push_back(touched);
        }
    }
    m_touched.clear();
    // In a storm the same rows come again and again.
    if (m_wrongs.size() > 2 * (m_wrongCount + kWeighedMost)) {
        const auto isRight = [flags](int row) { return flags[row] == 0; };
        m_wrongs.erase(std::remove_if(m_wrongs.begin(), m_wrongs.end(), isRight), m_wrongs.end());
        std::sort(m_wrongs.begin(), m_wrongs.end());
        m_wrongs.erase(std::unique(m_wrongs.begin(), m_wrongs.end()), m_wrongs.end());
    }
    return m_wrongCount;
}

} // namespace grapevine::models
