#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

#include "tests/ui/window_bench.h"
#include "ui/widgets/place_id.h"
#include "ui/widgets/sidebar_entry.h"

using namespace grapevine;
using test::WindowBench;
using widgets::PlaceId;

/// The frame around the places: sidebar, top bar, keys.
class TstFrame final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPlaceHasAWordAndAKey();
    void buttonsNameTheKeysInForce();
    void digitsOpenPlaces();
    void escapeGoesBackOnce();
    void eachPlaceBringsItsTools();
    void foldedSidebarIsRemembered();
    void arrowsWalkTheSidebar();
    void badgesTellWhatIsWrong();
    void nothingMovesWhenTheTitleIsLong();
    void mirroredSidebarStandsAtTheRight();
};

void TstFrame::everyPlaceHasAWordAndAKey()
{
    WindowBench bench;
    QSet<int> digits;
    for (const auto place : widgets::kAllPlaces) {
        QCOMPARE(widgets::placeNamed(widgets::word(place)), std::optional(place));
        QVERIFY(!widgets::placeTitle(place).isEmpty());
        const int digit = widgets::placeDigit(place);
        auto id = QString::fromLatin1(widgets::word(place).data());
        id[0] = id[0].toUpper();
        const auto* entry = bench.window.findChild<QAbstractButton*>(QStringLiteral("place") + id);
        QVERIFY(entry->toolTip().startsWith(widgets::placeHint(place)));
        QVERIFY(entry->toolTip().contains(QStringLiteral("Ctrl+%1").arg(digit)));
        digits.insert(digit);
    }
    QCOMPARE(digits.size(), static_cast<qsizetype>(widgets::kAllPlaces.size()));
    QVERIFY(!widgets::placeNamed("nowhere"));
}

void TstFrame::buttonsNameTheKeysInForce()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.tell(test::liveStatus());
    const auto tip = [&](const char* name) { return bench.find<QWidget>(name)->toolTip(); };
    const auto* filter = bench.find<QLineEdit>("filterField");
    QVERIFY(tip("resortChip").endsWith(QStringLiteral(" (Ctrl+R)")));
    QVERIFY(tip("placeAsk").endsWith(QStringLiteral(" (Ctrl+5, Q, E)")));
    QVERIFY(tip("sweepButton").endsWith(QStringLiteral(" (F5)")));
    QVERIFY(tip("pauseButton").endsWith(QStringLiteral(" (Space)")));
    QVERIFY(filter->placeholderText().endsWith(QStringLiteral("   (Ctrl+F, /)")));
    models::KeyChoices choices;
    choices.keys[QStringLiteral("sort.again")] = {QStringLiteral("Ctrl+Shift+R")};
    choices.keys[QStringLiteral("sweep")] = {};
    choices.keys[QStringLiteral("find")] = {QStringLiteral("Ctrl+G")};
    choices.keys[QStringLiteral("sidebar.fold")] = {QStringLiteral("F9")};
    choices.lettersOff = true;
    bench.window.view().setKeys(choices);
    QVERIFY(tip("resortChip").endsWith(QStringLiteral(" (Ctrl+Shift+R)")));
    QCOMPARE(tip("sweepButton"), QStringLiteral("Ask now"));
    QCOMPARE(tip("pauseButton"), QStringLiteral("Pause"));
    QVERIFY(tip("placeAsk").endsWith(QStringLiteral(" (Ctrl+5)")));
    QVERIFY(filter->placeholderText().endsWith(QStringLiteral("   (Ctrl+G)")));
    // What is said later is said with them too.
    bench.find<QAbstractButton>("foldSidebar")->click();
    QCOMPARE(tip("foldSidebar"), QStringLiteral("Unfold the sidebar (F9)"));
    bench.session->setPaused(true);
    bench.tell(test::liveStatus());
    QCOMPARE(tip("pauseButton"), QStringLiteral("Go on"));
    bench.window.view().setKeys({});
    QCOMPARE(tip("pauseButton"), QStringLiteral("Go on (Space)"));
    QCOMPARE(tip("foldSidebar"), QStringLiteral("Unfold the sidebar (Ctrl+B)"));
}

