#include "ui/models/member_model.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/member_cell.h"
#include "ui/models/sort_key.h"
#include "ui/models/stored_member.h"
#include "ui/models/tag_columns.h"

namespace grapevine::models {

namespace {

const QList<int>& liveRoles()
{
    static const QList<int> roles{Qt::DisplayRole,        Qt::ToolTipRole,
                                  Qt::AccessibleTextRole, MemberModel::StatusKindRole,
                                  MemberModel::GhostRole, MemberModel::FreshRole,
                                  MemberModel::FaintRole};
    return roles;
}

} // namespace

MemberModel::MemberModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(columnsFor(MemberStore{}))
{
}

void MemberModel::apply(const link::ObservationBatch& batch, Moment now)
{
    m_now = now;
    const MemberTally before = m_members.tally();
    const std::size_t shownBefore = m_order.size();
    if (m_members.size() == 0) {
        fill(batch);
    } else {
        update(batch);
    }
    // A cluster that is still filling up shows its common tags early; later they wait for an act.
    if (m_members.tally().total >= 2 * std::max<std::size_t>(m_columnsMembers, 1)) {
        setColumns(freshColumns());
    }
    countPending();
    if (before != m_members.tally() || shownBefore != m_order.size()) Q_EMIT tallyChanged();
}

void MemberModel::setColumns(MemberColumns columns)
{
    if (columns == m_columns) return;
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

void MemberModel::succeed(const link::ObservationBatch& picture, Moment now)
{
    m_now = now;
    MemberStore members;
    std::unordered_map<std::string_view, MemberKey> byName;
    for (const auto& row : picture.changed) {
        members.put(row);
        byName.emplace(row->facts->name, row->key);
    }
    members.settle();
    std::unordered_map<MemberKey, MemberKey> successors;
    for (const auto& entry : m_members.entries()) {
        if (!entry.row) continue;
        const auto same = byName.find(entry.row->facts->name);
        if (same != byName.end()) successors.emplace(entry.row->key, same->second);
    }
    beginResetModel();
    m_successors = std::move(successors);
    m_members = std::move(members);
    m_order = {};
    m_ghostsShown = 0;
    m_columnsRevision = 0;
    m_columnsMembers = 0;
    m_columns = freshColumns();
    if (std::find(m_columns.begin(), m_columns.end(), m_sortColumn) == m_columns.end()) {
        m_sortColumn = {MemberColumn::Kind::Status, {}};
        m_descending = false;
    }
    m_order.assign(sortedSlots());
    endResetModel();
    countPending();
    Q_EMIT tallyChanged();
}

void MemberModel::setAccusersKnown(bool known)
{
    if (known == m_accusersKnown) return;
    m_accusersKnown = known;
    setColumns(columnsFor(m_members, m_accusersKnown));
}

void MemberModel::setOwn(std::optional<MemberKey> own)
{
    if (own == m_own) return;
    const auto before = std::exchange(m_own, own);
    announceOwn(before);
    announceOwn(m_own);
}

void MemberModel::announceOwn(const std::optional<MemberKey>& key)
{
    const int row = key ? rowOf(*key) : -1;
    if (row < 0) return;
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1),
                       {RemarkRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

void MemberModel::fill(const link::ObservationBatch& batch)
{
    if (batch.changed.empty()) return;
    for (const auto& row : batch.changed)
        m_members.put(row);
    reorder(true);
}

void MemberModel::update(const link::ObservationBatch& batch)
{
    std::vector<int> changed = vanishAbsent(batch);
    std::vector<Slot> joined;
    for (const auto& row : batch.changed) {
        const bool wasGhost = [&] {
            const auto slot = m_members.find(row->key);
            return slot && m_members.at(*slot).ghost;
        }();
        const auto put = m_members.put(row);
        if (!put.changed) continue;
        const int at = m_order.rowOf(put.slot);
        if (at >= 0) {
            if (wasGhost) --m_ghostsShown;
            changed.push_back(at);
            m_order.touch(put.slot);
        } else if (passes(m_members.at(put.slot))) {
            joined.push_back(put.slot);
        }
    }
    announce(std::move(changed));
    // A member named twice in one batch joins once.
    std::sort(joined.begin(), joined.end());
    joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
    appendRows(joined);
}

std::vector<int> MemberModel::vanishAbsent(const link::ObservationBatch& batch)
{
    std::vector<int> rows;
    const auto vanish = [&](const MemberKey& key) {
        const auto slot = m_members.vanish(key);
        if (!slot) return;
        const int row = m_order.rowOf(*slot);
        if (row < 0) return;
        ++m_ghostsShown;
        rows.push_back(row);
    };
    for (const auto& key : batch.removed)
        vanish(key);
    if (!batch.resync) return rows;
    std::unordered_set<MemberKey> listed;
    listed.reserve(batch.changed.size());
    for (const auto& row : batch.changed)
        listed.insert(row->key);
    for (const auto& entry : m_members.entries()) {
        if (!entry.row || entry.ghost || entry.row->key.cluster != batch.cluster) continue;
        if (!listed.contains(entry.row->key)) vanish(entry.row->key);
    }
    return rows;
}

void MemberModel::announce(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    const int lastColumn = columnCount() - 1;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        Q_EMIT dataChanged(index(rows[first], 0), index(rows[last], lastColumn), liveRoles());
        first = last + 1;
    }
}

void MemberModel::appendRows(const std::vector<Slot>& slots)
{
    if (slots.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(slots.size()) - 1);
    for (const Slot slot : slots)
        m_order.append(slot);
    endInsertRows();
}

void MemberModel::tick(Moment now, int first, int last)
{
    m_now = now;
    last = std::min(last, rowCount() - 1);
    first = std::max(first, 0);
    if (first > last) return;
    for (int column = 0; column < columnCount(); ++column) {
        if (m_columns[static_cast<std::size_t>(column)].kind != MemberColumn::Kind::Since) continue;
        Q_EMIT dataChanged(index(first, column), index(last, column),
                           {Qt::DisplayRole, Qt::AccessibleTextRole});
    }
}

void MemberModel::clear()
{
    beginResetModel();
    m_members = {};
    m_order = {};
    m_successors.clear();
    m_own.reset();
    m_columns = columnsFor(m_members, m_accusersKnown);
    m_columnsRevision = 0;
    m_columnsMembers = 0;
    m_ghostsShown = 0;
    endResetModel();
    countPending();
    Q_EMIT tallyChanged();
}

void MemberModel::setFilter(const QString& text)
{
    auto parsed = filter::Expression::parse(text.toStdString());
    m_filterError.reset();
    if (!parsed) {
        m_filterError = std::move(parsed.error());
        Q_EMIT filterChanged();
        return;
    }
    const bool same = parsed->text() == m_filter.text();
    m_filter = std::move(*parsed);
    Q_EMIT filterChanged();
    if (same) return;
    reorder(false);
    countPending();
    Q_EMIT tallyChanged();
}

bool MemberModel::passes(const MemberStore::Entry& entry) const
{
    return m_filter.isEmpty() ||
           m_filter.matches(StoredMember(*entry.row, entry.haystack, m_now.boot));
}

void MemberModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount()) return;
    m_sortColumn = m_columns[static_cast<std::size_t>(column)];
    m_descending = order == Qt::DescendingOrder;
    resort();
}

