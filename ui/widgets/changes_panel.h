#pragma once

#include <QWidget>

#include "core/link/observation_batch.h"

class QLabel;
class QTimer;

namespace grapevine::models {
class TimelineModel;
}

namespace grapevine::widgets {

class TimelineView;

/// The last things that happened, in a few columns: the end of the timeline for a place that is
/// about something else.
class ChangesPanel final : public QWidget {
    Q_OBJECT
public:
    /// Lines kept; the timeline has the rest.
    static constexpr std::size_t kLinesMost = 500;

    explicit ChangesPanel(QWidget* parent = nullptr);

    void clear();
    void apply(const link::ObservationBatch& batch, Moment now);
    void tick(Moment now);
    [[nodiscard]] TimelineView& list() { return *m_list; }

Q_SIGNALS:
    /// Enter or a double click: show it in the timeline.
    void chosen(grapevine::TimePoint at);

private:
    models::TimelineModel* m_model = nullptr;
    TimelineView* m_list = nullptr;
    QTimer* m_worker = nullptr;
};

} // namespace grapevine::widgets
