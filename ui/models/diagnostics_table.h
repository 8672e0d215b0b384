#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace grapevine::models {

/// Rows that are told anew as a whole, again and again: each is known by its id and stays where it
/// is while its cells change. New ones join at the end; sorting is an act.
class DiagnosticsTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Cell {
        QString text;
        std::optional<double> number; ///< Sorted by it; else by the text.
        QString hint;                 ///< For the tooltip, below the text.

        bool operator==(const Cell&) const = default;
    };
    struct Row {
        QString id;
        std::vector<Cell> cells; ///< As many as there are titles.
        bool marked = false;     ///< Wants to be seen: stands first until it is sorted otherwise.
        QString sentence;        ///< The row as it is read aloud.

        bool operator==(const Row&) const = default;
    };
    enum Role : int {
        IdRole = Qt::UserRole + 1,
        MarkedRole,
    };
    static constexpr int kUnsorted = -1;

    /// `figures` are the columns that are set to the right.
    explicit DiagnosticsTable(QStringList titles, QList<int> figures = {},
                              QObject* parent = nullptr);

    /// Ids are different from each other.
    void show(std::vector<Row> rows);
    /// Rows that hold the words, in any cell, in any case. Looked at when it is set, and when a
    /// row comes.
    void setSearch(const QString& words);
    /// By `kUnsorted` the marked ones first, and each as it came.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Whether shown or not.
    [[nodiscard]] int total() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int marked() const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(const QString& id) const;
    /// What is shown, with titles.
    [[nodiscard]] QString asTsv() const;
    [[nodiscard]] QString asTsv(const QModelIndexList& rows) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Kept {
        Row row;
        std::size_t rank = 0; ///< As it came.
        bool shown = true;
    };

    [[nodiscard]] bool isWanted(const Row& row) const;
    [[nodiscard]] bool isBefore(const Kept& a, const Kept& b) const;
    [[nodiscard]] const Row& shownAt(int row) const;
    void remake();
    void dropVanished(const std::vector<Row>& rows);
    void update(std::size_t at, Row row);
    void append(Row row);
    [[nodiscard]] QString line(const Row& row) const;

    [[nodiscard]] int alignment(int column) const;

    QStringList m_titles;
    QList<int> m_figures;
    std::vector<Kept> m_rows;         ///< In the order in which they stand.
    std::vector<std::size_t> m_shown; ///< Which of them are in sight.
    std::size_t m_ranks = 0;
    QString m_search;
    int m_column = kUnsorted;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace grapevine::models
