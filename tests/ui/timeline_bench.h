#pragma once

#include <QApplication>
#include <QTest>
#include <QWheelEvent>
#include <QWidget>

#include <memory>

#include "tests/models/fake_link.h"
#include "tests/models/timeline_story.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/time_window.h"
#include "ui/widgets/density_strip.h"
#include "ui/widgets/lane_view.h"
#include "ui/widgets/time_strip.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/timeline_view.h"

namespace grapevine::test {

/// The timeline with the window's bottom strip, on a fake link with a clock that only the test
/// moves.
class TimelineBench {
public:
    explicit TimelineBench(std::size_t capacity = models::kTimelineMost)
        : place(new widgets::TimelinePlace(&window, capacity))
        , strip(new widgets::TimeStrip(&window))
    {
        strip->follow(*place);
        window.resize(1100, 640);
        place->setGeometry(0, 0, 1100, 560);
        strip->setGeometry(0, 560, 1100, 80);
        auto owned = std::make_unique<FakeLink>();
        fake = owned.get();
        fake->setStatus(liveStatus());
        session = std::make_unique<bridge::ClusterSession>(std::move(owned), nullptr,
                                                           [this] { return now; });
        place->setSession(session.get());
        window.show();
        window.activateWindow();
    }
    ~TimelineBench() { place->setSession(nullptr); }

    void publish(link::ObservationBatch batch)
    {
        fake->publish(std::move(batch));
        QCoreApplication::processEvents();
    }
    void tell(std::vector<link::TimelineEntry> entries) { publish(batchOf(std::move(entries))); }
    /// That many events, 10 ms apart, from `later` on; their Lamport times count up from 0.
    void tellEvents(int count, Duration later = {})
    {
        std::vector<link::TimelineEntry> entries;
        for (int at = 0; at < count; ++at) {
            entries.push_back(eventOf("e" + std::to_string(m_told % 7), "payload", m_told,
                                      later + std::chrono::milliseconds{10 * at}));
            ++m_told;
        }
        now = momentAt(later + std::chrono::milliseconds{10 * count});
        tell(std::move(entries));
    }

    models::TimelineModel& model() { return place->model(); }
    widgets::TimelineView& list() { return place->list(); }
    QString cell(int row, models::TimelineColumn column)
    {
        return model().index(row, static_cast<int>(column)).data().toString();
    }
    /// What stands in the middle of the list.
    QString underPointer()
    {
        const auto index = list().indexAt(QPoint(100, list().viewport()->height() / 2));
        return index.isValid() ? cell(index.row(), models::TimelineColumn::Lamport) : QString();
    }

    template<class Widget> Widget* find(const char* name)
    {
        auto* found = window.findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr) qFatal("no widget is called %s", name);
        return found;
    }

    Moment now = momentAt();
    FakeLink* fake = nullptr;
    std::unique_ptr<bridge::ClusterSession> session;
    QWidget window;
    widgets::TimelinePlace* place = nullptr;
    widgets::TimeStrip* strip = nullptr;

private:
    std::uint64_t m_told = 0;
};

/// Turns the wheel above the middle of `target`, or above `at`.
inline void wheel(QWidget* target, int notches, QPoint at = {}, Qt::KeyboardModifiers keys = {})
{
    const QPointF place = at.isNull() ? QPointF(target->rect().center()) : QPointF(at);
    QWheelEvent event(place, target->mapToGlobal(place), {}, {0, notches * 120}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(target, &event);
}

inline void drag(QWidget* target, QPoint from, QPoint to)
{
    QTest::mousePress(target, Qt::LeftButton, {}, from);
    QTest::mouseMove(target, (from + to) / 2);
    QTest::mouseMove(target, to);
    QTest::mouseRelease(target, Qt::LeftButton, {}, to);
}

} // namespace grapevine::test
