#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "tests/ui/workspace_bench.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/export_offer.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/overview_place.h"
#include "ui/widgets/start_page.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline_place.h"

using namespace grapevine;
using test::WorkspaceBench;
using widgets::PlaceId;

/// Several clusters at once, each in its own view and all in one. CAS-1.
class TstWorkspace final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSecondClusterOpensBesideTheFirst();
    void theSidebarListsThemOnceThereAreTwo();
    void ctrlTabWalksThem();
    void leavingOneShowsTheOther();
    void theSameAddressesLeadBackToIt();
    void noMoreThanTheLimitOpen();
    void profilesOpenBesideAndOnce();
    void profilesWithAKeyAskForItFirst();
    void togetherShowsWhoseEachMemberIs();
    void togetherFiltersByCluster();
    void togetherFollowsWhatHappens();
    void togetherTellsOfSilentOnes();
    void togetherNeverSends();
    void togetherEndsWithTheLastButOne();
    void aViewThatShowedAllForgetsTheirNames();
    void anotherClusterDoesNotCallTheOthersUp();
    void nothingIsToldOnAndOn();
    void sleepWaitsForAllOfThem();
};

void TstWorkspace::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstWorkspace::aSecondClusterOpensBesideTheFirst()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.first().membersPlace().filterField().setText(QStringLiteral("role=db"));
    bench.look(2);
    QCOMPARE(bench.workspace->desks().size(), 2U);
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.2:7946"));
    QVERIFY(bench.first().membersPlace().filterField().text().isEmpty());
    bench.workspace->show(bench.first(), bench.workspace->desks()[0]->id());
    // As it was left.
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.1:7946"));
    QCOMPARE(bench.first().membersPlace().filterField().text(), QStringLiteral("role=db"));
    QVERIFY(bench.first().windowTitle().startsWith(QStringLiteral("10.0.3.1:7946")));
}

void TstWorkspace::theSidebarListsThemOnceThereAreTwo()
{
    WorkspaceBench bench;
    bench.look(1);
    QVERIFY(!bench.find<QWidget>(bench.first(), "clusterSwitch")->isVisible());
    bench.look(2);
    QVERIFY(bench.find<QWidget>(bench.first(), "clusterSwitch")->isVisible());
    auto* one = bench.find(bench.first(), "cluster0");
    QVERIFY(one != nullptr && !one->isChecked());
    QVERIFY(bench.find(bench.first(), "cluster1")->isChecked());
    // The night shift has failed members: that is seen without going there.
    QVERIFY2(one->accessibleName().contains(QStringLiteral("failed or suspect")),
             qPrintable(one->accessibleName()));
    QTest::mouseClick(one, Qt::LeftButton);
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.1:7946"));
    bench.settle();
    QVERIFY(bench.find(bench.first(), "cluster0")->isChecked());
}

void TstWorkspace::ctrlTabWalksThem()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.look(3);
    auto* table = &bench.first().membersPlace().table();
    bench.first().goTo(PlaceId::Members);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.1:7946"));
    bench.settle();
    bench.first().goTo(PlaceId::Members);
    QTest::keyClick(&bench.first().membersPlace().table(), Qt::Key_Backtab,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.3:7946"));
}

void TstWorkspace::leavingOneShowsTheOther()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    QTest::mouseClick(bench.find(bench.first(), "backButton"), Qt::LeftButton);
    QTRY_COMPARE(bench.workspace->desks().size(), 1U);
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.1:7946"));
    QVERIFY(bench.first().showsView());
    QTest::mouseClick(bench.find(bench.first(), "backButton"), Qt::LeftButton);
    QTRY_VERIFY(bench.workspace->desks().empty());
    QVERIFY(!bench.first().showsView());
    // What it showed is there for the next.
    bench.look(3);
    QVERIFY(bench.first().showsView());
    QCOMPARE(bench.first().views().size(), 2U);
}

void TstWorkspace::theSameAddressesLeadBackToIt()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.first().showStartPage();
    bench.settle();
    auto* back = bench.first().startPage().findChild<QAbstractButton*>(QStringLiteral("open0"));
    QVERIFY(back != nullptr && back->isVisible());
    bench.workspace->look(bench.first(), gui::PeekPlan{.seeds = bench.seeds(1)}, bench.seeds(1),
                          "10.0.3.1");
    QCOMPARE(bench.workspace->desks().size(), 2U);
    QCOMPARE(bench.launcher.plans.size(), 2U);
    QVERIFY(bench.first().showsView());
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.1:7946"));
    bench.first().showStartPage();
    QTest::keyClick(&bench.first().startPage(), Qt::Key_Escape);
    QVERIFY(bench.first().showsView());
    bench.first().showStartPage();
    bench.settle();
    QTest::mouseClick(
        bench.first().startPage().findChild<QAbstractButton*>(QStringLiteral("open1")),
        Qt::LeftButton);
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.2:7946"));
}

