#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include <thread>

#include "tests/models/fake_link.h"
#include "tests/models/member_rows.h"
#include "ui/bridge/cluster_session.h"

using namespace grapevine;
using bridge::ClusterSession;
using test::FakeLink;

class TstClusterSession final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wakeBecomesOneBatch();
    void batchThatWaitedIsNotMissed();
    void statusMovesOnWithoutNews();
    void commandsReachTheLink();
    void lateWakeFindsNobody();
    void wakesFromAnotherThreadAllArrive();
    void lockIsTheLinksAndAnOutcomeIsNews();
};

namespace {

struct Pair {
    std::unique_ptr<ClusterSession> session;
    FakeLink* link = nullptr;
};

Pair connected()
{
    auto owned = std::make_unique<FakeLink>();
    auto* link = owned.get();
    return {std::make_unique<ClusterSession>(std::move(owned), nullptr,
                                             [] { return test::momentAt(); }),
            link};
}

} // namespace

void TstClusterSession::wakeBecomesOneBatch()
{
    auto [session, link] = connected();
    int batches = 0;
    connect(session.get(), &ClusterSession::batchArrived, this, [&](const auto& batch) {
        ++batches;
        QCOMPARE(batch.changed.size(), 1U);
    });
    link->setStatus(test::liveStatus());
    link->publish(test::batchOf({test::row({.id = 1, .name = "a"})}));
    QCOMPARE(batches, 0);
    QCoreApplication::processEvents();
    QCOMPARE(batches, 1);
    QCOMPARE(session->status().phase, link::LinkPhase::Live);
}

void TstClusterSession::batchThatWaitedIsNotMissed()
{
    auto owned = std::make_unique<FakeLink>();
    owned->publish(test::batchOf({test::row({.id = 1, .name = "a"})}));
    ClusterSession session(std::move(owned));
    QSignalSpy ticks(&session, &ClusterSession::ticked);
    QCoreApplication::processEvents();
    QCOMPARE(ticks.count(), 1);
}

void TstClusterSession::statusMovesOnWithoutNews()
{
    auto [session, link] = connected();
    int batches = 0;
    connect(session.get(), &ClusterSession::batchArrived, this, [&] { ++batches; });
    auto status = test::liveStatus();
    status.phase = link::LinkPhase::Stale;
    link->setStatus(status);
    QTRY_COMPARE_WITH_TIMEOUT(session->status().phase, link::LinkPhase::Stale, 3000);
    QCOMPARE(batches, 0);
}

void TstClusterSession::commandsReachTheLink()
{
    auto [session, link] = connected();
    QSignalSpy spy(session.get(), &ClusterSession::pausedChanged);
    session->sweepNow();
    session->setPaused(true);
    session->setPaused(true);
    const auto commands = link->commands();
    QCOMPARE(commands.size(), 2U);
    QVERIFY(std::holds_alternative<link::SweepNow>(commands[0]));
    QVERIFY(std::get<link::SetPaused>(commands[1]).paused);
    QCOMPARE(spy.count(), 1);
}

void TstClusterSession::lateWakeFindsNobody()
{
    // A link that keeps its wake longer than its session lives.
    struct Tenacious final : link::ClusterLink {
        explicit Tenacious(std::function<void()>& kept)
            : m_kept(kept)
        {
        }
        link::CommandId submit(link::Command) override { return {}; }
        link::ObservationBatch take() override { return {}; }
        void onReady(std::function<void()> wake) override { m_kept = std::move(wake); }
        link::Capabilities capabilities() const override { return {}; }
        std::function<void()>& m_kept;
    };
    std::function<void()> wake;
    {
        ClusterSession session(std::make_unique<Tenacious>(wake));
        wake();
    }
    wake();
    QCoreApplication::processEvents();
}

void TstClusterSession::wakesFromAnotherThreadAllArrive()
{
    constexpr std::uint32_t kRows = 500;
    auto [session, link] = connected();
    std::size_t seen = 0;
    connect(session.get(), &ClusterSession::batchArrived, this,
            [&](const auto& batch) { seen += batch.changed.size(); });
    std::thread gossip([link = link] {
        for (std::uint32_t at = 0; at < kRows; ++at) {
            link->publish(test::batchOf({test::row({.id = at, .name = "n"})}));
        }
    });
    const bool all = QTest::qWaitFor([&] { return seen == kRows; }, 20'000);
    gossip.join();
    QVERIFY(all);
}

void TstClusterSession::lockIsTheLinksAndAnOutcomeIsNews()
{
    auto owned = std::make_unique<test::FakeLink>();
    auto* link = owned.get();
    link::LinkStatus status;
    link->setStatus(status);
    bridge::ClusterSession session(std::move(owned), nullptr, [] { return test::momentAt(); });
    std::vector<link::CommandOutcome> outcomes;
    connect(&session, &bridge::ClusterSession::batchArrived, this,
            [&](const link::ObservationBatch& batch) {
                outcomes.insert(outcomes.end(), batch.asked.outcomes.begin(),
                                batch.asked.outcomes.end());
            });
    // Shut before anybody has said anything.
    QVERIFY(session.sendLocked());
    const auto refused = session.sendEvent({.name = "deploy", .payload = {}});
    QTRY_COMPARE(outcomes.size(), 1U);
    QVERIFY(outcomes[0].command == refused);
    QVERIFY(outcomes[0].refusal == link::CommandRefusal::Locked);
    session.setLock(true);
    QTRY_VERIFY(!session.sendLocked());
    const auto query = session.sendQuery({});
    session.stopQuery(query);
    const auto commands = link->commands();
    QVERIFY(std::get<link::StopQuery>(commands.back()).query == query);
}

QTEST_GUILESS_MAIN(TstClusterSession)
#include "tst_cluster_session.moc"
