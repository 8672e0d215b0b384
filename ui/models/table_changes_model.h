#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

#include "ui/models/table_changes.h"

namespace grapevine::models {

/// A comparison of two exports as rows: shown whole or narrowed, and left alone. Nothing moves in
/// it.
class TableChangesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Member, Kind, Field, Before, After, kColumns };
    enum Role : int {
        KindRole = Qt::UserRole + 1, ///< int of ChangeKind, in every column.
        RepeatsRole,                 ///< The line above is about the same member.
    };

    explicit TableChangesModel(QObject* parent = nullptr);

    /// `before` and `after` name the two: they head what is copied.
    void show(std::shared_ptr<const TableChanges> changes, const QString& before,
              const QString& after);
    void clear();
    /// Lines that hold the words, in any column, in any case. Both narrow together.
    void setSearch(const QString& words);
    void setKind(std::optional<ChangeKind> kind);

    /// Null before anything was compared.
    [[nodiscard]] const TableChanges* changes() const { return m_changes.get(); }

    /// The lines in sight.
    [[nodiscard]] QString asTsv() const;
    [[nodiscard]] QString asMarkdown() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void narrow();
    [[nodiscard]] bool isWanted(const TableChange& line) const;
    [[nodiscard]] const TableChange& lineAt(int row) const;
    [[nodiscard]] static QString text(const TableChange& line, int column);
    [[nodiscard]] static QStringList cells(const TableChange& line);
    [[nodiscard]] static QStringList titles();

    std::shared_ptr<const TableChanges> m_changes;
    std::vector<std::uint32_t> m_shown; ///< Which lines are in sight.
    QString m_before;
    QString m_after;
    QString m_search;
    std::optional<ChangeKind> m_kind;
};

} // namespace grapevine::models
