#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ui/models/ask_run.h"

namespace grapevine::models {

/// The members of one query as rows. Order is frozen: by name at first, then as a person sorts;
/// who was not expected joins at the end.
///
/// It reads the run anew whenever it is told that something of it changed, and keeps nothing.
class RunModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Member, State, Ack, Response, Answer, kColumns };
    enum Role : int {
        StateRole = Qt::UserRole + 1, ///< int of ReplyState, in every column.
        FaintRole,                    ///< The cell has no value.
    };

    explicit RunModel(QObject* parent = nullptr);

    /// Shows another run, or none. The pointer is used until the next call.
    void show(const AskRun* run);
    /// The shown run has changed; `members` are those of whom something came. `run` may have
    /// moved.
    void update(const AskRun& run, const std::vector<std::string>& members);
    /// Only these, until called with nothing; other rows are out of sight.
    void setOnly(const std::vector<std::string>& members);

    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    [[nodiscard]] const AskRun* run() const { return m_run; }
    /// Null when there is no such row.
    [[nodiscard]] const std::string* memberAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void fill();
    void number();
    void append(const std::vector<std::string>& members);
    void announceAll();
    [[nodiscard]] bool isWanted(const std::string& member) const;
    [[nodiscard]] QString text(const std::string& member, int column) const;
    [[nodiscard]] QString hint(const std::string& member, int column) const;

    const AskRun* m_run = nullptr;
    std::vector<std::string> m_members;
    std::unordered_map<std::string, int> m_rows;
    std::unordered_set<std::string> m_only;
    int m_sortColumn = Member;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::size_t m_expected = 0;
    AskRun::Stage m_stage = AskRun::Stage::Submitted;
};

} // namespace grapevine::models
