#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/catalog/catalog.h"
#include "core/filter/expression.h"
#include "core/link/observation_batch.h"
#include "ui/models/column_choice.h"
#include "ui/models/member_column.h"
#include "ui/models/member_history.h"
#include "ui/models/member_ordering.h"
#include "ui/models/member_store.h"
#include "ui/models/order_index.h"
#include "ui/models/sorted_members.h"

namespace grapevine::models {

/// The members as rows, in a frozen order. Values are live; order changes only by an act: sorting,
/// re-sorting, or a new filter.
///
/// In between, new members join at the end (`FreshRole`), vanished ones stay (`GhostRole`), and
/// `pendingChanged` tells how many rows a re-sort would move.
class MemberModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role : int {
        StatusKindRole = Qt::UserRole + 1, ///< int of StatusKind, in every column.
        GhostRole,                         ///< Gone from the cluster.
        FreshRole,                         ///< Joined after the last sort.
        FaintRole,                         ///< The cell has no value, or a remembered one.
        RemarkRole,                        ///< QString behind the cell's text, told quietly.
    };

    /// Of a heading: the filter asks for the column.
    static constexpr int FilteredRole = Qt::UserRole + 100;

    explicit MemberModel(QObject* parent = nullptr);

    /// Takes what was seen; `now` is when the batch is shown.
    void apply(const link::ObservationBatch& batch, Moment now);
    /// Ages count on; only the rows from `first` to `last` are told.
    void tick(Moment now, int first, int last);
    /// Another link shows the same cluster from now on: `picture` takes the place of all rows at
    /// once. Keys of the link before go on leading to the members of their names.
    void succeed(const link::ObservationBatch& picture, Moment now);
    /// Forgets everything, for another cluster.
    void clear();

    /// "Accused by" is a column when the link knows.
    void setAccusersKnown(bool known);
    /// Two or more: "Cluster" is a column, and the filter knows their names.
    void setClusterNames(const ClusterNames& names);
    [[nodiscard]] const ClusterNames& clusterNames() const { return m_clusterNames; }
    /// Which row is Grapevine itself, if one is.
    void setOwn(std::optional<MemberKey> own);

    /// What a person has chosen to see, in place of or beside what the members suggest.
    void setColumnChoice(const ColumnChoice& choice);
    [[nodiscard]] const ColumnChoice& columnChoice() const { return m_choice; }
    /// What the members suggest, whatever is chosen.
    [[nodiscard]] MemberColumns suggestedColumns() const;
    /// How far back the ribbons reach.
    void setRibbonSpan(RibbonSpan span);
    [[nodiscard]] RibbonSpan ribbonSpan() const { return m_span; }

    /// `service:` in a filter asks it; null: nobody offers anything. It must outlive the model, and
    /// hear of a batch before the model does.
    void setCatalog(const catalog::Catalog* catalog) { m_catalog = catalog; }
    [[nodiscard]] const catalog::Catalog* catalog() const { return m_catalog; }
    /// Its rules are others now.
    void handleCatalogChanged()
    {
        if (!m_filter.asksFor(filter::Field::Service)) return;
        reorder(false);
        Q_EMIT tallyChanged();
    }

