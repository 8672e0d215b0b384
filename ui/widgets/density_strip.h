#pragma once

#include <QWidget>

#include <optional>

#include "ui/models/density.h"

namespace grapevine::models {
class TimeWindow;
}

namespace grapevine::widgets {

/// How much happened when, as bars over time: members' changes by class, the worst at the foot;
/// events and queries as a line of marks beneath; hatched where nothing was seen, and
/// up to now while there is no word.
///
/// Drag selects a part (the brush), Escape or a double click takes it away, the wheel zooms around
/// the pointer, Shift with it pans. Left and Right go to the previous and the next change.
class DensityStrip final : public QWidget {
    Q_OBJECT
public:
    explicit DensityStrip(QWidget* parent = nullptr);

    /// Both must outlive this. Shares the window's visible part and brush with whoever has it.
    void setSource(const models::TimelineStore* store, models::TimeWindow* window);
    /// The store has more lines than before.
    void refresh();
    /// A line across, at the line that is chosen in the list; nothing takes it away.
    void setCursorAt(std::optional<TimePoint> at);

    /// Where a time is, and which time is where; in pixels from the left.
    [[nodiscard]] double xOf(TimePoint at) const;
    [[nodiscard]] TimePoint timeAt(double x) const;
    [[nodiscard]] const models::Density& density() const { return m_density; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The previous (-1) or next (1) change is wanted.
    void stepRequested(int by);
    /// A click that was no drag: what is near that time is wanted.
    void timeChosen(grapevine::TimePoint at);
    void endRequested();
    void homeRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int axisHeight() const;
    [[nodiscard]] QString binText(std::size_t bin) const;
    [[nodiscard]] std::optional<std::size_t> binAt(double x) const;
    void paintBars(QPainter& painter, const QRect& area) const;
    void paintSilence(QPainter& painter, const QRect& area) const;
    void paintBrush(QPainter& painter, const QRect& area) const;
    void describe();

    const models::TimelineStore* m_store = nullptr;
    models::TimeWindow* m_window = nullptr;
    models::Density m_density;
    std::optional<TimePoint> m_cursor;
    std::optional<double> m_pressed; ///< Where a drag began.
    bool m_dragging = false;
};

} // namespace grapevine::widgets
