#include <QtTest/QTest>
#include <atomic>

#include "core/net/peek_cluster.h"
#include "tests/unit/net/loopback_listener.h"

using namespace grapevine;
using namespace grapevine::net;

namespace {

PeekOptions look(const HostPort& where, std::uint32_t cluster = 1)
{
    PeekOptions out;
    out.seeds = {where};
    out.cluster = ClusterId{cluster};
    out.connectTimeout = std::chrono::milliseconds{500};
    out.exchangeTimeout = std::chrono::milliseconds{300};
    return out;
}

std::optional<link::Refusal> refusal(PeekCluster& cluster)
{
    const auto batch = cluster.take();
    return batch.status.seeds.empty() ? std::nullopt : batch.status.seeds.front().refusal;
}

} // namespace

class TstPeekCluster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalLinksShareOneThreadAndKeepApart()
    {
        test::LoopbackListener silent;
        QVERIFY(silent.listening());
        test::LoopbackListener closed;
        const auto dead = closed.where();
        closed.stop();
        GossipThread thread;
        PeekCluster first(thread, look(silent.where(), 1), Log{});
        PeekCluster second(thread, look(dead, 2), Log{});
        std::optional<link::Refusal> a;
        std::optional<link::Refusal> b;
        QTRY_VERIFY_WITH_TIMEOUT((a = refusal(first)).has_value(), 5000);
        QTRY_VERIFY_WITH_TIMEOUT((b = refusal(second)).has_value(), 5000);
        QCOMPARE(int(*a), int(link::Refusal::Silent));
        QCOMPARE(int(*b), int(link::Refusal::NobodyListens));
        QCOMPARE(second.take().cluster, ClusterId{2});
    }

    void aLinkEndsAtOnceWhileItStillAsks()
    {
        test::LoopbackListener silent;
        GossipThread thread;
        for (int round = 0; round < 20; ++round) {
            std::atomic<int> woken{0};
            PeekCluster cluster(thread, look(silent.where()), Log{});
            cluster.onReady([&] { ++woken; });
            if (round % 2 == 1) QTRY_VERIFY_WITH_TIMEOUT(woken > 0, 5000);
        }
    }

    void peekingCannotSendAndSaysSo()
    {
        GossipThread thread;
        const PeekCluster cluster(thread, look({"127.0.0.1", 9}), Log{});
        QVERIFY(!cluster.capabilities().send);
        QVERIFY(!cluster.capabilities().accusers);
        QVERIFY(!cluster.capabilities().live);
        QVERIFY(cluster.capabilities().rtt);
    }

    void theNextTryIsTold()
    {
        test::LoopbackListener closed;
        const auto dead = closed.where();
        closed.stop();
        GossipThread thread;
        auto options = look(dead);
        options.interval = std::chrono::milliseconds{1500};
        PeekCluster cluster(thread, options, Log{});
        link::LinkStatus status;
        QTRY_VERIFY_WITH_TIMEOUT((status = cluster.take().status).failures == 1, 5000);
        QVERIFY(status.nextAsk);
        const auto left = *status.nextAsk - status.asOf.boot;
        QVERIFY(left > Duration::zero());
        QVERIFY(left <= options.interval);
        static_cast<void>(cluster.submit(link::SetPaused{true}));
        QTRY_VERIFY_WITH_TIMEOUT(!cluster.take().status.nextAsk, 5000);
    }

    void aPausedLinkAsksNobody()
    {
        test::LoopbackListener closed;
        const auto dead = closed.where();
        closed.stop();
        GossipThread thread;
        auto options = look(dead);
        options.interval = std::chrono::milliseconds{20};
        PeekCluster cluster(thread, options, Log{});
        QTRY_VERIFY_WITH_TIMEOUT(cluster.take().status.failures > 2, 5000);
        static_cast<void>(cluster.submit(link::SetPaused{true}));
        static_cast<void>(cluster.submit(link::SetPaused{true}));
        std::uint64_t before = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            before == std::exchange(before, cluster.take().status.failures) && before > 0, 5000);
        static_cast<void>(cluster.submit(link::SweepNow{}));
        QTRY_VERIFY_WITH_TIMEOUT(cluster.take().status.failures > before, 5000);
    }
};

QTEST_GUILESS_MAIN(TstPeekCluster)
#include "tst_peek_cluster.moc"
