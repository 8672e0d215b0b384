#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <string>
#include <vector>

#include "ui/models/key_list.h"
#include "ui/models/key_survey.h"

namespace grapevine::models {

/// Which member holds which key, by one report: a row for each member that answered or is silent, a
/// column for each key. Who is silent stands first, then who could not say, then who lacks a key.
/// Rows change their places only when another report is shown, or by sorting, which is an act.
///
/// Roles are those of KeyList.
class KeyMatrix final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Member, Answer, kFirstKey }; ///< The last column is what a member said.
    /// Keys with a column of their own; all of them stand in KeyList.
    static constexpr std::size_t kKeyColumnsMost = 16;

    explicit KeyMatrix(QObject* parent = nullptr);

    /// Null: none. Members of an agent that counts only are not known, but those who said
    /// something.
    void show(const link::KeyReport* report);
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const std::string& member) const;
    [[nodiscard]] const std::string& memberAt(int row) const;
    [[nodiscard]] int saidColumn() const { return kFirstKey + static_cast<int>(m_keys.size()); }

    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    enum class Kind : std::uint8_t { Silent, Failed, Lacking, Whole, Said };
    enum class Cell : std::uint8_t { Unknown, Missing, Held, Primary };
    struct Row {
        std::string member;
        std::string nameKey; ///< Natural order.
        Kind kind = Kind::Whole;
        std::vector<Cell> cells; ///< By key column.
        QString said;
    };

    [[nodiscard]] Row rowOf(const std::string& member, const link::KeyHolder& holder,
                            bool countsOnly) const;
    [[nodiscard]] QString text(const Row& row, int column) const;
    [[nodiscard]] QString mark(const Row& row, int column) const;
    [[nodiscard]] static bool before(const Row& a, const Row& b, int column);

    std::vector<std::string> m_keys; ///< Fingerprints.
    std::vector<Row> m_rows;
};

} // namespace grapevine::models
