#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/timeline_bench.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::EntryKind;
using models::TimelineColumn;
using test::drag;
using test::TimelineBench;
using test::wheel;

/// Time as a strip and as lanes: brush, zoom, steps, and who changed when.
class TstTimelineStrip final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void brushFiltersAndEscapeClears();
    void wheelZoomsTheStrip();
    void stripStepsThroughChanges();
    void bottomStripTellsHowItStands();
    void silenceIsHatchedUntilThereIsWord();
    void lanesShowWhoChangedLast();
};

void TstTimelineStrip::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstTimelineStrip::brushFiltersAndEscapeClears()
{
    TimelineBench bench;
    for (auto* strip : {&bench.place->strip(), &bench.strip->strip()}) {
        bench.place->setSession(bench.session.get());
        bench.tell(test::nightStory());
        const int rows = bench.model().rowCount();
        auto& window = bench.place->timeWindow();
        QSignalSpy ranges(bench.strip, &widgets::TimeStrip::rangeChanged);
        drag(strip, QPoint(static_cast<int>(strip->xOf(test::momentAt(-10min).boot)), 20),
             QPoint(static_cast<int>(strip->xOf(test::momentAt(-5min).boot)), 20));
        QVERIFY(window.brush());
        QVERIFY(ranges.size() > 0);
        QTRY_VERIFY(bench.model().rowCount() < rows);
        // The zone that was cut off: 12 suspects, 12 failures, a fold each.
        QCOMPARE(bench.model().rows().lineCount(), 24U);
        QCOMPARE(bench.model().rowCount(), 2);
        QVERIFY(!bench.place->isLive());
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Escape);
        QVERIFY(!window.brush());
        QTRY_COMPARE(bench.model().rowCount(), rows);
        drag(strip, QPoint(300, 20), QPoint(500, 20));
        QVERIFY(window.brush());
        QTest::mouseDClick(strip, Qt::LeftButton, {}, QPoint(400, 20));
        QVERIFY(!window.brush());
        QTRY_COMPARE(bench.model().rowCount(), rows);
    }
}

void TstTimelineStrip::wheelZoomsTheStrip()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    auto& strip = bench.place->strip();
    auto& window = bench.place->timeWindow();
    const auto all = window.visible();
    const auto anchor = strip.timeAt(400);
    wheel(&strip, 4, QPoint(400, 20));
    QVERIFY(window.isZoomed());
    QVERIFY(window.visible().span() < all.span() / 2);
    QVERIFY(std::abs(strip.xOf(anchor) - 400) < 2);
    const auto zoomed = window.visible();
    wheel(&strip, 1, QPoint(400, 20), Qt::ShiftModifier);
    QVERIFY(window.visible().from < zoomed.from);
    QCOMPARE(window.visible().span(), zoomed.span());
    QTest::mouseDClick(&strip, Qt::LeftButton, {}, QPoint(400, 20));
    QVERIFY(!window.isZoomed());
    QCOMPARE(window.visible(), all);
    wheel(&strip, 40, QPoint(400, 20));
    QVERIFY(window.visible().span() >= models::TimeWindow::kShortest);
    wheel(&strip, -60, QPoint(400, 20));
    QCOMPARE(window.visible(), all);
}

void TstTimelineStrip::stripStepsThroughChanges()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    auto& strip = bench.strip->strip();
    strip.setFocus();
    QTest::keyClick(&strip, Qt::Key_Left);
    const int last = bench.model().rowCount() - 1;
    QCOMPARE(bench.list().currentIndex().row(), last);
    QTest::keyClick(&strip, Qt::Key_Left);
    QCOMPARE(bench.list().currentIndex().row(), last - 1);
    QTest::keyClick(&strip, Qt::Key_Right);
    QCOMPARE(bench.list().currentIndex().row(), last);
    QTest::keyClick(&strip, Qt::Key_Home);
    QCOMPARE(bench.list().currentIndex().row(), 0);
    QTest::mouseClick(&strip, Qt::LeftButton, {},
                      QPoint(static_cast<int>(strip.xOf(test::momentAt(-3min).boot)), 20));
    QCOMPARE(bench.cell(bench.list().currentIndex().row(), TimelineColumn::Kind),
             QStringLiteral("name clash"));
    QTest::keyClick(&strip, Qt::Key_End);
    QVERIFY(bench.list().isFollowing());
}

