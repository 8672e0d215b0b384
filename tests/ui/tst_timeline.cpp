#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include "tests/ui/timeline_bench.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::EntryKind;
using models::TimelineColumn;
using test::TimelineBench;

/// What a person does with the timeline by keys and mouse, and what it answers.
class TstTimeline final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void followsTheNewestLine();
    void wheelPausesAndEndResumes();
    void choosingPauses();
    void chipCountsAndResumes();
    void focusAlonePausesNothing();
    void nothingMovesUnderThePointerWhilePaused();
    void filterFieldFilters();
    void presetsAreFilters();
    void applicationPresetShowsJoinsAndLeaves();
    void coalesceBoxFolds();
    void foldOpensByKeyAndMouse();
    void keysGoThroughTheList();
    void copyGivesCellAndRows();
    void noteIsWrittenByKeys();
    void brushFiltersAndEscapeClears();
    void wheelZoomsTheStrip();
    void stripStepsThroughChanges();
    void bottomStripTellsHowItStands();
    void lanesShowWhoChangedLast();
    void enterChoosesTheMember();
    void detailShowsEverything();
    void emptyStatesHaveWords();
    void dropsAreSaid();
    void sessionsFollowEachOther();
    void everyControlHasNames();
    void everyStateIsDrawn_data();
    void everyStateIsDrawn();
};

namespace {

void wheel(QWidget* target, int notches, QPoint at = {}, Qt::KeyboardModifiers keys = {})
{
    const QPointF place = at.isNull() ? QPointF(target->rect().center()) : QPointF(at);
    QWheelEvent event(place, target->mapToGlobal(place), {}, {0, notches * 120}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(target, &event);
}

void drag(QWidget* target, QPoint from, QPoint to)
{
    QTest::mousePress(target, Qt::LeftButton, {}, from);
    QTest::mouseMove(target, (from + to) / 2);
    QTest::mouseMove(target, to);
    QTest::mouseRelease(target, Qt::LeftButton, {}, to);
}

} // namespace

void TstTimeline::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstTimeline::followsTheNewestLine()
{
    TimelineBench bench;
    QVERIFY(bench.list().isFollowing());
    bench.tellEvents(200);
    auto* bar = bench.list().verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    const int before = bar->value();
    bench.tellEvents(50, 10s);
    QCOMPARE(bar->value(), bar->maximum());
    QCOMPARE(bar->value(), before + 50);
    const auto last = bench.list().visualRect(bench.model().index(249, 0));
    QVERIFY(last.isValid() && last.bottom() <= bench.list().viewport()->height());
}

void TstTimeline::wheelPausesAndEndResumes()
{
    TimelineBench bench;
    bench.tellEvents(200);
    QSignalSpy changes(&bench.list(), &widgets::TimelineView::followingChanged);
    wheel(bench.list().viewport(), 3);
    QVERIFY(!bench.list().isFollowing());
    auto* bar = bench.list().verticalScrollBar();
    QVERIFY(bar->value() < bar->maximum());
    const int place = bar->value();
    bench.tellEvents(30, 10s);
    QCOMPARE(bar->value(), place);
    QCOMPARE(bench.list().newBelow(), 30U);
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_End);
    QVERIFY(bench.list().isFollowing());
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(!bench.list().currentIndex().isValid());
    QCOMPARE(changes.size(), 2);
    // Down to the end by the wheel resumes as well.
    wheel(bench.list().viewport(), 1);
    QVERIFY(!bench.list().isFollowing());
    wheel(bench.list().viewport(), -5);
    QVERIFY(bench.list().isFollowing());
}

void TstTimeline::choosingPauses()
{
    TimelineBench bench;
    bench.tellEvents(200);
    const auto line = bench.underPointer();
    QTest::mouseClick(bench.list().viewport(), Qt::LeftButton, {},
                      QPoint(100, bench.list().viewport()->height() / 2));
    QVERIFY(!bench.list().isFollowing());
    QCOMPARE(bench.cell(bench.list().currentIndex().row(), TimelineColumn::Lamport), line);
    bench.tellEvents(100, 10s);
    QCOMPARE(bench.underPointer(), line);
    // Even at the very end: who has chosen something wants to go on reading it.
    wheel(bench.list().viewport(), -100);
    QVERIFY(!bench.list().isFollowing());
}

