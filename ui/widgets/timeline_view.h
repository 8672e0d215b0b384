#pragma once

#include <QAbstractItemView>

#include <optional>

#include "ui/models/timeline_store.h"

namespace grapevine::models {
class TimelineModel;
}

namespace grapevine::widgets {

class NewBelowChip;
class TimelineHeader;

/// The timeline as a list. All rows have one height and none is remembered, so ten million cost
/// what ten do.
///
/// It follows the newest line until a person scrolls up or chooses a row; from then on nothing
/// moves, and a chip counts what came below. `End`, the chip, or scrolling down to the end with
/// nothing chosen goes on following.
class TimelineView final : public QAbstractItemView {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);

    void setTimelineModel(models::TimelineModel* model);
    /// Names it and its parts, where a window has more than one such list.
    void setNames(const QString& name);
    [[nodiscard]] TimelineHeader& header() { return *m_header; }

    [[nodiscard]] bool isFollowing() const { return m_following; }
    void follow();
    void pause();
    /// Lines that came since it paused.
    [[nodiscard]] std::uint64_t newBelow() const;

    /// Chooses the line, or the nearest that is shown, and brings it into sight.
    void showLine(models::TimelineStore::Id id);
    /// The next row (1) or the one before (-1).
    void step(int by);

    void copyCell() const;
    /// Selected rows, or the current one, as tab-separated values with a heading.
    void copyRows() const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;

Q_SIGNALS:
    void followingChanged(bool following);
    /// Enter or a double click on a row that is no fold.
    void chosen(const QModelIndex& index);

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override { return 0; }
    [[nodiscard]] bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void verticalScrollbarAction(int action) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setFollowing(bool following);
    void handleRemoved();
    void handleReset();
    void toEnd();
    void resumeAtEnd();
    void sizeRows();
    void sizeColumns();
    void showChip();
    bool toggleFold(int row);
    [[nodiscard]] int rowsInSight() const;
    [[nodiscard]] int rowAtY(int y) const;

    models::TimelineModel* m_model = nullptr;
    TimelineHeader* m_header = nullptr;
    NewBelowChip* m_chip = nullptr;
    int m_rowHeight = 24;
    bool m_following = true;
    bool m_byItself = false;  ///< What moves just now is not the person's doing.
    std::uint64_t m_seen = 0; ///< TimelineModel::appended() when it paused.
    int m_goneAbove = 0;
    std::optional<models::TimelineStore::Id> m_top;
    std::optional<models::TimelineStore::Id> m_current;
};

} // namespace grapevine::widgets
