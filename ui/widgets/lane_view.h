#pragma once

#include <QAbstractScrollArea>

#include <optional>
#include <string>

#include "ui/models/lanes.h"

namespace grapevine::models {
class TimelineModel;
class TimeWindow;
} // namespace grapevine::models

namespace grapevine::widgets {

/// A lane a member: how it stood over time, and a glyph where something became of it. Only what
/// is in sight is painted.
///
/// Up and Down choose a lane, Left and Right a change in it, Enter the member.
class LaneView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit LaneView(QWidget* parent = nullptr);

    /// Both must outlive this.
    void setSource(models::TimelineModel* model, models::TimeWindow* window);
    /// Puts the lanes in order anew.
    void open();

    [[nodiscard]] const models::Lanes& lanes() const { return m_lanes; }
    [[nodiscard]] std::optional<std::size_t> currentLane() const { return m_lane; }
    /// Marks that line; nothing takes the mark away.
    void setCurrentLine(std::optional<models::TimelineStore::Id> id);

Q_SIGNALS:
    void lineChosen(quint64 id);
    /// The member's name as the cluster has it.
    void memberChosen(const std::string& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void handleCounts();
    void sizeRange();
    void choose(std::size_t lane);
    void step(int by);
    void describe();
    [[nodiscard]] int laneHeight() const;
    [[nodiscard]] int axisHeight() const;
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] double xOf(TimePoint at) const;
    [[nodiscard]] std::optional<std::size_t> laneAtY(int y) const;
    [[nodiscard]] std::optional<models::Lanes::Change> changeNear(std::size_t lane, int x) const;
    void paintLane(QPainter& painter, std::size_t lane, const QRect& row) const;

    models::TimelineModel* m_model = nullptr;
    models::TimeWindow* m_window = nullptr;
    models::Lanes m_lanes;
    std::optional<std::size_t> m_lane;
    std::optional<models::TimelineStore::Id> m_line;
    bool m_isOpen = false; ///< Lanes are up to date as long as they are in sight.
};

} // namespace grapevine::widgets
