#include "ui/models/member_model.h"

#include <algorithm>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/member_cell.h"
#include "ui/models/member_gate.h"
#include "ui/models/member_terms.h"
#include "ui/models/ribbon_words.h"
#include "ui/models/row_runs.h"
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
        limitGhosts();
    }
    // A cluster that is still filling up shows its common tags early; later they wait for an act.
    if (m_members.tally().total >= 2 * std::max<std::size_t>(m_columnsMembers, 1)) {
        auto columns = freshColumns();
        const bool sorts = m_wish && keepSortable(columns);
        setColumns(std::move(columns));
        if (sorts) reorder(true);
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
    for (const auto& row : picture.changed)
        members.put(row);
    members.settle();
    beginResetModel();
    const auto next = successorsOf(m_members, members);
    m_history.succeed(m_members, members, next);
    m_successors = followed(std::move(m_successors), next);
    m_members = std::move(members);
    m_sorted.clear();
    m_order = {};
    m_ghostsShown = 0;
    m_columnsRevision = 0;
    m_columnsMembers = 0;
    m_columns = freshColumns();
    keepSortable(m_columns);
    m_order.assign(orderedSlots());
    endResetModel();
    countPending();
    Q_EMIT tallyChanged();
}

void MemberModel::setAccusersKnown(bool known)
{
    if (known == m_accusersKnown) return;
    m_accusersKnown = known;
    setColumns(arranged(suggestedColumns(), m_choice));
}

MemberColumns MemberModel::suggestedColumns() const
{
    return columnsFor(m_members, m_accusersKnown, m_clusterNames.size() > 1);
}

void MemberModel::setClusterNames(const ClusterNames& names)
{
    if (names == m_clusterNames) return;
    m_clusterNames = names;
    m_sorted.clear();
    setColumns(arranged(suggestedColumns(), m_choice));
    const int column = columnAt(MemberColumn::Kind::Cluster);
    if (column < 0 || rowCount() == 0) return;
    Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

void MemberModel::setColumnChoice(const ColumnChoice& choice)
{
    if (choice == m_choice) return;
    m_choice = choice;
    m_columnsMembers = 0;
    auto columns = freshColumns();
    const auto sortedBy = m_sort.column;
    keepSortable(columns);
    setColumns(std::move(columns));
    if (sortedBy != m_sort.column) resort();
}

void MemberModel::setRibbonSpan(RibbonSpan span)
{
    if (span == m_span) return;
    m_span = span;
    const int column = columnAt(MemberColumn::Kind::Ribbon);
    if (column < 0) return;
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
    countPending();
    if (rowCount() == 0) return;
    Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column),
                       {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

int MemberModel::columnAt(MemberColumn::Kind kind) const
{
    const auto at = std::find_if(m_columns.begin(), m_columns.end(),
                                 [kind](const auto& column) { return column.kind == kind; });
    return at == m_columns.end() ? -1 : static_cast<int>(at - m_columns.begin());
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
    m_sorted.clear(); // It may have been asked for an order before there was anybody.
    if (batch.changed.empty()) return;
    for (const auto& row : batch.changed) {
        const auto known = m_members.find(row->key);
        m_history.note(known ? m_members.at(*known).row.get() : nullptr, *row);
        m_members.put(row);
    }
    reorder(true);
}

void MemberModel::update(const link::ObservationBatch& batch)
{
    std::vector<int> changed = vanishAbsent(batch);
    std::vector<Slot> joined;
    for (const auto& row : batch.changed) {
        const auto known = m_members.find(row->key);
        const auto before = known ? m_members.at(*known).row : nullptr;
        const bool wasGhost = known && m_members.at(*known).ghost;
        m_history.note(before.get(), *row);
        const auto put = m_members.put(row);
        if (!put.changed) continue;
        m_sorted.touch(put.slot);
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
        m_history.noteVanished(*m_members.at(*slot).row, m_now);
        const int row = m_order.rowOf(*slot);
        if (row < 0) return;
        ++m_ghostsShown;
        rows.push_back(row);
    };
    for (const auto& key : batch.removed)
        vanish(key);
    if (!batch.resync) return rows;
    for (const auto& key : absentFrom(m_members, batch))
        vanish(key);
    return rows;
}

void MemberModel::announce(std::vector<int> rows)
{
    const int lastColumn = columnCount() - 1;
    for (const auto& run : runsOf(std::move(rows))) {
        Q_EMIT dataChanged(index(run.first, 0), index(run.last, lastColumn), liveRoles());
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
        const auto kind = m_columns[static_cast<std::size_t>(column)].kind;
        if (kind != MemberColumn::Kind::Since && kind != MemberColumn::Kind::Ribbon) continue;
        Q_EMIT dataChanged(index(first, column), index(last, column),
                           {Qt::DisplayRole, Qt::AccessibleTextRole});
    }
}

void MemberModel::takeHistory(const MemberModel& other)
{
    m_history = other.m_history;
    if (rowCount() == 0) return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void MemberModel::clear()
{
    beginResetModel();
    m_members = {};
    m_sorted.clear();
    m_order = {};
    m_successors.clear();
    m_own.reset();
    m_history.clear();
    m_columns = arranged(suggestedColumns(), m_choice);
    m_columnsRevision = 0;
    m_columnsMembers = 0;
    m_ghostsShown = 0;
    m_ghostsLetGo = 0;
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
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    reorder(false);
    countPending();
    Q_EMIT tallyChanged();
}

bool MemberModel::passes(const MemberStore::Entry& entry) const
{
    return MemberGate{m_filter, m_catalog, m_history, m_clusterNames, m_now.boot}.passes(entry);
}

MemberColumns MemberModel::freshColumns()
{
    if (m_columnsRevision == m_members.factsRevision() && m_columnsMembers > 0) return m_columns;
    m_columnsRevision = m_members.factsRevision();
    m_columnsMembers = m_members.tally().total;
    return arranged(suggestedColumns(), m_choice);
}

std::optional<MemberKey> MemberModel::keyAt(int row) const
{
    if (row < 0 || row >= rowCount()) return std::nullopt;
    return m_members.at(m_order.slotAt(static_cast<std::size_t>(row))).row->key;
}

std::optional<Slot> MemberModel::slotOf(const MemberKey& key) const
{
    if (const auto slot = m_members.find(key)) return slot;
    const auto successor = m_successors.find(key);
    return successor == m_successors.end() ? std::nullopt : m_members.find(successor->second);
}

int MemberModel::rowOf(const MemberKey& key) const
{
    const auto slot = slotOf(key);
    return slot ? m_order.rowOf(*slot) : -1;
}

link::MemberRowPtr MemberModel::member(const MemberKey& key) const
{
    const auto slot = slotOf(key);
    return slot ? m_members.at(*slot).row : nullptr;
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
                          m_now,      entry.ghost, m_own == entry.row->key,
                          &m_history, m_span,      &m_clusterNames};
    switch (role) {
    case Qt::DisplayRole: return cell.text();
    case Qt::ToolTipRole: return tooltipText(cell.hint());
    case Qt::AccessibleTextRole:
        return column.kind == MemberColumn::Kind::Status ? cell.sentence() : cell.text();
    case RemarkRole: return cell.remark();
    case Qt::TextAlignmentRole: return headingOf(column, role, {});
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
    if (role == FilteredRole) return asksFor(m_filter, column);
    return headingOf(column, role, spanWord(m_span));
}

} // namespace grapevine::models
