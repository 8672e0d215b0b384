#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/catalog/reigns.h"
#include "core/link/observation_batch.h"
#include "ui/models/cluster_names.h"
#include "ui/models/frozen_table.h"

namespace grapevine::models {

/// Who leads which group of members, as far as tags tell: a row for each group with a role, a
/// leader or a memory of one. What is wrong stands first at the beginning.
class LeaderModel final : public FrozenTable {
    Q_OBJECT
public:
    enum Column : int { State, Group, Leader, Since, Roles, Members, kColumns };

    explicit LeaderModel(QObject* parent = nullptr);

    void apply(const link::ObservationBatch& batch, Moment now);
    /// Ages count on.
    void tick(Moment now);
    /// Another link shows the same cluster from now on; who led goes on leading.
    void succeed(const link::ObservationBatch& picture, Moment now);
    void clear();
    /// Two or more: groups say whose they are.
    void setClusterNames(const ClusterNames& names);

    [[nodiscard]] const catalog::LeaderTable& table() const { return m_table; }
    [[nodiscard]] const catalog::Reigns& reigns() const { return m_reigns; }
    [[nodiscard]] const catalog::LeaderGroupKey* groupAt(int row) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(const catalog::LeaderGroupKey& key) const;
    [[nodiscard]] std::size_t count(catalog::LeaderState state) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

protected:
    [[nodiscard]] bool passes(Slot) const override { return true; }
    [[nodiscard]] bool before(Slot a, Slot b) const override;
    void forget(Slot slot) override;

private:
    struct Entry {
        catalog::LeaderGroupKey key;
        catalog::LeaderGroup group;
        std::optional<catalog::Reign> reign;
        std::string nameKey; ///< Natural order.

        [[nodiscard]] catalog::LeaderState state() const
        {
            return catalog::leaderState(group, reign ? &*reign : nullptr);
        }
    };

    void take(const std::vector<catalog::LeaderGroupKey>& touched);
    [[nodiscard]] int compare(const Entry& a, const Entry& b, int column) const;
    [[nodiscard]] QString text(const Entry& entry, int column) const;
    [[nodiscard]] QString hint(const Entry& entry, int column) const;

    catalog::LeaderTable m_table;
    catalog::Reigns m_reigns;
    std::vector<Entry> m_entries; ///< By slot.
    std::map<catalog::LeaderGroupKey, Slot> m_slots;
    ClusterNames m_clusterNames;
    Moment m_now;
};

/// `leader 1 · minion 4`, the most frequent first.
[[nodiscard]] QString rolesText(const catalog::LeaderGroup& group);
/// As a person reads it; what has no name is told.
[[nodiscard]] QString leaderGroupTitle(const catalog::LeaderGroupKey& key,
                                       const ClusterNames& names);

} // namespace grapevine::models
