#include <QSignalSpy>
#include <QTest>

#include "tests/ui/workspace_bench.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline_place.h"

using namespace grapevine;
using test::WorkspaceBench;
using widgets::PlaceId;

/// Several windows on the same clusters: the second shows what the first one's session sees.
class TstSecondWindow final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSecondWindowShowsTheSameCluster();
    void aSecondWindowTakesTheTimelineAlong();
    void aSecondWindowSendsThroughTheFirst();
    void aSecondWindowNeverLeaves();
    void joiningFromTheSecondWindowIsTheFirstOnes();
    void closingTheFirstWindowKeepsTheCluster();
    void closingTheLastWindowLeavesAll();
};

void TstSecondWindow::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstSecondWindow::aSecondWindowShowsTheSameCluster()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.first().goTo(PlaceId::Timeline);
    bench.workspace->openWindow(bench.first());
    QCOMPARE(bench.workspace->windows().size(), 2U);
    QCOMPARE(bench.second().place(), PlaceId::Timeline);
    QTRY_COMPARE(bench.second().membersPlace().model().rowCount(), 40);
    // Each has its own filter and place.
    bench.second().goTo(PlaceId::Members);
    bench.second().membersPlace().filterField().setText(QStringLiteral("role=db"));
    QVERIFY(bench.first().membersPlace().filterField().text().isEmpty());
    QCOMPARE(bench.first().place(), PlaceId::Timeline);
    auto changed = bench.launcher.picture(test::nightShift());
    changed.cluster = ClusterId{1};
    changed.changed.clear();
    bench.launcher.link->publish(changed);
    QTRY_COMPARE(bench.second().membersPlace().model().tally().total, std::size_t{0});
    QTRY_COMPARE(bench.first().membersPlace().model().tally().total, std::size_t{0});
    QCOMPARE(bench.launcher.plans.size(), 1U);
}

void TstSecondWindow::aSecondWindowTakesTheTimelineAlong()
{
    WorkspaceBench bench;
    bench.look(1);
    link::ObservationBatch batch;
    batch.cluster = ClusterId{1};
    for (int i = 0; i < 3; ++i) {
        link::TimelineEntry entry;
        entry.kind = link::EntryKind::User;
        entry.cluster = ClusterId{1};
        entry.name = "deploy-" + std::to_string(i);
        entry.at = test::momentAt();
        batch.entries.push_back(entry);
    }
    bench.launcher.link->publish(batch);
    QTRY_VERIFY(bench.first().timelinePlace().model().raw().size() >= 3);
    const auto lines = bench.first().timelinePlace().model().raw().newest(1000).size();
    bench.workspace->openWindow(bench.first());
    QTRY_COMPARE(bench.second().timelinePlace().model().raw().newest(1000).size(), lines);
}

void TstSecondWindow::aSecondWindowSendsThroughTheFirst()
{
    WorkspaceBench bench;
    bench.observe(1);
    bench.openSecond();
    auto* session = bench.second().view().session();
    session->setLock(true);
    session->sendEvent({.name = "deploy", .payload = {}});
    int events = 0;
    for (const auto& command : bench.launcher.link->commands())
        events += std::holds_alternative<link::SendEvent>(command) ? 1 : 0;
    QCOMPARE(events, 1);
}

void TstSecondWindow::aSecondWindowNeverLeaves()
{
    WorkspaceBench bench;
    bench.observe(1);
    bench.openSecond();
    QVERIFY(!bench.second().view().session()->mustLeave());
    bench.second().view().session()->leave();
    bench.second().close();
    QTRY_COMPARE(bench.workspace->windows().size(), 1U);
    bench.settle();
    for (const auto& command : bench.launcher.link->commands())
        QVERIFY(!std::holds_alternative<link::Leave>(command));
    QCOMPARE(bench.workspace->desks().size(), 1U);
    QCOMPARE(bench.first().membersPlace().model().rowCount(), 41);
}

void TstSecondWindow::joiningFromTheSecondWindowIsTheFirstOnes()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.openSecond();
    Q_EMIT bench.second().view().joinRequested();
    QCOMPARE(bench.launcher.plans.size(), 2U);
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 41);
    QTRY_COMPARE(bench.second().membersPlace().model().rowCount(), 41);
    QCOMPARE(bench.second().view().session()->status().mode, link::LinkMode::Observer);
}

void TstSecondWindow::closingTheFirstWindowKeepsTheCluster()
{
    WorkspaceBench bench;
    bench.observe(1);
    bench.look(2);
    bench.workspace->show(bench.first(), bench.workspace->desks()[0]->id());
    bench.openSecond();
    auto* view = &bench.workspace->desks()[0]->view();
    bench.first().close();
    QTRY_COMPARE(bench.workspace->windows().size(), 1U);
    bench.settle();
    QCOMPARE(bench.workspace->desks().size(), 2U);
    QCOMPARE(&bench.first().view(), view);
    QVERIFY(view->isVisible());
    QCOMPARE(bench.first().membersPlace().model().rowCount(), 41);
    for (const auto& command : bench.launcher.links[0]->commands())
        QVERIFY(!std::holds_alternative<link::Leave>(command));
    bench.workspace->show(bench.first(), bench.workspace->desks()[1]->id());
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.2:7946"));
}

void TstSecondWindow::closingTheLastWindowLeavesAll()
{
    WorkspaceBench bench;
    bench.observe(1);
    bench.look(2);
    int asked = 0;
    QSignalSpy leaves(bench.workspace->desks()[0]->keeper().session(),
                      &bridge::ClusterSession::leavingStarted);
    connect(bench.workspace.get(), &gui::Workspace::quitRequested, this, [&] {
        ++asked;
        bench.workspace->closeAll([&] { ++asked; });
    });
    QVERIFY(!bench.first().close());
    QTRY_COMPARE(asked, 2);
    QCOMPARE(leaves.count(), 1);
    for (const auto& desk : bench.workspace->desks())
        QVERIFY(desk->keeper().session() == nullptr);
}

QTEST_MAIN(TstSecondWindow)
#include "tst_second_window.moc"