void TstTimeline::chipCountsAndResumes()
{
    TimelineBench bench;
    bench.tellEvents(200);
    auto* chip = bench.find<QPushButton>("newBelow");
    QVERIFY(!chip->isVisible());
    bench.list().pause();
    QVERIFY(!chip->isVisible());
    bench.tellEvents(12, 10s);
    QVERIFY(chip->isVisible());
    QVERIFY(chip->text().contains(QStringLiteral("12 new below")));
    bench.tellEvents(3, 11s);
    QVERIFY(chip->text().contains(QStringLiteral("15 new below")));
    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(bench.list().isFollowing());
    QVERIFY(!chip->isVisible());
}

void TstTimeline::focusAlonePausesNothing()
{
    TimelineBench bench;
    bench.tellEvents(200);
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.place->focusTable();
    QTRY_VERIFY(bench.list().hasFocus());
    QVERIFY(bench.list().isFollowing());
    QTest::keyClick(&bench.list(), Qt::Key_Up);
    QVERIFY(!bench.list().isFollowing());
    QVERIFY(bench.list().currentIndex().isValid());
}

void TstTimeline::nothingMovesUnderThePointerWhilePaused()
{
    // With a ring that drops at the front while lines and bursts come in at the end.
    TimelineBench bench(1500);
    bench.tellEvents(1500);
    wheel(bench.list().viewport(), 4);
    const auto line = bench.underPointer();
    QVERIFY(!line.isEmpty());
    for (int look = 0; look < 300; ++look) {
        if (look % 3 == 0) {
            bench.tellEvents(3, 20s + look * 100ms);
        } else {
            bench.tell({test::entryOf(
                EntryKind::MemberFailed, 20s + look * 100ms,
                {test::row({.id = static_cast<std::uint32_t>(look), .name = "n"})})});
        }
        if (look == 150) bench.now = test::momentAt(60s);
        QCOMPARE(bench.underPointer(), line);
    }
    QVERIFY(bench.model().raw().dropped() > 400);
}

void TstTimeline::filterFieldFilters()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Slash);
    auto* field = bench.find<widgets::FilterField>("timelineFilter");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("kind:conflict"));
    QCOMPARE(bench.model().rowCount(), 1);
    QVERIFY(bench.find<QLabel>("timelineCount")->text().startsWith(QStringLiteral("1 of ")));
    QTest::keyClicks(field, QStringLiteral(" ("));
    QCOMPARE(bench.model().rowCount(), 1);
    field->setText(QStringLiteral("name:nobody"));
    QCOMPARE(bench.model().rowCount(), 0);
    QVERIFY(bench.find<QLabel>("timelineEmpty")->isVisible());
    QTest::mouseClick(bench.find<QPushButton>("timelineClear"), Qt::LeftButton);
    QVERIFY(field->text().isEmpty());
    QVERIFY(bench.model().rowCount() > 20);
}

void TstTimeline::presetsAreFilters()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    auto* box = bench.find<QComboBox>("timelinePreset");
    auto* field = bench.find<widgets::FilterField>("timelineFilter");
    bench.place->setPreset(widgets::TimelinePlace::Preset::Events);
    QCOMPARE(field->text(), QStringLiteral("kind:user,query"));
    QCOMPARE(bench.model().rowCount(), 3);
    bench.place->setPreset(widgets::TimelinePlace::Preset::Members);
    QCOMPARE(box->currentIndex(), 1);
    // What is written by hand is no preset any more, and a preset's words are one.
    field->setText(QStringLiteral("kind:query"));
    QCOMPARE(box->currentIndex(), 0);
    field->setText(QStringLiteral("kind:user,query"));
    QCOMPARE(box->currentIndex(), 2);
}

void TstTimeline::applicationPresetShowsJoinsAndLeaves()
{
    // EMB-3, in the window.
    TimelineBench bench;
    auto status = test::observerStatus();
    bench.fake->setStatus(status);
    bench.tell(test::nightStory());
    bench.place->setPreset(widgets::TimelinePlace::Preset::Application);
    for (int row = 0; row < bench.model().rowCount(); ++row) {
        const auto what = bench.cell(row, TimelineColumn::Kind);
        QVERIFY2(what == QStringLiteral("joined") || what == QStringLiteral("left"),
                 qPrintable(what));
    }
    QVERIFY(bench.model().rowCount() > 2);
    bench.place->setPreset(widgets::TimelinePlace::Preset::Everything);
    QVERIFY(!bench.model().filter().asApplication);
}