void TstTimelineStrip::bottomStripTellsHowItStands()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    QCOMPARE(bench.strip->stateText(), QStringLiteral("LIVE"));
    bench.list().step(-1);
    QCOMPARE(bench.strip->stateText().size(), 8); // A time of day.
    QTest::mouseClick(bench.find<QPushButton>("timeStripState"), Qt::LeftButton);
    QCOMPARE(bench.strip->stateText(), QStringLiteral("LIVE"));
    bench.session->setPaused(true);
    QCOMPARE(bench.strip->stateText(), QStringLiteral("PAUSED"));
    QTest::mouseClick(bench.find<QPushButton>("timeStripState"), Qt::LeftButton);
    QVERIFY(!bench.session->isPaused());
    bench.list().pause();
    QCOMPARE(bench.strip->stateText(), QStringLiteral("PAUSED"));
}

void TstTimelineStrip::silenceIsHatchedUntilThereIsWord()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    auto& strip = bench.place->strip();
    QVERIFY(!bench.place->timeWindow().silentSince());
    auto status = test::liveStatus();
    status.phase = link::LinkPhase::Stale;
    bench.fake->setStatus(status);
    bench.now = test::momentAt(40s);
    bench.tell({});
    QCOMPARE(bench.place->timeWindow().silentSince(), std::optional(test::momentAt().boot));
    const auto silent = strip.grab().toImage();
    bench.fake->setStatus(test::liveStatus(bench.now));
    bench.tell({});
    QVERIFY(!bench.place->timeWindow().silentSince());
    const auto heard = strip.grab().toImage();
    QCOMPARE(heard.size(), silent.size());
    // What the hatching makes different, before the last word and since.
    const int word = static_cast<int>(strip.xOf(test::momentAt().boot) * heard.devicePixelRatio());
    const auto differ = [&](int from, int to) {
        int count = 0;
        for (int x = from; x < to; ++x) {
            for (int y = 0; y < heard.height(); ++y)
                count += heard.pixel(x, y) == silent.pixel(x, y) ? 0 : 1;
        }
        return count;
    };
    QCOMPARE(differ(0, word - 1), 0);
    QVERIFY(differ(word, heard.width()) > 0);
}

void TstTimelineStrip::lanesShowWhoChangedLast()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    bench.place->setShow(widgets::TimelinePlace::Show::Both);
    auto& lanes = bench.place->lanes();
    QVERIFY(lanes.isVisible());
    QCOMPARE(lanes.lanes().at(0).name, std::string("db-2"));
    const auto size = lanes.lanes().size();
    const auto second = lanes.lanes().at(1).name;
    // Order is frozen: a change of another member moves no lane, a newcomer joins at the end.
    const auto rows = test::nightShift();
    bench.tell(
        {test::entryOf(EntryKind::MemberFailed, 1s, {rows[2]}),
         test::entryOf(EntryKind::MemberJoin, 2s, {test::row({.id = 99, .name = "new-1"})})});
    QCOMPARE(lanes.lanes().at(0).name, std::string("db-2"));
    QCOMPARE(lanes.lanes().at(1).name, second);
    QCOMPARE(lanes.lanes().size(), size + 1);
    QCOMPARE(lanes.lanes().at(size).name, std::string("new-1"));
    // The flapping one was alive before the first suspicion, and has failed now.
    const auto& flapping = lanes.lanes().at(0);
    QCOMPARE(flapping.statusBefore(0), models::StatusKind::Alive);
    QCOMPARE(flapping.statusAfter(0), models::StatusKind::Suspect);
    QCOMPARE(flapping.statusAfter(flapping.changes.size() - 1), models::StatusKind::Failed);
    lanes.setFocus();
    QTest::keyClick(&lanes, Qt::Key_Down);
    QTest::keyClick(&lanes, Qt::Key_Left);
    QVERIFY(bench.list().currentIndex().isValid());
    QCOMPARE(bench.cell(bench.list().currentIndex().row(), TimelineColumn::Who),
             QStringLiteral("db-2"));
    // The filter is the lanes' as well.
    bench.find<widgets::FilterField>("timelineFilter")->setText(QStringLiteral("name=db-2"));
    QCOMPARE(lanes.lanes().size(), 1U);
}

QTEST_MAIN(TstTimelineStrip)
#include "tst_timeline_strip.moc"
