#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/gui/outside_list.h"
#include "app/gui/session_keeper.h"
#include "tests/models/member_rows.h"
#include "tests/ui/fake_launcher.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using gui::DemoPlan;
using gui::ObservePlan;
using gui::PeekPlan;
using gui::SessionKeeper;

namespace {

PeekPlan somePlan()
{
    return {.seeds = {{"10.0.3.17", 7946}}, .label = "prod"};
}

} // namespace

/// Sessions come and go; a membership never without a leave.
class TstSessionKeeper final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void joinTakesThePlanAlong();
    void joinKeepsTheRows();
    void peekOnLeavesFirst();
    void closeWaitsForTheLeave();
    void closeDoesNotWaitForEver();
    void waitingCanBeCutShort();
    void laterWishTakesTheEarlierOnesPlace();
    void theNextClusterBeginsAfterTheLastIsLeft();
    void peekAndDemoGoAtOnce();
    void sleepWaitsForTheLink();
    void sleepDoesNotWaitForEver();
    void sleepOfAPeekIsNobodysBusiness();
    void observingIsTrueFromJoinToPeek();
    void wishNamesTheMember();
    void outsideListIsKept();

private:
    bool hasLeft() const
    {
        for (const auto& command : m_launcher->link->commands()) {
            if (std::holds_alternative<link::Leave>(command)) return true;
        }
        return false;
    }
    models::MemberModel& model() { return m_window->membersPlace().model(); }
    void observe()
    {
        m_keeper->open(ObservePlan{somePlan()});
        QTRY_COMPARE(model().rowCount(), 41);
    }

    std::unique_ptr<test::FakeLauncher> m_launcher;
    std::unique_ptr<widgets::MainWindow> m_window;
    std::unique_ptr<SessionKeeper> m_keeper;
};

void TstSessionKeeper::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstSessionKeeper::init()
{
    m_launcher = std::make_unique<test::FakeLauncher>();
    m_window = std::make_unique<widgets::MainWindow>(QStringLiteral("0"));
    m_keeper = std::make_unique<SessionKeeper>(*m_launcher, m_window->view(), gui::ObserverWish{});
    connect(m_window.get(), &widgets::MainWindow::closeRequested, m_keeper.get(),
            [this] { m_keeper->close([this] { m_window->close(); }); });
    m_window->show();
}

void TstSessionKeeper::cleanup()
{
    m_keeper.reset();
    m_window.reset();
}

void TstSessionKeeper::joinTakesThePlanAlong()
{
    m_keeper->open(somePlan());
    m_keeper->join();
    QCOMPARE(m_launcher->plans.size(), 2U);
    const auto& plan = std::get<ObservePlan>(m_launcher->plans.back());
    QCOMPARE(plan.at.seeds, somePlan().seeds);
    QCOMPARE(plan.at.label, std::string("prod"));
}

void TstSessionKeeper::joinKeepsTheRows()
{
    m_keeper->open(somePlan());
    QTRY_COMPARE(model().rowCount(), 40);
    m_keeper->join();
    QCOMPARE(model().rowCount(), 40);
    QTRY_COMPARE(model().rowCount(), 41);
}

void TstSessionKeeper::peekOnLeavesFirst()
{
    observe();
    auto* member = m_launcher->link;
    member->setLeavesAtOnce(false);
    m_keeper->peekOn();
    QVERIFY(hasLeft());
    QTest::qWait(150);
    QCOMPARE(m_launcher->plans.size(), 1U);
    auto status = test::observerStatus();
    status.phase = link::LinkPhase::Closed;
    member->setStatus(status);
    QTRY_COMPARE(m_launcher->plans.size(), 2U);
    QVERIFY(std::holds_alternative<PeekPlan>(m_launcher->plans.back()));
    QVERIFY(model().rowCount() > 0);
}

void TstSessionKeeper::closeWaitsForTheLeave()
{
    observe();
    QVERIFY(!m_window->close());
    QVERIFY(hasLeft());
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(m_keeper->session() == nullptr);
}

void TstSessionKeeper::closeDoesNotWaitForEver()
{
    observe();
    m_launcher->link->setLeavesAtOnce(false);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!m_window->close());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 8000);
    QVERIFY(clock.elapsed() >= 4500);
    QVERIFY(clock.elapsed() < 7000);
}

void TstSessionKeeper::waitingCanBeCutShort()
{
    observe();
    m_launcher->link->setLeavesAtOnce(false);
    bool done = false;
    m_keeper->close([&done] { done = true; });
    QVERIFY(m_keeper->isLeaving());
    QVERIFY(!done);
    m_keeper->stopWaiting();
    QVERIFY(done);
    QVERIFY(m_keeper->session() == nullptr);
}