void TstTimeline::coalesceBoxFolds()
{
    // SFR-5, in the window.
    TimelineBench bench;
    std::vector<link::TimelineEntry> five;
    for (std::uint64_t at = 0; at < 5; ++at)
        five.push_back(test::eventOf("deploy", "x", at, 100ms * static_cast<int>(at), true));
    bench.now = test::momentAt(500ms);
    bench.tell(five);
    QCOMPARE(bench.model().rowCount(), 5);
    QTest::mouseClick(bench.find<QCheckBox>("timelineCoalesce"), Qt::LeftButton, {}, QPoint(8, 10));
    QCOMPARE(bench.model().rowCount(), 0);
    bench.now = test::momentAt(3s);
    bench.publish({});
    QTRY_COMPARE(bench.model().rowCount(), 1);
    QCOMPARE(bench.cell(0, TimelineColumn::Lamport), QStringLiteral("4"));
}

void TstTimeline::foldOpensByKeyAndMouse()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    int fold = -1;
    for (int row = 0; row < bench.model().rowCount(); ++row)
        if (bench.model().rowAt(row).lines == 12) fold = row;
    QVERIFY(fold >= 0);
    const int rows = bench.model().rowCount();
    bench.list().setCurrentIndex(bench.model().index(fold, 0));
    bench.list().scrollTo(bench.model().index(fold, 0));
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Return);
    QCOMPARE(bench.model().rowCount(), rows + 12);
    QTest::keyClick(&bench.list(), Qt::Key_Minus);
    QCOMPARE(bench.model().rowCount(), rows);
    const auto cell = bench.list().visualRect(
        bench.model().index(fold, static_cast<int>(TimelineColumn::Kind)));
    QTest::mouseClick(bench.list().viewport(), Qt::LeftButton, {},
                      QPoint(cell.left() + 8, cell.center().y()));
    QCOMPARE(bench.model().rowCount(), rows + 12);
    QTest::mouseDClick(bench.list().viewport(), Qt::LeftButton, {},
                       QPoint(cell.left() + 80, cell.center().y()));
    QCOMPARE(bench.model().rowCount(), rows);
}

