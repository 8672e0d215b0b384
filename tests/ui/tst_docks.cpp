#include <QAbstractItemView>
#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "tests/ui/window_bench.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/changes_panel.h"
#include "ui/widgets/export_columns.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/member_menu.h"
#include "ui/widgets/overview_place.h"
#include "ui/widgets/timeline_view.h"
#include "ui/widgets/window_docks.h"

using namespace grapevine;
using test::WindowBench;
using widgets::PlaceId;

/// What stands around the place that is shown, and what leads from one place to another.
class TstDocks final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStripStandsBelowEveryPlaceButTheTimeline();
    void enterOpensTheInspectorAndItFollows();
    void theLetterOpensAndClosesIt();
    void closedByItsCrossItStaysClosed();
    void nothingIsInspectedOnTheStartPage();
    void whoIsSelectedCanBeAsked();
    void firstChangesAreSeenAtOnce();
    void exportedColumnsAreThoseSeen();
    void densityIsOneClick();
    void allFitsTheUsualWindow();
    void membersAreFoundByTheirServices();
};

namespace {

class PaintCount final : public QObject {
public:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) ++count;
        return false;
    }
    int count = 0;
};

bool isShown(WindowBench& bench, const char* dock)
{
    return !bench.find<QDockWidget>(dock)->isHidden();
}

} // namespace

void TstDocks::theStripStandsBelowEveryPlaceButTheTimeline()
{
    WindowBench bench;
    QVERIFY(!isShown(bench, "stripDock"));
    bench.observe();
    for (const auto place : widgets::kAllPlaces) {
        bench.window.goTo(place);
        QCOMPARE(isShown(bench, "stripDock"), place != PlaceId::Timeline);
    }
    bench.window.goTo(PlaceId::Members);
    bench.find<QAction>("toggleStrip")->trigger();
    QVERIFY(!isShown(bench, "stripDock"));
    QVERIFY(bench.window.memory().arrangement.stripHidden);
}

void TstDocks::enterOpensTheInspectorAndItFollows()
{
    WindowBench bench;
    bench.observe();
    bench.table().setFocus();
    bench.table().setCurrentIndex(bench.model().index(3, 1));
    QVERIFY(!isShown(bench, "inspectorDock"));
    QTest::keyClick(&bench.table(), Qt::Key_Return);
    QVERIFY(isShown(bench, "inspectorDock"));
    QCOMPARE(bench.find<QLabel>("inspectedName")->text(),
             bench.model().index(3, 1).data().toString());
    QTest::keyClick(&bench.table(), Qt::Key_Down);
    QCOMPARE(bench.find<QLabel>("inspectedName")->text(),
             bench.model().index(4, 1).data().toString());
    // The table keeps the keys.
    QVERIFY(bench.table().hasFocus());
}

void TstDocks::theLetterOpensAndClosesIt()
{
    WindowBench bench;
    bench.observe();
    bench.table().setFocus();
    QTest::keyClick(&bench.table(), Qt::Key_I);
    QVERIFY(isShown(bench, "inspectorDock"));
    QTest::keyClick(&bench.table(), Qt::Key_I);
    QVERIFY(!isShown(bench, "inspectorDock"));
    // In a field it is a letter.
    auto* filter = bench.find<QLineEdit>("filterField");
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_I);
    QVERIFY(!isShown(bench, "inspectorDock"));
    QCOMPARE(filter->text(), QStringLiteral("i"));
}

void TstDocks::closedByItsCrossItStaysClosed()
{
    WindowBench bench;
    bench.observe();
    bench.window.docks().setInspectorShown(true);
    bench.find<QDockWidget>("inspectorDock")->close();
    QTest::qWait(0);
    bench.window.goTo(PlaceId::Overview);
    QVERIFY(!isShown(bench, "inspectorDock"));
    QVERIFY(!bench.window.memory().arrangement.inspectorShown);
}