void MemberModel::resort()
{
    reorder(true);
    countPending();
    Q_EMIT tallyChanged();
}

int MemberModel::sortColumn() const
{
    const auto at = std::find(m_columns.begin(), m_columns.end(), m_sortColumn);
    return at == m_columns.end() ? -1 : static_cast<int>(at - m_columns.begin());
}

Qt::SortOrder MemberModel::sortOrder() const
{
    return m_descending ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void MemberModel::reorder(bool settle)
{
    MemberColumns columns = m_columns;
    std::vector<Slot> order;
    if (settle) {
        // Ghosts' slots are freed only after the views have been told that their rows go.
        columns = freshColumns();
        if (std::find(columns.begin(), columns.end(), m_sortColumn) == columns.end()) {
            m_sortColumn = {MemberColumn::Kind::Status, {}};
            m_descending = false;
        }
    }
    order = sortedSlots();
    if (settle) {
        order.erase(std::remove_if(order.begin(), order.end(),
                                   [this](Slot slot) { return m_members.at(slot).ghost; }),
                    order.end());
    }
    replace(std::move(order), std::move(columns));
    if (settle) {
        m_members.settle();
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

std::vector<Slot> MemberModel::sortedSlots()
{
    SortKeyMaker maker(m_members, m_sortColumn);
    std::vector<SortKey> keys;
    keys.reserve(m_members.size());
    for (Slot slot = 0; slot < m_members.entries().size(); ++slot) {
        const auto& entry = m_members.at(slot);
        if (entry.row && passes(entry)) keys.push_back(maker.keyOf(slot));
    }
    const auto& ranks = m_members.nameRanks();
    std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
        const int order = compareKeys(a, b, m_descending);
        if (order != 0) return order < 0;
        // Names are ties with themselves, so that column turns round here.
        const bool turned = m_descending && m_sortColumn.kind == MemberColumn::Kind::Name;
        return turned ? ranks[a.slot] > ranks[b.slot] : ranks[a.slot] < ranks[b.slot];
    });
    std::vector<Slot> order;
    order.reserve(keys.size());
    for (const auto& key : keys)
        order.push_back(key.slot);
    return order;
}

void MemberModel::countPending()
{
    SortKeyMaker maker(m_members, m_sortColumn);
    const bool turned = m_descending && m_sortColumn.kind == MemberColumn::Kind::Name;
    const auto before = [&](Slot a, Slot b) {
        const int order = compareKeys(maker.keyOf(a), maker.keyOf(b), m_descending);
        if (order != 0) return order < 0;
        return turned ? m_members.nameBefore(b, a) : m_members.nameBefore(a, b);
    };
    const auto misfit = [&](Slot slot) {
        const auto& entry = m_members.at(slot);
        // Ghosts are counted on their own.
        return !entry.ghost && !passes(entry);
    };
    const int pending = static_cast<int>(m_order.outOfPlace(before, misfit) + m_ghostsShown);
    if (pending == m_pending) return;
    m_pending = pending;
    Q_EMIT pendingChanged(pending);
}

MemberColumns MemberModel::freshColumns()
{
    if (m_columnsRevision == m_members.factsRevision() && m_columnsMembers > 0) return m_columns;
    m_columnsRevision = m_members.factsRevision();
    m_columnsMembers = m_members.tally().total;
    return columnsFor(m_members, m_accusersKnown);
}

std::optional<MemberKey> MemberModel::keyAt(int row) const
{
    if (row < 0 || row >= rowCount()) return std::nullopt;
    return m_members.at(m_order.slotAt(static_cast<std::size_t>(row))).row->key;
}

int MemberModel::rowOf(const MemberKey& key) const
{
    auto slot = m_members.find(key);
    if (!slot) {
        const auto successor = m_successors.find(key);
        if (successor != m_successors.end()) slot = m_members.find(successor->second);
    }
    return slot ? m_order.rowOf(*slot) : -1;
}

link::MemberRowPtr MemberModel::rowAt(int row) const
{
    if (row < 0 || row >= rowCount()) return nullptr;
    return m_members.at(m_order.slotAt(static_cast<std::size_t>(row))).row;
}

int MemberModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int MemberModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant MemberModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& entry = m_members.at(m_order.slotAt(static_cast<std::size_t>(index.row())));
    const auto& column = m_columns[static_cast<std::size_t>(index.column())];
    const MemberCell cell{*entry.row, column,      m_columns,
                          m_now,      entry.ghost, m_own == entry.row->key};
    switch (role) {
    case Qt::DisplayRole: return cell.text();
    case Qt::ToolTipRole: return tooltipText(cell.hint());
    case Qt::AccessibleTextRole:
        return column.kind == MemberColumn::Kind::Status ? cell.sentence() : cell.text();
    case RemarkRole: return cell.remark();
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (column.isNumber() ? Qt::AlignRight : Qt::AlignLeft));
    case StatusKindRole: return static_cast<int>(statusKind(*entry.row));
    case GhostRole: return entry.ghost;
    case FreshRole: return entry.fresh;
    case FaintRole: return cell.isFaint();
    default: return {};
    }
}

QVariant MemberModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const auto& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: return column.title();
    case Qt::ToolTipRole: return tooltipText(column.hint());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (column.isNumber() ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

} // namespace grapevine::models
