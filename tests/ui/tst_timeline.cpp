#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/timeline_bench.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::EntryKind;
using models::TimelineColumn;
using test::TimelineBench;
using test::wheel;

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
    void enterChoosesTheMember();
    void detailShowsEverything();
    void emptyStatesHaveWords();
    void dropsAreSaid();
    void sessionsFollowEachOther();
    void everyControlHasNames();
};

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
    QVERIFY(bench.place->focusFilter());
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
    const auto cell =
        bench.list().visualRect(bench.model().index(fold, static_cast<int>(TimelineColumn::Kind)));
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
    bench.list().setCurrentIndex(bench.model().index(0, static_cast<int>(TimelineColumn::Detail)));
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

QTEST_MAIN(TstTimeline)
#include "tst_timeline.moc"
