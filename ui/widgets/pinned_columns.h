#pragma once

#include <QTableView>

namespace grapevine::widgets {

/// The first columns of a table, which stay where they are while the rest is scrolled sideways: a
/// second view of the same model and selection that lies over the first and scrolls up and down
/// with it. Keys and focus stay with the table below.
class PinnedColumns final : public QTableView {
    Q_OBJECT
public:
    explicit PinnedColumns(QTableView& under);

    /// Shows that many columns; none hides it. After the model's columns have changed, too.
    void setCount(int columns);
    [[nodiscard]] int count() const { return m_count; }
    /// Logical pixels it covers.
    [[nodiscard]] int covered() const;
    /// Takes over row heights, widths and place.
    void follow();

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QTableView& m_under;
    int m_count = 0;
    bool m_following = false;
};

} // namespace grapevine::widgets
