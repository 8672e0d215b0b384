#pragma once

#include <QTableView>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "ui/models/table_arrangement.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/member_copy.h"

namespace grapevine::models {
class KeyedSelection;
class MemberModel;
} // namespace grapevine::models

namespace grapevine::widgets {

class MemberDelegate;
class PinnedColumns;
class SortKeeper;

/// The member table. Sorting is an act (click on a header, or `sortByCurrentColumn`); the top
/// visible member stays on top while rows come and go.
class MemberTableView final : public QTableView {
    Q_OBJECT
public:
    using ColumnWidths = std::map<std::string, int>; ///< By MemberColumn::id().

    explicit MemberTableView(QWidget* parent = nullptr);

    void setMemberModel(models::MemberModel* model);

    void setStale(bool stale);
    [[nodiscard]] bool isStale() const;
    /// Ages of the rows on screen count on.
    void tick(Moment now);

    void sortByCurrentColumn();
    void copyCell() const { copy(MemberCopy::Cell); }
    /// Selected rows, or the current one, as tab-separated values with a heading.
    void copyRows() const { copy(MemberCopy::Tsv); }
    void copy(MemberCopy what) const;

    /// Rows that are selected, or else the current one, from the top down.
    [[nodiscard]] QList<int> chosenRows() const;
    /// The row a menu is about, -1 for none; and where on the screen a key opens it.
    [[nodiscard]] int menuRow() const;
    [[nodiscard]] QPoint menuPosition() const;

    /// Only widths a person has set by hand.
    [[nodiscard]] const ColumnWidths& columnWidths() const { return m_widths; }
    void setColumnWidths(ColumnWidths widths);
    /// One column as wide as what it shows, or all of them.
    void fitColumn(int column);
    void fitColumns();

    /// All that a person has arranged: widths, columns and their order, sorting, density.
    [[nodiscard]] models::TableArrangement arrangement() const;
    void setArrangement(const models::TableArrangement& arrangement);
    void setDensity(models::RowDensity density);
    [[nodiscard]] models::RowDensity density() const { return m_density; }
    void setKeepSorted(bool keep);
    [[nodiscard]] bool keepsSorted() const;
    void setColumnChoice(const models::ColumnChoice& choice);
    void setRibbonSpan(models::RibbonSpan span);

    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    /// Anything of `arrangement()` is another now.
    void arrangementChanged();
    /// The menu of the current cell, by the mouse or by a key; global position.
    void menuRequested(const QPoint& at);
    /// The menu of a column; global position.
    void headerMenuRequested(int column, const QPoint& at);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void updateGeometries() override;

private:
    void buildHeader();
    void buildPinned();
    void handleHeaderClicked(int section);
    void handleReset();
    void takeOrder();
    void sizeColumns();
    void sizeRows();
    void spreadColumns();
    void showSortIndicator();
    void dragOut();

    models::MemberModel* m_model = nullptr;
    MemberDelegate* m_delegate = nullptr;
    PinnedColumns* m_pinned = nullptr;
    SortKeeper* m_keeper = nullptr;
    ColumnWidths m_widths;
    std::vector<ColumnNeed> m_needs; ///< Of the columns by themselves.
    std::optional<MemberKey> m_topMember;
    std::optional<QPoint> m_grabbed; ///< Where a selected row was pressed, which may become a drag.
    models::RowDensity m_density = models::RowDensity::Normal;
    bool m_sizing = false;
};

} // namespace grapevine::widgets