void TstDocks::nothingIsInspectedOnTheStartPage()
{
    WindowBench bench;
    bench.observe();
    bench.window.docks().inspect(*bench.model().keyAt(0));
    bench.window.closeView(bench.window.view());
    QVERIFY(!isShown(bench, "inspectorDock"));
    QVERIFY(!bench.window.docks().inspector().member());
    // It comes back with the next cluster: that it was open is the person's wish.
    bench.observe();
    QVERIFY(isShown(bench, "inspectorDock"));
}

void TstDocks::whoIsSelectedCanBeAsked()
{
    WindowBench bench;
    bench.observe();
    Q_EMIT bench.window.membersPlace().menu().askRequested(
        {QStringLiteral("db-1"), QStringLiteral("db-2")});
    QCOMPARE(bench.window.place(), PlaceId::Ask);
    QCOMPARE(bench.window.askPlace().form().draft().nodes, QStringLiteral("db-1, db-2"));
    QVERIFY(bench.window.askPlace().form().draft().isQuery);
}

void TstDocks::firstChangesAreSeenAtOnce()
{
    WindowBench bench;
    bench.observe();
    bench.window.goTo(PlaceId::Overview);
    auto* list = bench.find<widgets::TimelineView>("lastChanges");
    QTest::qWait(50);
    PaintCount paints;
    list->viewport()->installEventFilter(&paints);
    link::TimelineEntry entry;
    entry.kind = link::EntryKind::MemberFailed;
    entry.at = bench.now;
    entry.members = {bench.model().rowAt(0)};
    link::ObservationBatch batch;
    batch.entries = {entry};
    bench.publish(batch);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTRY_VERIFY(paints.count > 0);
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(bench.window.place(), PlaceId::Timeline);
}

void TstDocks::exportedColumnsAreThoseSeen()
{
    using Kind = models::MemberColumn::Kind;
    const auto columns = widgets::exportColumns({{Kind::Name, {}},
                                                 {Kind::Ribbon, {}},
                                                 {Kind::Tag, "zone"},
                                                 {Kind::ProtocolMin, {}},
                                                 {Kind::ProtocolMax, {}},
                                                 {Kind::Rtt, {}}});
    std::vector<std::string> heads;
    for (const auto& column : columns)
        heads.push_back(snapshot::headerOf(column));
    QCOMPARE(heads, std::vector<std::string>({"name", "tag.zone", "protocol", "rtt_ms"}));
}

void TstDocks::densityIsOneClick()
{
    WindowBench bench;
    bench.observe();
    const int normal = bench.table().rowHeight(0);
    bench.find<QAction>("densityCompact")->trigger();
    QVERIFY(bench.table().rowHeight(0) < normal);
    bench.find<QAction>("densityRoomy")->trigger();
    QVERIFY(bench.table().rowHeight(0) > normal);
}

void TstDocks::allFitsTheUsualWindow()
{
    WindowBench bench;
    bench.observe();
    bench.window.docks().setInspectorShown(true);
    for (const auto place : widgets::kAllPlaces) {
        bench.window.goTo(place);
        QTest::qWait(0);
        QVERIFY2(bench.window.minimumSizeHint().width() <= 1100,
                 qPrintable(widgets::placeTitle(place) + QLatin1Char(' ') +
                            QString::number(bench.window.minimumSizeHint().width())));
    }
    // Asking hides the inspector, and nobody has closed it by that.
    bench.window.goTo(PlaceId::Members);
    QVERIFY(isShown(bench, "inspectorDock"));
}

void TstDocks::membersAreFoundByTheirServices()
{
    WindowBench bench;
    bench.observe();
    auto* filter = bench.find<QLineEdit>("filterField");
    filter->setText(QStringLiteral("service:api"));
    const int shown = bench.model().rowCount();
    QVERIFY(shown > 0 && shown < static_cast<int>(bench.model().tally().total));
    for (int row = 0; row < shown; ++row)
        QVERIFY(bench.model().index(row, 1).data().toString().startsWith(QStringLiteral("api")));
    // One that comes by the same batch is found at once.
    bench.publish(
        test::batchOf({test::row({.id = 901, .name = "api-77", .tags = {{"role", "api"}}})}));
    QCOMPARE(bench.model().rowCount(), shown + 1);
}

QTEST_MAIN(TstDocks)
#include "tst_docks.moc"
