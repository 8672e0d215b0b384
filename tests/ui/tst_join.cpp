#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/ui/window_bench.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::LinkPhase;
using test::WindowBench;
using widgets::MainWindow;
using widgets::NoticeKind;

/// The step from looking to taking part, being a member, the demo, and going: what the window asks
/// for and says.
class TstJoin final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void offerComesAtASuspicion();
    void offerComesAfterAPeacefulLook();
    void offerLeavesTheRowsWhereTheyAre();
    void joinButtonAsksToJoin();
    void stayOutsideAsksNoMore();
    void outsideIsRememberedButTheKeyStillAsks();
    void tinyClusterIsWarnedAndStaysByDefault();
    void escapeSendsTheOfferAway();
    void refusedPeekOffersNothing();
    void memberIsToldAsWhat();
    void accusedAndUnhealthyAreTold();
    void ownRowAndAccusersAreShown();
    void memberCannotPause();
    void rowsStayWhileJoining();
    void failedJoinGoesOnFromOutside();
    void modeChangeIsToldUntilHidden();
    void clashGapAndFreshStartAreTold();
    void leavingIsSeenAndNotHurried();
    void slowLeaveCanBeCutShort();
    void closingAMemberLeavesFirst();
    void keyLeavesToPeek();
    void demoButtonAndKeyStartTheDemo();
    void demoStripIsThereOnlyInTheDemo();
    void demoRowsAreSortedWhileItFills();
};

namespace {

link::TimelineEntry entry(link::EntryKind kind, std::string text)
{
    link::TimelineEntry entry;
    entry.kind = kind;
    entry.at = test::momentAt();
    entry.text = std::move(text);
    return entry;
}

link::LinkStatus demoStatus()
{
    auto status = test::observerStatus();
    status.mode = link::LinkMode::Demo;
    return status;
}

std::vector<link::MemberRowPtr> calm(std::uint32_t members)
{
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t at = 0; at < members; ++at)
        rows.push_back(test::row({.id = at, .name = "m" + std::to_string(at)}));
    return rows;
}

/// A look at a cluster, long enough ago for the offer to be there.
void lookFor(WindowBench& bench, std::uint32_t members)
{
    bench.look(test::liveStatus(), calm(members));
    bench.now = test::momentAt(11s);
    bench.tell(test::liveStatus(bench.now));
}

} // namespace

void TstJoin::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstJoin::offerComesAtASuspicion()
{
    WindowBench bench;
    bench.look(test::liveStatus(), calm(10));
    QVERIFY(!bench.find<QWidget>("joinBar")->isVisible());
    bench.publish(
        test::batchOf({test::row({.id = 3, .name = "m3", .state = link::RawState::Suspect})}));
    QVERIFY(bench.find<QWidget>("joinBar")->isVisible());
}

void TstJoin::offerComesAfterAPeacefulLook()
{
    WindowBench bench;
    lookFor(bench, 10);
    QVERIFY(bench.find<QWidget>("joinBar")->isVisible());
    const QString headline = bench.find<QLabel>("joinHeadline")->text();
    QVERIFY2(headline.contains(QStringLiteral("grapevine-lap7-3f2a")), qPrintable(headline));
    QVERIFY(bench.find<QPushButton>("joinAsObserver")->isDefault());
    // Nobody who reads or types is disturbed.
    QVERIFY(bench.table().hasFocus());
}

void TstJoin::offerLeavesTheRowsWhereTheyAre()
{
    WindowBench bench;
    bench.look(test::liveStatus(), calm(10));
    const int before = bench.table().viewport()->mapToGlobal(QPoint(0, 0)).y();
    bench.now = test::momentAt(11s);
    bench.tell(test::liveStatus(bench.now));
    QVERIFY(bench.find<QWidget>("joinBar")->isVisible());
    QCOMPARE(bench.table().viewport()->mapToGlobal(QPoint(0, 0)).y(), before);
}

