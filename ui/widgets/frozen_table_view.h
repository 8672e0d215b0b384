#pragma once

#include <QTableView>

#include <optional>
#include <set>
#include <vector>

#include "ui/models/frozen_table.h"

class QAction;

namespace grapevine::widgets {

class FrozenDelegate;

/// A view of a FrozenTable. Sorting is an act: a click on a header, or `S`. What was selected, the
/// current row and the row on top stay so while rows are filtered and sorted.
class FrozenTableView final : public QTableView {
    Q_OBJECT
public:
    /// `stretched`: the column that takes the width to spare, and gives it up first.
    FrozenTableView(const QString& objectName, int stretched, QWidget* parent = nullptr);

    void setTable(models::FrozenTable* table);
    /// Room for so many digits at least, so that a value that grows does not have to be cut.
    void setLeast(int column, int digits);
    void setStale(bool stale);

    /// In the menu, and on those keys while the table has the focus: bare letters are letters
    /// elsewhere.
    QAction* addTableAction(const QString& objectName, const QString& text,
                            const QKeySequence& keys = {});
    [[nodiscard]] std::vector<int> selectedRows() const;
    void sizeColumns();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addOwnActions();
    void sortBy(int column);
    void remember();
    void restore();
    void spread();
    void showSortIndicator();
    void sizeRows();
    void copyCell() const;
    void copyRows() const;

    models::FrozenTable* m_table = nullptr;
    FrozenDelegate* m_delegate = nullptr;
    int m_stretched;
    std::vector<int> m_leasts;  ///< Digits, by column.
    std::vector<int> m_natural; ///< Pixels, by column.
    std::set<int> m_byHand;     ///< Columns that a person has sized.
    bool m_sizing = false;

    struct Place {
        std::uint64_t generation = 0;
        std::vector<models::Slot> selected;
        models::Slot current = models::kNoSlot;
        int column = 0;
        models::Slot top = models::kNoSlot;
    };
    Place m_place;
};

} // namespace grapevine::widgets