void TstSessionKeeper::theNextClusterBeginsAfterTheLastIsLeft()
{
    // Whose address, profile and view it is, is another cluster's only from then on.
    observe();
    const auto* before = m_keeper->session();
    bool begun = false;
    m_keeper->open(DemoPlan{}, [&] {
        begun = true;
        QVERIFY(m_keeper->session() == nullptr);
    });
    QVERIFY(!begun);
    QCOMPARE(m_keeper->session(), before);
    QTRY_VERIFY(begun);
    QTRY_VERIFY(m_keeper->session() != nullptr);
    // A later wish takes an earlier one's place, and that never begins.
    m_keeper->open(somePlan(), {});
    observe();
    m_keeper->open(DemoPlan{}, [] { qFatal("nobody wants it any more"); });
    m_keeper->close([] {});
    QTRY_VERIFY(m_keeper->session() == nullptr);
}

void TstSessionKeeper::laterWishTakesTheEarlierOnesPlace()
{
    observe();
    m_keeper->peekOn();
    m_keeper->close([this] { m_window->close(); });
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(m_launcher->plans.size(), 1U);
}

void TstSessionKeeper::peekAndDemoGoAtOnce()
{
    m_keeper->open(somePlan());
    bool done = false;
    m_keeper->close([&done] { done = true; });
    QVERIFY(done);
    m_keeper->open(DemoPlan{});
    QVERIFY(m_window->close());
}

void TstSessionKeeper::sleepWaitsForTheLink()
{
    observe();
    bool asleep = false;
    m_keeper->prepareForSleep([&asleep] { asleep = true; });
    QCOMPARE(m_launcher->sleeps, 1);
    QTest::qWait(50);
    QVERIFY(!asleep);
    m_launcher->slept();
    QTRY_VERIFY(asleep);
    m_keeper->resume();
    QCOMPARE(m_launcher->wakes, 1);
}

void TstSessionKeeper::sleepDoesNotWaitForEver()
{
    observe();
    bool asleep = false;
    m_keeper->prepareForSleep([&asleep] { asleep = true; });
    QTRY_VERIFY_WITH_TIMEOUT(asleep, 5000);
}

void TstSessionKeeper::sleepOfAPeekIsNobodysBusiness()
{
    m_keeper->open(somePlan());
    bool asleep = false;
    m_keeper->prepareForSleep([&asleep] { asleep = true; });
    QVERIFY(asleep);
}

void TstSessionKeeper::observingIsTrueFromJoinToPeek()
{
    QSignalSpy changes(m_keeper.get(), &SessionKeeper::sessionChanged);
    m_keeper->open(somePlan());
    QVERIFY(!m_keeper->isObserving());
    m_keeper->join();
    QVERIFY(m_keeper->isObserving());
    m_keeper->peekOn();
    QTRY_VERIFY(!m_keeper->isObserving());
    QCOMPARE(changes.count(), 3);
}

void TstSessionKeeper::wishNamesTheMember()
{
    QCOMPARE(m_keeper->observerName(), QStringLiteral("grapevine-lap7-3f2a"));
    SessionKeeper named(*m_launcher, m_window->view(), {.name = "watch\x1b[0m"});
    QCOMPARE(named.observerName(), QStringLiteral("watch<ESC>[0m"));
}

void TstSessionKeeper::outsideListIsKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("grapevine/outside"));
    const std::vector<HostPort> seeds{{"10.0.3.17", 7946}, {"::1", 7000}};
    gui::OutsideList list(path);
    QVERIFY(!list.contains(seeds));
    QVERIFY(list.add(seeds));
    const gui::OutsideList again(path);
    QVERIFY(again.contains({{"::1", 7000}}));
    QVERIFY(!again.contains({{"10.0.3.17", 7000}}));
    QCOMPARE(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions{});
    for (int at = 0; at < gui::OutsideList::kMost; ++at) {
        list.add({{"h" + std::to_string(at), 7946}});
    }
    QVERIFY(!gui::OutsideList(path).contains(seeds));
    // Where nothing can be kept it is remembered for this run.
    gui::OutsideList nowhere(QStringLiteral("/proc/nowhere/outside"));
    QVERIFY(!nowhere.add(seeds));
    QVERIFY(nowhere.contains(seeds));
}

QTEST_MAIN(TstSessionKeeper)
#include "tst_session_keeper.moc"
