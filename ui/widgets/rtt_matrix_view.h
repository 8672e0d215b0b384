#pragma once

#include <QAbstractScrollArea>

#include <optional>
#include <string>

#include "ui/models/rtt_matrix_model.h"

namespace grapevine::widgets {

struct Theme;

/// Round trips as a grid of shades, one hue from pale to strong; with numbers where a cell has room
/// for them. Hatched: there is no estimate; a filled corner: it can hardly be trusted.
///
/// Arrow keys, Home, End and the page keys move the cursor; plus, minus and 0 size the cells.
class RttMatrixView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// The model must outlive the view.
    explicit RttMatrixView(const models::RttMatrixModel& model, QWidget* parent = nullptr);

    /// Values or members are others now.
    void refresh();
    /// The pair that is chosen; empty for none.
    void setChoice(const std::string& one, const std::string& other);
    void setStale(bool stale);
    /// All in sight, as well as it goes.
    void fit();

    [[nodiscard]] QModelIndex current() const;
    /// Where a cell is painted, in the viewport.
    [[nodiscard]] QRect cellRect(int row, int column) const;
    [[nodiscard]] bool showsNumbers() const;

Q_SIGNALS:
    void pairChosen(const std::string& from, const std::string& to);
    void memberActivated(const std::string& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Span {
        int first = 0;
        int last = -1;
    };

    void layOut();
    void choose(int row, int column);
    void zoom(double factor);
    void describe();
    [[nodiscard]] int numberWidth() const;
    [[nodiscard]] QRect grid() const;
    [[nodiscard]] std::optional<QPoint> cellAt(const QPoint& at) const; ///< x: column, y: row.
    [[nodiscard]] std::optional<int> headAt(const QPoint& at) const;
    [[nodiscard]] Span inSight(Qt::Orientation way) const;
    void paintCells(QPainter& painter, const Theme& theme) const;
    void paintCell(QPainter& painter, const Theme& theme, int row, int column) const;
    void paintHeads(QPainter& painter, const Theme& theme) const;
    void paintZones(QPainter& painter, const Theme& theme) const;
    [[nodiscard]] QString headText(int row, int room) const;

    const models::RttMatrixModel& m_model;
    std::string m_one;
    std::string m_other;
    std::optional<QPoint> m_hovered;
    double m_zoom = 1.0;
    QSize m_cell{8, 8};
    int m_headWidth = 0; ///< Of the rows' names; 0 where the cells are too low for them.
    int m_headHeight = 0;
    bool m_stale = false;
};

} // namespace grapevine::widgets