void TstTimeline::keysGoThroughTheList()
{
    TimelineBench bench;
    bench.tellEvents(300);
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Home);
    QTest::keyClick(&bench.list(), Qt::Key_Home);
    QCOMPARE(bench.list().currentIndex().row(), 0);
    QTest::keyClick(&bench.list(), Qt::Key_Right);
    QTest::keyClick(&bench.list(), Qt::Key_Down);
    QCOMPARE(bench.list().currentIndex().row(), 2);
    QTest::keyClick(&bench.list(), Qt::Key_Left);
    QCOMPARE(bench.list().currentIndex().row(), 1);
    QTest::keyClick(&bench.list(), Qt::Key_PageDown);
    QVERIFY(bench.list().currentIndex().row() > 5);
    QVERIFY(bench.list().visualRect(bench.list().currentIndex()).isValid());
    QTest::keyClick(&bench.list(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(bench.list().selectionModel()->selectedRows().size(), 2);
}

void TstTimeline::copyGivesCellAndRows()
{
    TimelineBench bench;
    bench.tell({test::eventOf("deploy", "build 312", 41, 0s), test::eventOf("b", {}, 42, 1s)});
    bench.list().setFocus();
    bench.list().setCurrentIndex(
        bench.model().index(0, static_cast<int>(TimelineColumn::Detail)));
    QTest::keyClick(&bench.list(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("build 312"));
    bench.list().selectAll();
    QTest::keyClick(&bench.list(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const auto lines =
        QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(QStringLiteral("Time (")));
    QVERIFY(lines[1].contains(QStringLiteral("\tevent\tdeploy\tbuild 312\t41\t9")));
    for (const auto& line : lines)
        QCOMPARE(line.count(QLatin1Char('\t')), 5);
}

void TstTimeline::noteIsWrittenByKeys()
{
    TimelineBench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.tellEvents(3);
    bench.place->focusTable();
    QTest::keyClick(&bench.list(), Qt::Key_N);
    auto* line = bench.find<QLineEdit>("noteText");
    QTRY_VERIFY(line->isVisible());
    QTRY_VERIFY(line->hasFocus());
    QTest::keyClicks(line, QStringLiteral("rack b looked at"));
    bench.now = test::momentAt(42s);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!line->isVisible());
    QCOMPARE(bench.model().rowCount(), 4);
    QCOMPARE(bench.cell(3, TimelineColumn::Detail), QStringLiteral("rack b looked at"));
    QCOMPARE(bench.model().raw().record(3).boot(), test::momentAt(42s).boot);
    QTRY_VERIFY(bench.list().hasFocus());
    QTest::keyClick(&bench.list(), Qt::Key_N);
    QTRY_VERIFY(line->isVisible());
    QTest::keyClicks(line, QStringLiteral("no"));
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!line->isVisible());
    QCOMPARE(bench.model().rowCount(), 4);
}

void TstTimeline::brushFiltersAndEscapeClears()
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

void TstTimeline::wheelZoomsTheStrip()
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

void TstTimeline::stripStepsThroughChanges()
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

void TstTimeline::bottomStripTellsHowItStands()
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

void TstTimeline::lanesShowWhoChangedLast()
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
    bench.tell({test::entryOf(EntryKind::MemberFailed, 1s, {rows[2]}),
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

void TstTimeline::enterChoosesTheMember()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    std::vector<std::string> chosen;
    connect(bench.place, &widgets::TimelinePlace::memberChosen, this,
            [&](const std::string& name) { chosen.push_back(name); });
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Up);
    QTest::keyClick(&bench.list(), Qt::Key_Return);
    QCOMPARE(chosen, std::vector<std::string>{"db-2"});
    const auto cell = bench.list().visualRect(bench.list().currentIndex().siblingAtColumn(3));
    QTest::mouseDClick(bench.list().viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(chosen.size(), 2U);
    bench.place->setShow(widgets::TimelinePlace::Show::Lanes);
    auto& lanes = bench.place->lanes();
    lanes.setFocus();
    QTest::keyClick(&lanes, Qt::Key_Down);
    QTest::keyClick(&lanes, Qt::Key_Return);
    QCOMPARE(chosen.size(), 3U);
}

void TstTimeline::detailShowsEverything()
{
    TimelineBench bench;
    bench.tell({test::eventOf("deploy", "line one\nline two", 41, 0s)});
    auto* detail = bench.find<QPlainTextEdit>("timelineDetail");
    QVERIFY(detail->toPlainText().isEmpty());
    bench.list().step(-1);
    const auto text = detail->toPlainText();
    QVERIFY(text.contains(QStringLiteral("line one\nline two")));
    QVERIFY(text.contains(QStringLiteral("Z   user")));
    bench.list().follow();
    QVERIFY(detail->toPlainText().isEmpty());
}

void TstTimeline::emptyStatesHaveWords()
{
    TimelineBench bench;
    auto* words = bench.find<QLabel>("timelineEmpty");
    QVERIFY(words->isVisible());
    QVERIFY(words->text().contains(QStringLiteral("Nothing has happened yet")));
    QVERIFY(!bench.find<QPushButton>("timelineClear")->isVisible());
    bench.tellEvents(5);
    QVERIFY(!words->isVisible());
    bench.find<widgets::FilterField>("timelineFilter")->setText(QStringLiteral("nothing-like-it"));
    QVERIFY(words->isVisible());
    QVERIFY(words->text().contains(QStringLiteral("5")));
    QVERIFY(bench.find<QPushButton>("timelineClear")->isVisible());
}

void TstTimeline::dropsAreSaid()
{
    // CAS-12: the ring's size is stated when lines are dropped.
    TimelineBench bench(1000);
    bench.tellEvents(1200);
    auto* count = bench.find<QLabel>("timelineCount");
    QVERIFY(count->text().contains(QStringLiteral("200 older dropped")));
    QVERIFY(count->toolTip().contains(QStringLiteral("1,000")));
    link::ObservationBatch batch = test::batchOf({test::eventOf("late", {}, 1, 1min)});
    batch.entriesDropped = 7;
    bench.publish(batch);
    QVERIFY(count->text().contains(QStringLiteral("7 lost")));
}

void TstTimeline::sessionsFollowEachOther()
{
    TimelineBench bench;
    bench.tellEvents(20);
    auto owned = std::make_unique<test::FakeLink>();
    auto* next = owned.get();
    next->setStatus(test::observerStatus());
    bridge::ClusterSession joined(std::move(owned), nullptr, [&] { return bench.now; });
    bench.place->continueWith(&joined);
    QCOMPARE(bench.model().rowCount(), 20);
    next->publish(test::batchOf({test::eventOf("after", {}, 1, 1min)}));
    QCoreApplication::processEvents();
    QCOMPARE(bench.model().rowCount(), 21);
    QCOMPARE(bench.model().filter().own, std::string("grapevine-lap7-3f2a"));
    bench.place->setSession(bench.session.get());
    QCOMPARE(bench.model().rowCount(), 0);
    bench.place->setSession(nullptr);
    QVERIFY(bench.list().isFollowing());
}

void TstTimeline::everyControlHasNames()
{
    TimelineBench bench;
    bench.tell(test::nightStory());
    bench.place->setShow(widgets::TimelinePlace::Show::Both);
    QSet<QString> seen;
    int controls = 0;
    for (auto* widget : bench.window.findChildren<QWidget*>()) {
        const bool isControl = qobject_cast<QAbstractButton*>(widget) != nullptr ||
                               qobject_cast<QLineEdit*>(widget) != nullptr ||
                               qobject_cast<QComboBox*>(widget) != nullptr ||
                               qobject_cast<QPlainTextEdit*>(widget) != nullptr ||
                               qobject_cast<widgets::DensityStrip*>(widget) != nullptr ||
                               qobject_cast<widgets::LaneView*>(widget) != nullptr ||
                               qobject_cast<widgets::TimelineView*>(widget) != nullptr;
        const bool innards = widget->objectName().startsWith(QStringLiteral("qt_")) ||
                             widget->inherits("QLineEditIconButton");
        if (!isControl || innards) continue;
        ++controls;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!seen.contains(widget->objectName()), qPrintable(widget->objectName()));
        seen.insert(widget->objectName());
        if (!widget->isVisibleTo(&bench.window) || qobject_cast<QCheckBox*>(widget)) continue;
        QVERIFY2(!widget->accessibleName().isEmpty() ||
                     !qobject_cast<QAbstractButton*>(widget)->text().isEmpty(),
                 qPrintable(widget->objectName()));
    }
    QVERIFY(controls >= 12);
}

void TstTimeline::everyStateIsDrawn_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("dark");
    for (const char* state : {"empty", "list", "open", "lanes", "both", "brush", "filtered", "note",
                              "paused", "mirrored"}) {
        QTest::addRow("%s-light", state) << QString::fromLatin1(state) << false;
        QTest::addRow("%s-dark", state) << QString::fromLatin1(state) << true;
    }
}