void TstFrame::digitsOpenPlaces()
{
    WindowBench bench;
    bench.observe();
    for (const auto place : {PlaceId::Overview, PlaceId::Ask, PlaceId::Members}) {
        const auto key = static_cast<Qt::Key>(Qt::Key_0 + widgets::placeDigit(place));
        QTest::keyClick(QApplication::focusWidget(), key, Qt::ControlModifier);
        QCOMPARE(bench.window.place(), place);
        // Keys go on working from there.
        QVERIFY(bench.window.isAncestorOf(QApplication::focusWidget()));
    }
}

void TstFrame::escapeGoesBackOnce()
{
    WindowBench bench;
    bench.observe();
    bench.window.goTo(PlaceId::Members);
    bench.window.goTo(PlaceId::Overview);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(bench.window.place(), PlaceId::Members);
}

void TstFrame::eachPlaceBringsItsTools()
{
    WindowBench bench;
    bench.observe();
    bench.window.goTo(PlaceId::Members);
    QVERIFY(bench.find<QLineEdit>("filterField")->isVisible());
    bench.window.goTo(PlaceId::Overview);
    QVERIFY(!bench.find<QLineEdit>("filterField")->isVisible());
    QVERIFY(bench.find<QWidget>("overviewHead")->isVisible());
    // Those of the window stay where they are.
    const auto* menu = bench.find<QToolButton>("menuButton");
    const QPoint at = menu->mapTo(&bench.window, QPoint());
    bench.window.goTo(PlaceId::Ask);
    QTest::qWait(0);
    QCOMPARE(menu->mapTo(&bench.window, QPoint()), at);
}

void TstFrame::foldedSidebarIsRemembered()
{
    WindowBench bench;
    bench.observe();
    const auto* sidebar = bench.find<QWidget>("sidebar");
    const int wide = sidebar->width();
    QTest::keyClick(&bench.table(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(sidebar->width() < wide / 2);
    QVERIFY(!bench.find<QWidget>("clusterTitle")->isVisible());
    QVERIFY(bench.window.memory().arrangement.sidebarFolded);
    WindowBench next;
    next.window.restore(bench.window.memory());
    next.observe();
    QVERIFY(next.find<QWidget>("sidebar")->width() < wide / 2);
    QTest::mouseClick(next.find<QToolButton>("foldSidebar"), Qt::LeftButton);
    QCOMPARE(next.find<QWidget>("sidebar")->width(), wide);
}

void TstFrame::arrowsWalkTheSidebar()
{
    WindowBench bench;
    bench.observe();
    auto* overview = bench.find<QAbstractButton>("placeOverview");
    overview->setFocus();
    QTest::keyClick(overview, Qt::Key_Down);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    QVERIFY(bench.find<QAbstractButton>("placeMembers")->isChecked());
}

void TstFrame::badgesTellWhatIsWrong()
{
    WindowBench bench;
    bench.observe();
    bench.tell(test::observerStatus());
    const auto* members = bench.find<widgets::SidebarEntry>("placeMembers");
    const auto ill = bench.model().tally().of(models::StatusKind::Failed) +
                     bench.model().tally().of(models::StatusKind::Suspect);
    QVERIFY(ill > 0);
    QCOMPARE(members->badge(), QString::number(ill));
    QVERIFY(members->accessibleDescription().startsWith(QString::number(ill)));
    QVERIFY(members->toolTip().contains(members->accessibleDescription()));
    QVERIFY(!bench.find<widgets::SidebarEntry>("placeOverview")->badge().isEmpty());
}

void TstFrame::nothingMovesWhenTheTitleIsLong()
{
    WindowBench bench;
    bench.observe();
    const int wide = bench.find<QWidget>("sidebar")->width();
    bench.window.view().continueSession(bench.session.get(), QString(200, QLatin1Char('w')));
    QTest::qWait(0);
    QCOMPARE(bench.find<QWidget>("sidebar")->width(), wide);
}

void TstFrame::mirroredSidebarStandsAtTheRight()
{
    WindowBench bench;
    bench.window.setLayoutDirection(Qt::RightToLeft);
    bench.observe();
    QTest::qWait(0);
    const auto* sidebar = bench.find<QWidget>("sidebar");
    QCOMPARE(sidebar->mapTo(&bench.window, QPoint(sidebar->width(), 0)).x(), bench.window.width());
}

QTEST_MAIN(TstFrame)
#include "tst_frame.moc"