void TstWorkspace::noMoreThanTheLimitOpen()
{
    WorkspaceBench bench;
    for (int number = 1; number <= static_cast<int>(gui::Workspace::kClustersMost); ++number)
        bench.look(number);
    bench.workspace->look(bench.first(), gui::PeekPlan{.seeds = bench.seeds(99)}, bench.seeds(99),
                          "10.0.3.99");
    QCOMPARE(bench.workspace->desks().size(), gui::Workspace::kClustersMost);
    QVERIFY(!bench.first().showsView());
    const auto* problem =
        bench.first().startPage().findChild<QLabel*>(QStringLiteral("addressProblem"));
    QVERIFY2(problem->text().contains(QStringLiteral("12")), qPrintable(problem->text()));
}

void TstWorkspace::profilesOpenBesideAndOnce()
{
    WorkspaceBench bench;
    for (int number : {1, 2}) {
        settings::Profile profile;
        profile.name = number == 1 ? "a & b" : "c";
        profile.addresses = bench.seeds(number)[0].text();
        QVERIFY(bench.settings.profiles.put(profile));
    }
    auto& window = bench.workspace->addWindow();
    window.show();
    QTest::mouseClick(window.startPage().findChild<QAbstractButton*>(QStringLiteral("profile1")),
                      Qt::LeftButton);
    QCOMPARE(bench.title(window), QStringLiteral("c"));
    QAction* chosen = nullptr;
    auto* menu = window.view().findChild<QMenu*>(QStringLiteral("clusterMenu"));
    Q_EMIT menu->aboutToShow();
    for (auto* action : menu->actions())
        if (action->text() == QStringLiteral("a && b")) chosen = action;
    QVERIFY(chosen != nullptr);
    chosen->trigger();
    QCOMPARE(bench.title(window), QStringLiteral("a & b"));
    QCOMPARE(bench.workspace->desks().size(), 2U);
    bench.workspace->openProfile(window, QStringLiteral("c"));
    QCOMPARE(bench.workspace->desks().size(), 2U);
    QCOMPARE(bench.title(window), QStringLiteral("c"));
}

void TstWorkspace::profilesWithAKeyAskForItFirst()
{
    WorkspaceBench bench;
    settings::Profile secret;
    secret.name = "secret";
    secret.addresses = bench.seeds(1)[0].text();
    secret.wantsKey = true;
    QVERIFY(bench.settings.profiles.put(secret));
    auto& window = bench.workspace->addWindow();
    window.show();
    QTest::mouseClick(window.startPage().findChild<QAbstractButton*>(QStringLiteral("profile0")),
                      Qt::LeftButton);
    QVERIFY(bench.workspace->desks().empty());
    QVERIFY(window.startPage().findChild<QWidget*>(QStringLiteral("accessForm"))->isVisible());
    QCOMPARE(window.startPage().addresses(), QStringLiteral("10.0.3.1:7946"));
}

void TstWorkspace::togetherShowsWhoseEachMemberIs()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 80);
    bench.settle();
    auto& model = bench.first().membersPlace().model();
    int column = -1;
    for (int i = 0; i < model.columnCount(); ++i) {
        if (model.headerData(i, Qt::Horizontal, Qt::DisplayRole) == QStringLiteral("Cluster"))
            column = i;
    }
    QVERIFY(column > 0);
    QSet<QString> names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.insert(model.index(row, column).data().toString());
    QCOMPARE(names,
             QSet<QString>({QStringLiteral("10.0.3.1:7946"), QStringLiteral("10.0.3.2:7946")}));
    QCOMPARE(bench.find(bench.first(), "cluster2")->isChecked(), true);
    // Nor does a file of them all lose it.
    const auto offer = widgets::exportOffer(model, *bench.first().view().session());
    QCOMPARE(offer.clusters.size(), std::size_t{2});
    const auto told =
        std::count_if(offer.columns.begin(), offer.columns.end(),
                      [](const auto& one) { return one.kind == snapshot::Column::Kind::Cluster; });
    QCOMPARE(told, 1);
    // A view of one cluster has no such column.
    bench.workspace->show(bench.first(), bench.workspace->desks()[0]->id());
    auto& single = bench.first().membersPlace().model();
    for (int i = 0; i < single.columnCount(); ++i)
        QVERIFY(single.headerData(i, Qt::Horizontal, Qt::DisplayRole) != QStringLiteral("Cluster"));
    QVERIFY(widgets::exportOffer(single, *bench.first().view().session()).clusters.empty());
}

void TstWorkspace::togetherFiltersByCluster()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 80);
    bench.settle();
    bench.first().membersPlace().model().setFilter(QStringLiteral("cluster~\"3.2\""));
    QCOMPARE(bench.first().membersPlace().model().rowCount(), 40);
}

