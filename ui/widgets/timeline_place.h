#pragma once

#include <QPointer>

#include <optional>
#include <string>

#include "core/link/observation_batch.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/place.h"

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QTimer;

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::models {
class TimeWindow;
}

namespace grapevine::widgets {

class AloneBar;
class DensityStrip;
class FilterField;
class LaneView;
class NoteField;
class SegmentBar;
class TimelineView;

/// What happened in one cluster: filter, density strip, list and lanes, and all of the line that
/// is chosen.
class TimelinePlace final : public Place {
    Q_OBJECT
public:
    enum class Show : std::uint8_t { List, Lanes, Both };
    /// What the box offers; all but the last are filters that it writes.
    enum class Preset : std::uint8_t { Everything, Members, Events, Application };

    explicit TimelinePlace(QWidget* parent = nullptr, std::size_t capacity = models::kTimelineMost);

    /// Shows another session, or none; what the last one told is forgotten.
    void setSession(bridge::ClusterSession* session) override;
    /// Another session goes on with the same cluster: every line stays.
    void continueWith(bridge::ClusterSession* session) override;
    void takeOver(Place& before) override;

    [[nodiscard]] models::TimelineModel& model() { return *m_model; }
    [[nodiscard]] models::TimeWindow& timeWindow() { return *m_window; }
    [[nodiscard]] TimelineView& list() { return *m_list; }
    [[nodiscard]] LaneView& lanes() { return *m_lanes; }
    [[nodiscard]] DensityStrip& strip() { return *m_strip; }
    [[nodiscard]] FilterField& filterField() { return *m_filter; }

    /// Told of there: that most of the cluster looks ill at once.
    [[nodiscard]] AloneBar& aloneBar() { return *m_alone; }

    [[nodiscard]] QWidget* tools() override { return m_tools; }
    void focusContent() override { focusTable(); }
    bool focusFilter() override;
    bool stepBack() override;
    [[nodiscard]] QList<QWidget*> lists() const override;

    void focusTable();
    void clearFilter();
    void setShow(Show show);
    void setPreset(Preset preset);
    /// Opens the line for a note.
    void beginNote();

    /// Follows the newest line, and the session is not paused.
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] bool isPaused() const;
    /// When the chosen line was seen; nothing when none is.
    [[nodiscard]] std::optional<Moment> chosenAt() const;
    void goLive();
    void goToOldest();
    /// The line that is nearest to that time.
    void chooseTime(TimePoint at);

Q_SIGNALS:
    /// Enter or a double click on a line about one member: its name as the cluster has it.
    void memberChosen(const std::string& name);
    /// Live, paused, or another line is chosen.
    void stateChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildTools();
    void buildActions();
    void connectParts();
    QAction* addListAction(const QString& objectName, const QString& text,
                           const QKeySequence& keys);
    void watch(bridge::ClusterSession* session);
    void handleBatch(const link::ObservationBatch& batch) override;
    void handleTick(Moment now);
    void handleFilter();
    void handleChosen(const QModelIndex& index);
    void handleFilterText(const QString& text);
    void buildEmpty();
    void work();
    void showExtent();
    void showCounts();
    void showEmpty();
    void showDetail();

    QPointer<bridge::ClusterSession> m_session;
    models::TimelineModel* m_model = nullptr;
    models::TimeWindow* m_window = nullptr;
    QWidget* m_tools = nullptr;
    FilterField* m_filter = nullptr;
    QComboBox* m_preset = nullptr;
    QCheckBox* m_coalesce = nullptr;
    SegmentBar* m_show = nullptr;
    QLabel* m_count = nullptr;
    DensityStrip* m_strip = nullptr;
    QSplitter* m_split = nullptr;
    LaneView* m_lanes = nullptr;
    TimelineView* m_list = nullptr;
    QPlainTextEdit* m_detail = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyText = nullptr;
    QPushButton* m_emptyClear = nullptr;
    NoteField* m_note = nullptr;
    AloneBar* m_alone = nullptr;
    QTimer* m_worker = nullptr;
    QTimer* m_brushing = nullptr;
    bool m_writing = false; ///< The filter's text is being set by a preset.
};

} // namespace grapevine::widgets
