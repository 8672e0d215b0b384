#pragma once

#include <QAbstractTableModel>

#include "ui/models/run_diff.h"

namespace grapevine::models {

/// A comparison of two runs as rows. Shown whole and left alone: nothing moves in it.
class RunDiffModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Member, Kind, Before, After, kColumns };
    enum Role : int {
        KindRole = Qt::UserRole + 1, ///< int of DiffKind, in every column.
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// With the names of the two columns, such as when each was asked.
    void show(RunDiff diff, const QString& before, const QString& after);
    /// Members with the same answer are out of sight.
    void setDifferencesOnly(bool only);
    [[nodiscard]] const RunDiff& diff() const { return m_diff; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void count();
    [[nodiscard]] QString text(const RunDiff::Row& row, int column) const;

    RunDiff m_diff;
    QString m_before;
    QString m_after;
    int m_shown = 0; ///< Rows in sight: the same ones stand last.
    bool m_differencesOnly = false;
};

} // namespace grapevine::models