void TstWorkspace::togetherFollowsWhatHappens()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    auto& model = bench.first().membersPlace().model();
    QTRY_COMPARE(model.rowCount(), 80);
    link::ObservationBatch batch;
    batch.cluster = ClusterId{1};
    const auto before = model.tally().of(models::StatusKind::Failed);
    for (const auto& entry : model.members().entries()) {
        if (entry.row && entry.row->key.cluster == ClusterId{1} &&
            entry.row->status == link::MemberStatus::Alive && batch.changed.empty()) {
            auto failed = std::make_shared<link::MemberRow>(*entry.row);
            failed->status = link::MemberStatus::Failed;
            batch.changed.push_back(failed);
        }
    }
    QCOMPARE(batch.changed.size(), 1U);
    bench.launcher.links[0]->publish(batch);
    QTRY_COMPARE(model.tally().of(models::StatusKind::Failed), before + 1);
    // A full picture of one cluster is no word about the other.
    link::ObservationBatch empty;
    empty.cluster = ClusterId{2};
    empty.resync = true;
    bench.launcher.links[1]->publish(empty);
    QTRY_COMPARE(model.tally().total, std::size_t{40});
}

void TstWorkspace::togetherTellsOfSilentOnes()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    bench.first().goTo(PlaceId::Members);
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 80);
    auto status = test::liveStatus();
    status.phase = link::LinkPhase::Stale;
    bench.launcher.links[1]->setStatus(status);
    bench.launcher.links[1]->publish({});
    QTRY_VERIFY_WITH_TIMEOUT(
        bench.first().membersPlace().notice().detail.contains(QStringLiteral("10.0.3.2:7946")),
        4000);
    QVERIFY(
        !bench.first().membersPlace().notice().detail.contains(QStringLiteral("10.0.3.1:7946")));
}

void TstWorkspace::togetherNeverSends()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 80);
    auto* session = bench.first().view().session();
    QVERIFY(!session->capabilities().send);
    const auto id = session->sendEvent({.name = "deploy", .payload = {}});
    std::optional<link::CommandRefusal> refusal;
    connect(session, &bridge::ClusterSession::batchArrived, this,
            [&](const link::ObservationBatch& batch) {
                for (const auto& outcome : batch.asked.outcomes)
                    if (outcome.command == id) refusal = outcome.refusal;
            });
    QTRY_VERIFY(refusal.has_value());
    QCOMPARE(*refusal, link::CommandRefusal::NotSupported);
    for (auto* link : bench.launcher.links) {
        for (const auto& command : link->commands())
            QVERIFY(!std::holds_alternative<link::SendEvent>(command));
    }
}

void TstWorkspace::togetherEndsWithTheLastButOne()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 80);
    bench.workspace->show(bench.first(), bench.workspace->desks()[0]->id());
    QTest::mouseClick(bench.find(bench.first(), "backButton"), Qt::LeftButton);
    QTRY_COMPARE(bench.workspace->desks().size(), 1U);
    bench.settle();
    QVERIFY(bench.first().showsView());
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.2:7946"));
    QVERIFY(!bench.find<QWidget>(bench.first(), "clusterSwitch")->isVisible());
}

void TstWorkspace::sleepWaitsForAllOfThem()
{
    WorkspaceBench bench;
    bench.observe(1);
    bench.look(2);
    bool slept = false;
    bench.workspace->prepareForSleep([&slept] { slept = true; });
    QCOMPARE(bench.launcher.sleeps, 1);
    QVERIFY(!slept);
    bench.launcher.slept();
    QTRY_VERIFY(slept);
}

void TstWorkspace::aViewThatShowedAllForgetsTheirNames()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 80);
    bench.settle();
    const auto& views = bench.first().views();
    const auto before = views.size();
    QTest::mouseClick(bench.find(bench.first(), "backButton"), Qt::LeftButton);
    bench.settle();
    bench.look(3); // In the view that is free now.
    QCOMPARE(views.size(), before);
    for (auto* view : views)
        QVERIFY(view->membersPlace().model().clusterNames().empty());
}

void TstWorkspace::anotherClusterDoesNotCallTheOthersUp()
{
    WorkspaceBench bench;
    bench.look(1);
    bench.look(2);
    bench.workspace->showTogether(bench.first());
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 80);
    auto& together = bench.first().view();
    bench.look(3);
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.3:7946"));
    QTRY_COMPARE(together.membersPlace().model().rowCount(), 120);
    QCOMPARE(bench.title(bench.first()), QStringLiteral("10.0.3.3:7946"));
}

void TstWorkspace::nothingIsToldOnAndOn()
{
    WorkspaceBench bench;
    for (const int number : {1, 2, 3})
        bench.look(number);
    QTest::mouseClick(bench.find(bench.first(), "backButton"), Qt::LeftButton);
    QTRY_COMPARE(bench.workspace->desks().size(), 2U);
    // The view of the third is free, and shows all together now.
    bench.workspace->showTogether(bench.first());
    QTRY_COMPARE(bench.first().membersPlace().model().rowCount(), 80);
    bench.settle();
    const QSignalSpy told(&bench.first().view(), &widgets::ClusterView::faceChanged);
    QTest::qWait(100);
    QVERIFY2(told.count() < 10, qPrintable(QString::number(told.count())));
}

QTEST_MAIN(TstWorkspace)
#include "tst_workspace.moc"
