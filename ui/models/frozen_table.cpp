#include "ui/models/frozen_table.h"

#include <algorithm>
#include <utility>

#include "ui/models/ghost_limit.h"

namespace grapevine::models {

FrozenTable::FrozenTable(int sortColumn, QObject* parent)
    : QAbstractTableModel(parent)
    , m_sortColumn(sortColumn)
{
}

Slot FrozenTable::take()
{
    if (m_free.empty()) {
        m_states.push_back({.used = true, .fresh = true});
        return static_cast<Slot>(m_states.size() - 1);
    }
    const Slot slot = m_free.back();
    m_free.pop_back();
    m_states[slot] = {.used = true, .fresh = true};
    return slot;
}

void FrozenTable::apply(Turn turn)
{
    const std::size_t shownBefore = m_order.size();
    std::vector<int> rows;
    const auto note = [&](Slot slot) {
        const int row = m_order.rowOf(slot);
        if (row >= 0) rows.push_back(row);
        return row >= 0;
    };
    for (const Slot slot : turn.vanished) {
        if (m_states[slot].ghost) continue;
        m_states[slot].ghost = true;
        m_states[slot].ghostNumber = ++m_ghostNumber;
        ++m_ghosts;
        if (note(slot)) ++m_ghostsShown;
    }
    for (const Slot slot : turn.changed) {
        const bool wasGhost = std::exchange(m_states[slot].ghost, false);
        if (wasGhost) --m_ghosts;
        if (note(slot)) {
            if (wasGhost) --m_ghostsShown;
            m_order.touch(slot);
        } else if (passes(slot)) {
            turn.joined.push_back(slot);
        }
    }
    announce(std::move(rows));
    std::sort(turn.joined.begin(), turn.joined.end());
    turn.joined.erase(std::unique(turn.joined.begin(), turn.joined.end()), turn.joined.end());
    if (shownBefore == 0 && m_free.empty() && turn.joined.size() == m_states.size()) {
        // Before there is anything to lose one's place in, rows go where they belong.
        resort();
        return;
    }
    append(turn.joined);
    limitGhosts();
    countPending();
    if (shownBefore != m_order.size()) Q_EMIT shownChanged();
}

void FrozenTable::limitGhosts()
{
    if (m_ghosts <= kGhostsMost) return;
    std::vector<Slot> gone;
    for (Slot slot = 0; slot < m_states.size(); ++slot)
        if (m_states[slot].used && m_states[slot].ghost) gone.push_back(slot);
    std::sort(gone.begin(), gone.end(),
              [this](Slot a, Slot b) { return m_states[a].ghostNumber < m_states[b].ghostNumber; });
    gone.resize(gone.size() - kGhostsLeft);
    const auto rows = rowsOf(m_order, gone);
    if (rows.isTooScattered()) beginResetModel();
    for (const auto& run : rows.runs) {
        if (!rows.isTooScattered()) beginRemoveRows({}, run.first, run.last);
        m_order.remove(run.first, run.last);
        m_ghostsShown -= static_cast<std::size_t>(run.last - run.first + 1);
        if (!rows.isTooScattered()) endRemoveRows();
    }
    if (rows.isTooScattered()) endResetModel();
    for (const Slot slot : gone) {
        forget(slot);
        m_states[slot] = {};
        m_free.push_back(slot);
    }
    m_ghosts -= gone.size();
    m_ghostsLetGo += gone.size();
}

void FrozenTable::append(const std::vector<Slot>& slots)
{
    std::vector<Slot> shown;
    std::copy_if(slots.begin(), slots.end(), std::back_inserter(shown),
                 [this](Slot slot) { return passes(slot); });
    if (shown.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(shown.size()) - 1);
    for (const Slot slot : shown)
        m_order.append(slot);
    endInsertRows();
}

void FrozenTable::announce(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        Q_EMIT dataChanged(index(rows[first], 0), index(rows[last], columnCount() - 1));
        first = last + 1;
    }
}

void FrozenTable::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount()) return;
    m_sortColumn = column;
    m_descending = order == Qt::DescendingOrder;
    resort();
}

void FrozenTable::setSortColumn(int column, bool descending)
{
    m_sortColumn = column;
    m_descending = descending;
}

void FrozenTable::resort()
{
    replace(sortedSlots(false));
    // The views know by now that the ghosts' rows are gone.
    settle();
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {FreshRole});
    }
    countPending();
    Q_EMIT shownChanged();
}

void FrozenTable::refilter()
{
    replace(sortedSlots(true));
    countGhosts();
    countPending();
    Q_EMIT shownChanged();
}

void FrozenTable::forgetAll()
{
    ++m_generation;
    m_states.clear();
    m_free.clear();
    m_order = {};
    m_ghostsShown = 0;
    m_ghosts = 0;
    m_ghostsLetGo = 0;
}

std::vector<Slot> FrozenTable::sortedSlots(bool withGhosts) const
{
    std::vector<Slot> order;
    for (Slot slot = 0; slot < m_states.size(); ++slot) {
        const auto& state = m_states[slot];
        if (state.used && (withGhosts || !state.ghost) && passes(slot)) order.push_back(slot);
    }
    std::sort(order.begin(), order.end(), [this](Slot a, Slot b) { return before(a, b); });
    return order;
}

void FrozenTable::replace(std::vector<Slot> order)
{
    const bool sameRows =
        order.size() == m_order.size() &&
        std::all_of(order.begin(), order.end(), [this](Slot s) { return m_order.rowOf(s) >= 0; });
    if (!sameRows) {
        beginResetModel();
        m_order.assign(std::move(order));
        endResetModel();
        return;
    }
    if (order == m_order.order()) {
        m_order.assign(std::move(order));
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList olds = persistentIndexList();
    std::vector<Slot> slots;
    for (const auto& old : olds)
        slots.push_back(slotAt(old.row()));
    m_order.assign(std::move(order));
    QModelIndexList news;
    for (qsizetype at = 0; at < olds.size(); ++at)
        news.append(index(m_order.rowOf(slots[static_cast<std::size_t>(at)]), olds[at].column()));
    changePersistentIndexList(olds, news);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void FrozenTable::settle()
{
    for (Slot slot = 0; slot < m_states.size(); ++slot) {
        auto& state = m_states[slot];
        if (state.used && state.ghost) {
            forget(slot);
            state = {};
            m_free.push_back(slot);
        }
        state.fresh = false;
    }
    m_ghosts = 0;
    m_ghostsShown = 0;
}

void FrozenTable::countGhosts()
{
    m_ghostsShown = 0;
    for (const Slot slot : m_order.order())
        m_ghostsShown += m_states[slot].ghost ? 1U : 0U;
}

void FrozenTable::countPending()
{
    const auto misfit = [this](Slot slot) { return !m_states[slot].ghost && !passes(slot); };
    const auto order = [this](Slot a, Slot b) { return before(a, b); };
    const int pending = static_cast<int>(m_order.outOfPlace(order, misfit) + m_ghostsShown);
    if (pending == m_pending) return;
    m_pending = pending;
    Q_EMIT pendingChanged(pending);
}

Slot FrozenTable::slotAt(int row) const
{
    return row < 0 || row >= rowCount() ? kNoSlot : m_order.slotAt(static_cast<std::size_t>(row));
}

int FrozenTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

} // namespace grapevine::models