    /// In the filter's language (core/filter/expression.h). What cannot be read changes nothing
    /// but `filterError`, so the last good result stays.
    void setFilter(const QString& text);
    [[nodiscard]] const std::optional<filter::SyntaxError>& filterError() const
    {
        return m_filterError;
    }
    /// The one in force.
    [[nodiscard]] const filter::Expression& filter() const { return m_filter; }
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }
    void sort(int column, Qt::SortOrder order) override;
    /// The same by MemberColumn::id(). A column that is not there yet is waited for, until somebody
    /// sorts by another.
    void setSort(const std::string& column, Qt::SortOrder order);
    void resort();
    [[nodiscard]] int sortColumn() const;
    [[nodiscard]] Qt::SortOrder sortOrder() const;
    /// What it is sorted by, or will be once members bring the column.
    [[nodiscard]] const MemberOrder& sorting() const { return m_wish ? *m_wish : m_sort; }
    /// What a re-sort would move or take away.
    [[nodiscard]] int pending() const { return m_pending; }
    /// Ghosts that were let go since there were more than kGhostsMost (ghost_limit.h).
    [[nodiscard]] std::uint64_t ghostsLetGo() const { return m_ghostsLetGo; }

    [[nodiscard]] const MemberTally& tally() const { return m_members.tally(); }
    /// All members, ghosts among them, whatever is filtered.
    [[nodiscard]] const MemberStore& members() const { return m_members; }
    [[nodiscard]] const MemberColumns& columns() const { return m_columns; }
    [[nodiscard]] const MemberHistory& history() const { return m_history; }
    /// What became of the same members while the other model was told of them.
    void takeHistory(const MemberModel& other);
    /// When the rows were told what they show.
    [[nodiscard]] Moment now() const { return m_now; }
    [[nodiscard]] std::optional<MemberKey> keyAt(int row) const;
    /// -1 when the member is not shown. A key from before `succeed` finds its member by name.
    [[nodiscard]] int rowOf(const MemberKey& key) const;
    [[nodiscard]] link::MemberRowPtr rowAt(int row) const;
    /// Whether it is shown or not; null when it is not known.
    [[nodiscard]] link::MemberRowPtr member(const MemberKey& key) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void pendingChanged(int rows);
    /// It reads, or does not, or reads otherwise.
    void filterChanged();
    /// Counts by status, or the number of rows shown, are others now.
    void tallyChanged();

private:
    void announceOwn(const std::optional<MemberKey>& key);
    void setColumns(MemberColumns columns);
    void fill(const link::ObservationBatch& batch);
    void update(const link::ObservationBatch& batch);
    std::vector<int> vanishAbsent(const link::ObservationBatch& batch);
    void announce(std::vector<int> rows);
    void appendRows(const std::vector<Slot>& slots);
    void reorder(bool settle);
    void replace(std::vector<Slot> order, MemberColumns columns);
    [[nodiscard]] std::vector<Slot> orderedSlots();
    /// Sorts by what these columns allow: what is wished for, if they bring it. True when that is
    /// another order than before.
    bool keepSortable(const MemberColumns& columns);
    void settleMembers();
    void limitGhosts();
    void countPending();
    [[nodiscard]] bool passes(const MemberStore::Entry& entry) const;
    [[nodiscard]] MemberColumns freshColumns();
    [[nodiscard]] SortContext context() const
    {
        return {&m_history, m_span, m_now.boot, &m_clusterNames};
    }
    [[nodiscard]] int columnAt(MemberColumn::Kind kind) const;
    [[nodiscard]] std::optional<Slot> slotOf(const MemberKey& key) const;

    const catalog::Catalog* m_catalog = nullptr;
    MemberStore m_members;
    MemberHistory m_history;
    SortedMembers m_sorted;
    OrderIndex m_order;
    MemberColumns m_columns;
    ColumnChoice m_choice;
    MemberOrder m_sort;
    std::optional<MemberOrder> m_wish; ///< By a column that is not there (any more, or yet).
    RibbonSpan m_span = RibbonSpan::Hour;
    filter::Expression m_filter;
    std::optional<filter::SyntaxError> m_filterError;
    std::unordered_map<MemberKey, MemberKey> m_successors;
    std::optional<MemberKey> m_own;
    bool m_accusersKnown = false;
    ClusterNames m_clusterNames;
    Moment m_now;
    int m_pending = 0;
    std::size_t m_ghostsShown = 0;
    std::uint64_t m_ghostsLetGo = 0;
    std::uint64_t m_columnsRevision = 0;
    std::size_t m_columnsMembers = 0;
};

} // namespace grapevine::models
