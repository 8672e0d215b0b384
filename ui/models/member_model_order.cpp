// In which order the members stand, and when that is no longer right.

#include "ui/models/member_model.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "ui/models/ghost_limit.h"

namespace grapevine::models {

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
    if (settle) {
        order.erase(std::remove_if(order.begin(), order.end(),
                                   [this](Slot slot) { return m_members.at(slot).ghost; }),
                    order.end());
    }
    replace(std::move(order), std::move(columns));
    if (settle) {
        settleMembers();
        m_columnsRevision = m_members.factsRevision();
        if (rowCount() > 0) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {FreshRole});
        }
    }
    m_ghostsShown = 0;
    if (!settle) {
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
    for (const auto& entry : m_members.entries()) {
        if (entry.row && entry.ghost) m_history.forget(entry.row->key);
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
        m_members.free(slot);
    }
    m_ghostsLetGo += gone.size();
}

std::vector<Slot> MemberModel::orderedSlots()
{
    return sortedSlots(m_members, m_sort, context(),
                       [this](const MemberStore::Entry& entry) { return passes(entry); });
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

MemberColumns MemberModel::freshColumns()
{
    if (m_columnsRevision == m_members.factsRevision() && m_columnsMembers > 0) return m_columns;
    m_columnsRevision = m_members.factsRevision();
    m_columnsMembers = m_members.tally().total;
    return arranged(suggestedColumns(), m_choice);
}

} // namespace grapevine::models
