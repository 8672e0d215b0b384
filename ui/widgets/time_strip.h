#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace grapevine::widgets {

class DensityStrip;
class TimelinePlace;

/// The window's bottom strip: what happened when, in every place, and whether the timeline
/// follows. Shares its part of time and its brush with the timeline.
class TimeStrip final : public QWidget {
    Q_OBJECT
public:
    explicit TimeStrip(QWidget* parent = nullptr);

    /// Shows what the place shows from now on; it must outlive this.
    void follow(TimelinePlace& place);

    [[nodiscard]] DensityStrip& strip() { return *m_strip; }
    /// `LIVE`, `PAUSED`, or the time of the line that is chosen.
    [[nodiscard]] QString stateText() const;

Q_SIGNALS:
    /// A part of time was brushed: the timeline shows it.
    void rangeChanged();

private:
    void showState();

    TimelinePlace* m_place = nullptr;
    DensityStrip* m_strip = nullptr;
    QPushButton* m_state = nullptr;
    QLabel* m_range = nullptr;
};

} // namespace grapevine::widgets
