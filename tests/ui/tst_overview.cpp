#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "tests/ui/window_bench.h"
#include "ui/models/finding_model.h"
#include "ui/widgets/overview_place.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::WindowBench;
using widgets::PlaceId;

/// "Is it healthy?" in one look, and the way from there to whom it is about.
class TstOverview final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tilesLeadToTheirMembers();
    void enterOnAFindingShowsItsMember();
    void findingsStayUnderThePointer();
    void aCalmClusterSaysSo();
    void staleIsNotCalledHealthy();
    void hiddenItSaysNothingUntilItIsOpened();

private:
    static void makeFailed(WindowBench& bench, int row);
};

void TstOverview::makeFailed(WindowBench& bench, int row)
{
    auto changed = *bench.model().rowAt(row);
    changed.status = link::MemberStatus::Failed;
    bench.publish(test::batchOf({std::make_shared<const link::MemberRow>(changed)}));
}

void TstOverview::tilesLeadToTheirMembers()
{
    WindowBench bench;
    bench.observe();
    bench.window.goTo(PlaceId::Overview);
    QTest::mouseClick(bench.find<QAbstractButton>("tileFailed"), Qt::LeftButton);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    QCOMPARE(bench.find<QLineEdit>("filterField")->text(), QStringLiteral("status:failed"));
    QCOMPARE(bench.model().rowCount(),
             static_cast<int>(bench.model().tally().of(models::StatusKind::Failed)));
}

void TstOverview::enterOnAFindingShowsItsMember()
{
    WindowBench bench;
    bench.observe();
    bench.window.goTo(PlaceId::Overview);
    auto* list = bench.find<QAbstractItemView>("findings");
    QVERIFY(list->hasFocus());
    QVERIFY(list->model()->rowCount() > 1);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    QCOMPARE(bench.model().rowCount(), 1);
    // And back to where the person was.
    bench.window.membersPlace().clearFilter();
    QTest::keyClick(&bench.table(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(list->hasFocus());
    QCOMPARE(list->currentIndex().row(), 0);
}

void TstOverview::findingsStayUnderThePointer()
{
    WindowBench bench;
    bench.observe();
    bench.window.goTo(PlaceId::Overview);
    auto* list = bench.find<QAbstractItemView>("findings");
    const auto first = list->model()->index(0, 0);
    QTest::mouseMove(list->viewport(), list->visualRect(first).center());
    QTest::qWait(20);
    QVERIFY(list->underMouse());
    const int rows = list->model()->rowCount();
    QStringList before;
    for (int row = 0; row < rows; ++row)
        before.append(list->model()->index(row, 0).data().toString());
    for (int row = 10; row < 14; ++row) {
        makeFailed(bench, row);
        bench.tell(test::observerStatus());
    }
    QVERIFY(list->model()->rowCount() > rows);
    for (int row = 0; row < rows; ++row)
        QCOMPARE(list->model()->index(row, 0).data().toString(), before.at(row));
}

void TstOverview::aCalmClusterSaysSo()
{
    WindowBench bench;
    auto rows = test::nightShift();
    std::erase_if(rows, [](const auto& row) {
        return models::statusKind(*row) != models::StatusKind::Alive;
    });
    bench.look(test::liveStatus(), rows);
    bench.window.goTo(PlaceId::Overview);
    bench.tell(test::liveStatus());
    QVERIFY(bench.find<QLabel>("nothingFound")->isVisible());
    QVERIFY(!bench.find<QWidget>("findings")->isVisible());
    QVERIFY(bench.find<QLabel>("healthHeadline")->text().startsWith(QString::number(rows.size())));
}

void TstOverview::staleIsNotCalledHealthy()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.window.goTo(PlaceId::Overview);
    auto status = test::liveStatus();
    status.phase = link::LinkPhase::Stale;
    bench.now = test::momentAt(23s);
    bench.tell(status);
    QVERIFY(bench.find<QLabel>("healthOwnView")->text().contains(QStringLiteral("23 s")));
    QCOMPARE(bench.window.overviewPlace().health().verdict,
             models::ClusterHealth::Verdict::Unknown);
}

void TstOverview::hiddenItSaysNothingUntilItIsOpened()
{
    WindowBench bench;
    bench.observe();
    bench.window.goTo(PlaceId::Members);
    const auto* headline = bench.find<QLabel>("healthHeadline");
    const QString before = headline->text();
    makeFailed(bench, 10);
    bench.tell(test::observerStatus());
    QCOMPARE(headline->text(), before);
    // The sidebar is told all the same, and the place is right when it is opened.
    bench.window.goTo(PlaceId::Overview);
    QVERIFY(headline->text() != before);
}

QTEST_MAIN(TstOverview)
#include "tst_overview.moc"
