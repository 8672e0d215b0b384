#pragma once

#include <QAbstractTableModel>

#include <unordered_map>
#include <vector>

#include "core/link/member_row.h"

namespace grapevine::bench {

/// The members as a textbook would have them: a plain table under a QSortFilterProxyModel. What
/// ours is measured against.
class PlainTable final : public QAbstractTableModel {
public:
    enum Column : int { Status, Name, Address, Rtt, ColumnCount };

    explicit PlainTable(std::vector<link::MemberRowPtr> rows);

    /// Each changed row is told by itself, and no column but those that changed.
    void apply(const std::vector<link::MemberRowPtr>& changed);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<link::MemberRowPtr> m_rows;
    std::unordered_map<MemberKey, int> m_places;
};

} // namespace grapevine::bench
