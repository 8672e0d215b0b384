#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "ui/models/member_store.h"

namespace grapevine::models {

/// Which member stands in which row of one view. Order is frozen: rows are put in order by
/// `assign` alone, in between they join at the end, and rows whose value has changed are noted.
///
///     assign   [a b c d]      in place: all
///     touch c  [a b C d]      C stays where it is; is it still between b and d?
///     append e [a b C d e]    outOfPlace() counts C and e if a sort would move them
class OrderIndex {
public:
    /// True when the first must stand before the second.
    using Before = std::function<bool(Slot, Slot)>;
    /// True when the row has no business in the view any more, whatever its place.
    using Misfit = std::function<bool(Slot)>;

    void assign(std::vector<Slot> order);
    void append(Slot slot);
    void touch(Slot slot);
    /// Takes rows out; the others close up, and those touched stay noted.
    void remove(int first, int last);

    [[nodiscard]] std::size_t size() const { return m_order.size(); }
    [[nodiscard]] Slot slotAt(std::size_t row) const { return m_order[row]; }
    /// -1 when the slot is not in the view.
    [[nodiscard]] int rowOf(Slot slot) const { return slot < m_rows.size() ? m_rows[slot] : -1; }
    [[nodiscard]] const std::vector<Slot>& order() const { return m_order; }

    /// How many touched rows a sort would move. Rows found in place count as untouched from
    /// then on; zero means the whole order is right.
    ///
    /// Beyond `kWeighedMost` only rows touched since the last time are weighed anew: in a storm the
    /// price of asking stays that of its news, and the number may be a little too high until the
    /// storm is over.
    [[nodiscard]] std::size_t outOfPlace(const Before& before, const Misfit& misfit);
    static constexpr std::size_t kWeighedMost = 256;

private:
    void setRow(Slot slot, std::size_t row);
    void weighWrongAgain();

    std::vector<Slot> m_order;
    std::vector<int> m_rows;    ///< By slot.
    std::vector<int> m_touched; ///< Rows, unordered, perhaps twice.
    std::vector<char> m_wrong;  ///< By row: 1 when it is out of place.
    std::vector<int> m_wrongs;  ///< Those rows, and perhaps some that are in place again.
    std::size_t m_wrongCount = 0;
};

} // namespace grapevine::models