void TstJoin::joinButtonAsksToJoin()
{
    WindowBench bench;
    lookFor(bench, 10);
    QSignalSpy joins(&bench.window.view(), &widgets::ClusterView::joinRequested);
    QTest::mouseClick(bench.find<QPushButton>("joinAsObserver"), Qt::LeftButton);
    QCOMPARE(joins.count(), 1);
    QVERIFY(!bench.find<QWidget>("joinBar")->isVisible());
    QVERIFY(bench.table().hasFocus());
}

void TstJoin::stayOutsideAsksNoMore()
{
    WindowBench bench;
    lookFor(bench, 10);
    QSignalSpy stays(&bench.window.view(), &widgets::ClusterView::stayOutsideRequested);
    QTest::mouseClick(bench.find<QPushButton>("stayOutside"), Qt::LeftButton);
    QCOMPARE(stays.count(), 1);
    bench.now = test::momentAt(1h);
    bench.tell(test::liveStatus(bench.now));
    QVERIFY(!bench.find<QWidget>("joinBar")->isVisible());
}

void TstJoin::outsideIsRememberedButTheKeyStillAsks()
{
    WindowBench bench;
    bench.window.view().setStaysOutside(true);
    lookFor(bench, 10);
    QVERIFY(!bench.find<QWidget>("joinBar")->isVisible());
    QTest::keyClick(&bench.table(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(bench.find<QWidget>("joinBar")->isVisible());
    auto* join = bench.find<QPushButton>("joinAsObserver");
    QVERIFY(join->hasFocus());
    QSignalSpy joins(&bench.window.view(), &widgets::ClusterView::joinRequested);
    QTest::keyClick(join, Qt::Key_Return);
    QCOMPARE(joins.count(), 1);
}

void TstJoin::tinyClusterIsWarnedAndStaysByDefault()
{
    WindowBench bench;
    lookFor(bench, 3);
    QVERIFY(bench.find<QLabel>("joinDetail")->text().contains(QStringLiteral("3 ")));
    QVERIFY(bench.find<QPushButton>("stayOutside")->isDefault());
    QVERIFY(!bench.find<QPushButton>("joinAsObserver")->isDefault());
    QTest::keyClick(&bench.table(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(bench.find<QPushButton>("stayOutside")->hasFocus());
    // One member more, and there is nothing to warn of.
    bench.publish(test::batchOf({test::row({.id = 9, .name = "m9"})}));
    QVERIFY(bench.find<QPushButton>("joinAsObserver")->isDefault());
}

void TstJoin::escapeSendsTheOfferAway()
{
    WindowBench bench;
    lookFor(bench, 10);
    QTest::keyClick(&bench.table(), Qt::Key_J, Qt::ControlModifier);
    QSignalSpy stays(&bench.window.view(), &widgets::ClusterView::stayOutsideRequested);
    QTest::keyClick(bench.find<QPushButton>("joinAsObserver"), Qt::Key_Escape);
    QVERIFY(!bench.find<QWidget>("joinBar")->isVisible());
    QVERIFY(bench.table().hasFocus());
    QCOMPARE(stays.count(), 0);
}

void TstJoin::refusedPeekOffersNothing()
{
    WindowBench bench;
    lookFor(bench, 10);
    auto status = test::liveStatus(bench.now);
    status.phase = LinkPhase::Refused;
    bench.tell(status);
    QVERIFY(!bench.find<QWidget>("joinBar")->isVisible());
    QVERIFY(!bench.find<QAction>("joinAction")->isEnabled());
}

void TstJoin::memberIsToldAsWhat()
{
    WindowBench bench;
    bench.observe();
    auto* mode = bench.find<QLabel>("linkMode");
    QCOMPARE(mode->text(), QStringLiteral("observer · a member of this cluster as "
                                          "grapevine-lap7-3f2a (10.0.9.4:7946)"));
    auto status = test::observerStatus();
    status.self->settled = false;
    status.self->wantedName = "grapevine-lap7";
    bench.tell(status);
    QVERIFY(mode->text().contains(QStringLiteral("not settled yet")));
    QVERIFY(mode->accessibleDescription().contains(QStringLiteral("grapevine-lap7 was taken")));
    QVERIFY(!bench.find<QLabel>("ownHealth")->isVisible());
}

void TstJoin::accusedAndUnhealthyAreTold()
{
    WindowBench bench;
    bench.observe();
    auto status = test::observerStatus();
    status.self->incarnation = Incarnation{4};
    status.self->healthScore = 2;
    bench.tell(status);
    auto* health = bench.find<QLabel>("ownHealth");
    QVERIFY(health->isVisible());
    QCOMPARE(health->text(), QStringLiteral("accused, incarnation 4 · health score 2"));
}

void TstJoin::ownRowAndAccusersAreShown()
{
    WindowBench bench;
    bench.observe();
    QCOMPARE(bench.model().columns()[4].id(), std::string("accused-by"));
    const int own = bench.model().rowOf({ClusterId{0}, MemberId{500}});
    QVERIFY(own >= 0);
    QVERIFY(
        !bench.model().index(own, 1).data(models::MemberModel::RemarkRole).toString().isEmpty());
}

void TstJoin::memberCannotPause()
{
    WindowBench bench;
    bench.observe();
    QVERIFY(!bench.find<QToolButton>("pauseButton")->isVisible());
    bench.table().setFocus();
    QTest::keyClick(&bench.table(), Qt::Key_Space);
    QVERIFY(!bench.session->isPaused());
    QTest::mouseClick(bench.find<QToolButton>("sweepButton"), Qt::LeftButton);
    QVERIFY(std::holds_alternative<link::SweepNow>(bench.fake->commands().back()));
    QVERIFY(!bench.find<QAction>("joinAction")->isVisible());
}

void TstJoin::rowsStayWhileJoining()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    auto* filter = bench.find<QLineEdit>("filterField");
    filter->setText(QStringLiteral("db"));
    bench.table().setCurrentIndex(bench.model().index(2, 1));
    const QString current = bench.table().currentIndex().data().toString();
    const int rows = bench.model().rowCount();
    int fewest = rows;
    // Ends before the window does, which empties its table.
    QObject watch;
    connect(&bench.model(), &models::MemberModel::modelReset, &watch,
            [&] { fewest = std::min(fewest, bench.model().rowCount()); });

    auto before = std::move(bench.session);
    auto owned = std::make_unique<test::FakeLink>();
    bench.fake = owned.get();
    bench.fake->setCapabilities(test::observerCapabilities());
    auto joining = test::observerStatus();
    joining.phase = LinkPhase::Connecting;
    joining.self->settled = false;
    bench.fake->setStatus(joining);
    bench.session = std::make_unique<bridge::ClusterSession>(std::move(owned), nullptr,
                                                             [&bench] { return bench.now; });
    bench.session->presume(link::LinkMode::Observer);
    bench.window.view().continueSession(bench.session.get(), QStringLiteral("10.0.3.17:7946"));
    before.reset();
    // First ourselves, as a new member knows nobody else.
    auto own = test::batchOf({test::row({.id = 500, .name = "grapevine-lap7-3f2a"})});
    bench.publish(own);
    QCOMPARE(bench.model().rowCount(), rows);
    QVERIFY(!bench.find<QWidget>("messageBar")->isVisible());

    bench.fake->setStatus(test::observerStatus());
    bench.publish(test::batchOf(test::nightShiftFromWithin(), true));
    QCOMPARE(filter->text(), QStringLiteral("db"));
    QCOMPARE(bench.table().currentIndex().data().toString(), current);
    QVERIFY(fewest > 0);
    QCOMPARE(bench.model().tally().total, 41U);
    QVERIFY(bench.find<QLabel>("linkMode")->text().startsWith(QStringLiteral("observer")));
}

void TstJoin::failedJoinGoesOnFromOutside()
{
    WindowBench bench;
    auto status = test::liveStatus();
    status.mode = link::LinkMode::Observer;
    status.phase = LinkPhase::Refused;
    status.notice = "the name lap7 is taken by 10.0.0.9:7946";
    bench.look(status);
    QCOMPARE(bench.window.membersPlace().notice().kind, NoticeKind::Refused);
    QCOMPARE(bench.window.membersPlace().notice().detail,
             QStringLiteral("The name lap7 is taken by 10.0.0.9:7946."));
    QSignalSpy peeks(&bench.window.view(), &widgets::ClusterView::peekOnRequested);
    QTest::mouseClick(bench.find<QPushButton>("messagePanelButton"), Qt::LeftButton);
    QCOMPARE(peeks.count(), 1);
}

void TstJoin::modeChangeIsToldUntilHidden()
{
    WindowBench bench;
    bench.observe();
    auto status = test::liveStatus();
    status.notice = "others cannot reach us at 10.0.9.4:7946: left the cluster, and look at it "
                    "from outside";
    bench.fake->setCapabilities({.rtt = true});
    bench.tell(status);
    const auto& notice = bench.window.membersPlace().notice();
    QCOMPARE(notice.kind, NoticeKind::ModeChanged);
    QVERIFY(notice.detail.contains(QStringLiteral("--advertise")));
    QVERIFY(bench.model().columns()[4].id() != "accused-by");
    QSignalSpy joins(&bench.window.view(), &widgets::ClusterView::joinRequested);
    QTest::mouseClick(bench.find<QPushButton>("messageBarButton"), Qt::LeftButton);
    QCOMPARE(joins.count(), 1);
    QTest::mouseClick(bench.find<QToolButton>("messageBarHide"), Qt::LeftButton);
    QVERIFY(!bench.find<QWidget>("messageBar")->isVisible());
    bench.tell(status);
    QVERIFY(!bench.find<QWidget>("messageBar")->isVisible());
}

void TstJoin::clashGapAndFreshStartAreTold()
{
    WindowBench bench;
    bench.observe();
    auto batch = test::batchOf({});
    auto clash = entry(link::EntryKind::Conflict, {});
    clash.name = "db-7";
    clash.addresses = {"10.0.0.1:7946", "10.0.0.2:7946"};
    batch.entries = {clash, entry(link::EntryKind::Gap, "stood still for 12s")};
    bench.publish(batch);
    auto* headline = bench.find<QLabel>("messageBarHeadline");
    QVERIFY(headline->isVisible());
    QCOMPARE(headline->text(), QStringLiteral("Two members claim the name db-7."));
    QVERIFY(bench.find<QLabel>("messageBarDetail")->text().contains(QStringLiteral("10.0.0.2")));
    QTest::mouseClick(bench.find<QPushButton>("messageBarButton"), Qt::LeftButton);
    QVERIFY(!headline->isVisible());

    batch.entries = {entry(link::EntryKind::Gap, "stood still for 12s")};
    bench.publish(batch);
    QCOMPARE(bench.find<QLabel>("messageBarDetail")->text(),
             QStringLiteral("Stood still for 12s."));
    batch.entries = {entry(link::EntryKind::Resync, "something\x1b[0m new")};
    bench.publish(batch);
    QCOMPARE(bench.find<QLabel>("messageBarDetail")->text(),
             QStringLiteral("Something<ESC>[0m new."));
}

void TstJoin::leavingIsSeenAndNotHurried()
{
    WindowBench bench;
    bench.observe();
    QSignalSpy leaves(&bench.window.view(), &widgets::ClusterView::leaveRequested);
    QSignalSpy left(&bench.window.view(), &widgets::ClusterView::sessionLeft);
    bench.fake->setLeavesAtOnce(false);
    QTest::keyClick(&bench.table(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(leaves.count(), 1);
    QCOMPARE(left.count(), 0);
    bench.session->leave();
    QVERIFY(std::holds_alternative<link::Leave>(bench.fake->commands().back()));
    QCOMPARE(bench.window.membersPlace().notice().kind, NoticeKind::Leaving);
    QVERIFY(bench.find<QLabel>("messageBarHeadline")
                ->text()
                .contains(QStringLiteral("grapevine-lap7-3f2a")));
    QVERIFY(!bench.find<QPushButton>("messageBarButton")->isVisible());
    QVERIFY(!bench.find<QToolButton>("backButton")->isEnabled());
    auto status = test::observerStatus();
    status.phase = LinkPhase::Closed;
    bench.tell(status);
    QCOMPARE(bench.window.membersPlace().notice().kind, NoticeKind::Gone);
}

void TstJoin::slowLeaveCanBeCutShort()
{
    WindowBench bench;
    bench.observe();
    bench.fake->setLeavesAtOnce(false);
    bench.session->leave();
    bench.now = test::momentAt(3s);
    bench.tell(test::observerStatus());
    QSignalSpy now(&bench.window.view(), &widgets::ClusterView::leaveNowRequested);
    QTest::mouseClick(bench.find<QPushButton>("messageBarButton"), Qt::LeftButton);
    QCOMPARE(now.count(), 1);
}

void TstJoin::closingAMemberLeavesFirst()
{
    WindowBench bench;
    bench.observe();
    QSignalSpy closes(&bench.window, &MainWindow::closeRequested);
    QVERIFY(!bench.window.close());
    QVERIFY(bench.window.isVisible());
    QCOMPARE(closes.count(), 1);
    // Who only looks may go at once.
    bench.look(test::liveStatus(), test::nightShift());
    QVERIFY(bench.window.close());
    QCOMPARE(closes.count(), 1);
}

void TstJoin::keyLeavesToPeek()
{
    WindowBench bench;
    bench.observe();
    QSignalSpy peeks(&bench.window.view(), &widgets::ClusterView::peekOnRequested);
    QTest::keyClick(&bench.table(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(peeks.count(), 1);
}

void TstJoin::demoButtonAndKeyStartTheDemo()
{
    WindowBench bench;
    QSignalSpy demos(&bench.window, &MainWindow::demoRequested);
    auto* button = bench.find<QAbstractButton>("demoButton");
    QTRY_VERIFY(button->hasFocus());
    QTest::keyClick(button, Qt::Key_D);
    QCOMPARE(demos.count(), 1);
    QTest::keyClick(button, Qt::Key_Return);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(demos.count(), 3);
    // In a field it is a letter.
    auto* field = bench.find<QLineEdit>("addressField");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("db-1"));
    QCOMPARE(field->text(), QStringLiteral("db-1"));
    QCOMPARE(demos.count(), 3);
}

void TstJoin::demoStripIsThereOnlyInTheDemo()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    QVERIFY(!bench.find<QWidget>("demoStrip")->isVisible());
    bench.observe(demoStatus());
    QVERIFY(bench.find<QWidget>("demoStrip")->isVisible());
    QVERIFY(!bench.find<QWidget>("joinBar")->isVisible());
    QSignalSpy left(&bench.window.view(), &widgets::ClusterView::sessionLeft);
    QTest::mouseClick(bench.find<QAbstractButton>("leaveDemo"), Qt::LeftButton);
    QCOMPARE(left.count(), 1);
    QVERIFY(bench.find<QWidget>("startPage")->isVisible());
}

void TstJoin::demoRowsAreSortedWhileItFills()
{
    WindowBench bench;
    bench.look(demoStatus(), calm(3), test::observerCapabilities());
    bench.publish(test::batchOf({test::row({.id = 90, .name = "a1"})}));
    QCOMPARE(bench.model().index(0, 1).data().toString(), QStringLiteral("a1"));
    QCOMPARE(bench.model().pending(), 0);
    // Later a person has a place to lose.
    bench.now = test::momentAt(20s);
    bench.publish(test::batchOf({test::row({.id = 91, .name = "a0"})}));
    QCOMPARE(bench.model().index(0, 1).data().toString(), QStringLiteral("a1"));
    QCOMPARE(bench.model().pending(), 1);
}

QTEST_MAIN(TstJoin)
#include "tst_join.moc"
