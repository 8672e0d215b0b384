#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "ui/models/order_index.h"

namespace grapevine::models {

/// A table whose values are live and whose order is frozen: rows change places only by an act,
/// which is sorting, re-sorting or another filter. In between, newcomers join at the end
/// (`FreshRole`), what has gone stays (`GhostRole`), and `pendingChanged` tells how many rows a
/// re-sort would move.
///
/// What a row is about is the business of the class below, which keeps it by slot.
class FrozenTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role : int {
        GhostRole = Qt::UserRole + 1,
        FreshRole,
        FaintRole,      ///< The cell has no value.
        StatusKindRole, ///< int of StatusKind: the glyph before the text; none in most columns.
        FirstOwnRole,
    };

    void sort(int column, Qt::SortOrder order) override;
    void resort();
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const
    {
        return m_descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    }
    /// What a re-sort would move or take away.
    [[nodiscard]] int pending() const { return m_pending; }

    /// kNoSlot beyond the rows. What a row is about keeps its slot until it is gone for good.
    [[nodiscard]] Slot slotAt(int row) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOfSlot(Slot slot) const { return m_order.rowOf(slot); }
    /// Moves on when all slots are given out anew, and so mean other things.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    [[nodiscard]] bool isGhost(Slot slot) const { return m_states[slot].ghost; }
    /// Ghosts that were let go since there were more than kGhostsMost (ghost_limit.h).
    [[nodiscard]] std::uint64_t ghostsLetGo() const { return m_ghostsLetGo; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

Q_SIGNALS:
    void pendingChanged(int rows);
    /// Other rows are shown, or more or fewer.
    void shownChanged();

protected:
    FrozenTable(int sortColumn, QObject* parent);

    /// What one step of the world did to the rows.
    struct Turn {
        std::vector<Slot> changed;
        std::vector<Slot> joined; ///< As `take` gave them.
        std::vector<Slot> vanished;
    };
    /// A slot for something new.
    [[nodiscard]] Slot take();
    /// Into the rows with it, and out to the views.
    void apply(Turn turn);
    /// Shows what passes now, sorted. Ghosts stay where they pass.
    void refilter();
    /// Starts anew: all slots are free, nothing is shown. To be called inside a reset.
    void forgetAll();
    /// How things are sorted changes together with what the columns show.
    void setSortColumn(int column, bool descending);
    [[nodiscard]] bool isDescending() const { return m_descending; }
    [[nodiscard]] bool isUsed(Slot slot) const { return m_states[slot].used; }
    [[nodiscard]] bool isFresh(Slot slot) const { return m_states[slot].fresh; }

    [[nodiscard]] virtual bool passes(Slot slot) const = 0;
    /// In the order of the sort column; never true both ways.
    [[nodiscard]] virtual bool before(Slot a, Slot b) const = 0;
    /// The slot is free from here on.
    virtual void forget(Slot slot) = 0;

private:
    struct State {
        bool used = false;
        bool ghost = false;
        bool fresh = false;
        std::uint64_t ghostNumber = 0; ///< Counts up: the oldest has the lowest.
    };

    void limitGhosts();
    void announce(std::vector<int> rows);
    void append(const std::vector<Slot>& slots);
    void replace(std::vector<Slot> order);
    [[nodiscard]] std::vector<Slot> sortedSlots(bool withGhosts) const;
    void settle();
    void countPending();
    void countGhosts();

    std::vector<State> m_states; ///< By slot.
    std::vector<Slot> m_free;
    OrderIndex m_order;
    int m_sortColumn;
    bool m_descending = false;
    int m_pending = 0;
    std::size_t m_ghostsShown = 0;
    std::size_t m_ghosts = 0; ///< Shown or not.
    std::uint64_t m_ghostNumber = 0;
    std::uint64_t m_ghostsLetGo = 0;
    std::uint64_t m_generation = 0;
};

} // namespace grapevine::models