void TstTimeline::everyStateIsDrawn()
{
    QFETCH(QString, state);
    QFETCH(bool, dark);
    widgets::applyTheme(dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
    const QTemporaryDir scratch;
    const auto folder = qEnvironmentVariable("GRAPEVINE_PICTURES", scratch.path());
    QVERIFY(QDir().mkpath(folder));
    TimelineBench bench;
    if (state == QStringLiteral("mirrored")) bench.window.setLayoutDirection(Qt::RightToLeft);
    if (state != QStringLiteral("empty")) bench.tell(test::nightStory());
    if (state == QStringLiteral("open")) {
        for (int row = bench.model().rowCount() - 1; row > 0; --row) {
            if (!bench.model().rowAt(row).isFold()) continue;
            bench.model().setOpen(row, true);
            bench.list().showLine(bench.model().rowAt(row + 2).first);
            break;
        }
    }
    if (state == QStringLiteral("lanes") || state == QStringLiteral("mirrored"))
        bench.place->setShow(widgets::TimelinePlace::Show::Lanes);
    if (state == QStringLiteral("both")) {
        bench.place->setShow(widgets::TimelinePlace::Show::Both);
        bench.list().step(-1);
    }
    if (state == QStringLiteral("brush")) {
        bench.place->setShow(widgets::TimelinePlace::Show::Both);
        bench.place->timeWindow().setBrush(
            models::TimeRange{test::momentAt(-10min).boot, test::momentAt(-8min).boot});
    }
    if (state == QStringLiteral("filtered"))
        bench.find<widgets::FilterField>("timelineFilter")->setText(QStringLiteral("name=nobody"));
    if (state == QStringLiteral("note")) {
        bench.place->beginNote();
        QTest::keyClicks(bench.find<QLineEdit>("noteText"), QStringLiteral("rack b looked at"));
    }
    if (state == QStringLiteral("paused")) {
        bench.list().showLine(20);
        bench.tellEvents(12, 5s);
    }
    QTest::qWait(90);
    QVERIFY(bench.window.grab().save(QStringLiteral("%1/timeline-%2-%3.png")
                                         .arg(folder, state,
                                              dark ? QStringLiteral("dark")
                                                   : QStringLiteral("light"))));
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

QTEST_MAIN(TstTimeline)
#include "tst_timeline.moc"
