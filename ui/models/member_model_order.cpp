// Which rows the model shows, and in which order.

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "ui/models/ghost_limit.h"
#include "ui/models/member_lookahead.h"
#include "ui/models/member_model.h"

namespace grapevine::models {

void MemberModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount()) return;
    m_sort = {m_columns[static_cast<std::size_t>(column)], order == Qt::DescendingOrder};
    m_wish.reset();
    resort();
}

void MemberModel::setSort(const std::string& column, Qt::SortOrder order)
{
    const auto wanted = MemberColumn::fromId(column);
    if (!wanted) return;
    const auto at = std::find(m_columns.begin(), m_columns.end(), *wanted);
    if (at != m_columns.end()) return sort(static_cast<int>(at - m_columns.begin()), order);
    m_wish = MemberOrder{*wanted, order == Qt::DescendingOrder};
}

void MemberModel::resort()
{
    reorder(true);
    countPending();
    Q_EMIT tallyChanged();
}

int MemberModel::sortColumn() const
{
    const auto at = std::find(m_columns.begin(), m_columns.end(), m_sort.column);
    return at == m_columns.end() ? -1 : static_cast<int>(at - m_columns.begin());
}

Qt::SortOrder MemberModel::sortOrder() const
{
    return m_sort.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
}

bool MemberModel::keepSortable(const MemberColumns& columns)
{
    const auto before = m_sort.column;
    const auto has = [&columns](const MemberColumn& column) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    if (m_wish && has(m_wish->column)) {
        m_sort = *std::exchange(m_wish, std::nullopt);
    } else if (!has(m_sort.column)) {
        // The first rows of a cluster may lack a tag that the next ones have.
        if (!m_wish) m_wish = m_sort;
        m_sort = {};
    }
    return m_sort.column != before;
}

void MemberModel::reorder(bool settle)
{
    MemberColumns columns = m_columns;
    std::vector<Slot> order;
    if (settle) {
        // Ghosts' slots are freed only after the views have been told that their rows go.
        columns = freshColumns();
        keepSortable(columns);
    }
    order = orderedSlots();
    if (settle && m_members.hasGhosts()) {
        order.erase(std::remove_if(order.begin(), order.end(),
                                   [this](Slot slot) { return m_members.at(slot).ghost; }),
                    order.end());
    }
    replace(std::move(order), std::move(columns));
    if (settle) {
        const bool hadFresh = m_members.hasFresh();
        settleMembers();
        m_columnsRevision = m_members.factsRevision();
        if (hadFresh && rowCount() > 0) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {FreshRole});
        }
    }
    m_ghostsShown = 0;
    if (m_members.hasGhosts()) {
        for (const Slot slot : m_order.order())
            m_ghostsShown += m_members.at(slot).ghost ? 1U : 0U;
    }
}

void MemberModel::replace(std::vector<Slot> order, MemberColumns columns)
{
    const bool sameRows =
        columns == m_columns && order.size() == m_order.size() &&
        std::all_of(order.begin(), order.end(), [this](Slot s) { return m_order.rowOf(s) >= 0; });
    if (!sameRows) {
        beginResetModel();
        m_columns = std::move(columns);
        m_order.assign(std::move(order));
        endResetModel();
        return;
    }
    if (order == m_order.order()) {
        m_order.assign(std::move(order));
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<Slot> slots;
    slots.reserve(static_cast<std::size_t>(before.size()));
    for (const auto& at : before) {
        slots.push_back(m_order.slotAt(static_cast<std::size_t>(at.row())));
    }
    m_order.assign(std::move(order));
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype at = 0; at < before.size(); ++at) {
        after.append(
            index(m_order.rowOf(slots[static_cast<std::size_t>(at)]), before[at].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void MemberModel::settleMembers()
{
    if (m_members.hasGhosts()) {
        const auto& entries = m_members.entries();
        for (Slot slot = 0; slot < entries.size(); ++slot) {
            if (!entries[slot].row || !entries[slot].ghost) continue;
            m_history.forget(entries[slot].row->key);
            m_sorted.touch(slot);
        }
    }
    m_members.settle();
}

void MemberModel::limitGhosts()
{
    if (m_members.ghosts() <= kGhostsMost) return;
    const auto gone = m_members.oldestGhosts(m_members.ghosts() - kGhostsLeft);
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
        m_history.forget(m_members.at(slot).row->key);
        m_sorted.touch(slot);
        m_members.free(slot);
    }
    m_ghostsLetGo += gone.size();
}

std::vector<Slot> MemberModel::orderedSlots()
{
    const auto& sorted = m_sorted.slots(m_members, m_sort, context());
    if (m_filter.isEmpty()) return sorted;
    // Members are looked through as they lie in memory, which is much faster than in their order.
    const auto& entries = m_members.entries();
    const MemberLookahead ahead(entries);
    std::vector<char> passing(entries.size(), 0);
    for (std::size_t slot = 0; slot < entries.size(); ++slot) {
        ahead.moveTo(slot);
        if (entries[slot].row && passes(entries[slot])) passing[slot] = 1;
    }
    std::vector<Slot> shown;
    std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(shown),
                 [&passing](Slot slot) { return passing[slot] != 0; });
    return shown;
}

void MemberModel::countPending()
{
    MemberBefore before(m_members, m_sort, context());
    const auto misfit = [&](Slot slot) {
        const auto& entry = m_members.at(slot);
        // Ghosts are counted on their own.
        return !entry.ghost && !passes(entry);
    };
    const int pending =
        static_cast<int>(m_order.outOfPlace(std::ref(before), misfit) + m_ghostsShown);
    if (pending == m_pending) return;
    m_pending = pending;
    Q_EMIT pendingChanged(pending);
}

} // namespace grapevine::models
