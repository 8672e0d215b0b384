#pragma once

#include <QAbstractListModel>

#include <vector>

#include "ui/models/finding.h"

namespace grapevine::models {

/// The findings as rows. While somebody points at them no row moves: what is over stays, marked so,
/// and what is new comes to the end; the order is put right afterwards.
class FindingModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role : int {
        DetailRole = Qt::UserRole + 1, ///< QString, the second line.
        MarkRole,                      ///< int of StatusKind.
        OverRole,                      ///< bool: no longer so.
    };

    explicit FindingModel(QObject* parent = nullptr)
        : QAbstractListModel(parent)
    {
    }

    /// `held`: somebody points at a row, or has the keys there.
    void show(const Findings& findings, bool held);
    /// Of the row; must exist.
    [[nodiscard]] const Finding& at(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)].finding;
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        Finding finding;
        bool over = false;
    };
    void settle(const Findings& findings);
    void hold(const Findings& findings);
    void put(int row, Row next);

    std::vector<Row> m_rows;
};

} // namespace grapevine::models
