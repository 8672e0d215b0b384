#pragma once

#include <QTableView>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"

namespace grapevine::models {
class KeyedSelection;
class MemberModel;
} // namespace grapevine::models

namespace grapevine::widgets {

class MemberDelegate;

/// The member table. Sorting is an act (click on a header, or `sortByCurrentColumn`); the top
/// visible member stays on top while rows come and go.
class MemberTableView final : public QTableView {
    Q_OBJECT
public:
    using ColumnWidths = std::map<std::string, int>; ///< By MemberColumn::id().

    explicit MemberTableView(QWidget* parent = nullptr);

    void setMemberModel(models::MemberModel* model);

    void setStale(bool stale);
    /// Ages of the rows on screen count on.
    void tick(Moment now);

    void sortByCurrentColumn();
    void copyCell() const;
    /// Selected rows, or the current one, as tab-separated values with a heading.
    void copyRows() const;

    /// Only widths a person has set by hand.
    [[nodiscard]] const ColumnWidths& columnWidths() const { return m_widths; }
    void setColumnWidths(ColumnWidths widths);

Q_SIGNALS:
    void columnWidthsChanged();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void handleHeaderClicked(int section);
    void handleReset();
    void sizeColumns();
    void sizeRows();
    void spreadColumns();
    void showSortIndicator();
    struct Widths {
        int natural = 0; ///< For all it holds.
        int least = 0;   ///< What it gives up the rest of, before the table has to be scrolled.
    };
    [[nodiscard]] Widths widthsFor(int column) const;
    [[nodiscard]] QString rowAsTsv(int row) const;

    models::MemberModel* m_model = nullptr;
    MemberDelegate* m_delegate = nullptr;
    ColumnWidths m_widths;
    std::vector<Widths> m_needs; ///< Of the columns by themselves.
    std::optional<MemberKey> m_topMember;
    bool m_sizing = false;
};

} // namespace grapevine::widgets
