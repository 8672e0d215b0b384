#include <QObject>
#include <QtTest/QTest>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/swim/gossip_queue.h"
#include "core/swim/scales.h"
#include "core/swim/timing.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace std::chrono_literals;

namespace {

const void* g_watched = nullptr; ///< Set to null once it is freed.

void give(void* at)
{
    if (at != nullptr && at == g_watched) g_watched = nullptr;
    std::free(at);
}

} // namespace

void* operator new(std::size_t size)
{
    if (void* at = std::malloc(size == 0 ? 1 : size)) return at;
    throw std::bad_alloc();
}
void operator delete(void* at) noexcept
{
    give(at);
}
void operator delete(void* at, std::size_t) noexcept
{
    give(at);
}

namespace {

/// The texts that one packet of `room` takes, joined by a blank.
std::string packet(GossipQueue& queue, std::size_t room, std::size_t members = 1)
{
    std::vector<ByteView> views;
    queue.take(views, 2, room, members);
    std::string out;
    for (const auto view : views)
        out += (out.empty() ? "" : " ") + std::string{asText(view)};
    return out;
}

} // namespace

class TstGossipQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewestSendsThenLongestThenNewestGoFirst()
    {
        GossipQueue queue(3, 100);
        queue.put("a", toBytes("aaa"));
        queue.put("b", toBytes("bb"));
        queue.put("c", toBytes("ccc"));
        QCOMPARE(packet(queue, 100), std::string{"ccc aaa bb"});
        queue.put("d", toBytes("d"));
        QCOMPARE(packet(queue, 100), std::string{"d ccc aaa bb"});
    }

    void aFullPacketTakesWhatStillFits()
    {
        GossipQueue queue(3, 100);
        queue.put("a", toBytes("aaaaaaaa"));
        queue.put("b", toBytes("bbb"));
        queue.put("c", toBytes("c"));
        QCOMPARE(packet(queue, 8), std::string{"bbb c"});
        QCOMPARE(packet(queue, 2), std::string{});
        QCOMPARE(packet(queue, 12), std::string{"aaaaaaaa"});
    }

    void aMessageGoesAsOftenAsTheLimitSays()
    {
        GossipQueue queue(3, 100);
        queue.put("a", toBytes("a"));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(queue.holds("a"));
            QCOMPARE(packet(queue, 100), std::string{"a"});
        }
        QVERIFY(!queue.holds("a"));
        QVERIFY(queue.empty());
    }

    /// A key query that was told for the last time may not wait in memory for the next message.
    void whatWasToldForTheLastTimeIsFreedWhenLetGo()
    {
        GossipQueue queue(1, 100);
        queue.put("a", toBytes("a message with a key in it"));
        std::vector<ByteView> views;
        queue.take(views, 2, 100, 1);
        QVERIFY(queue.empty());
        g_watched = views.front().data();
        // A control: until then the view is good.
        QCOMPARE(asText(views.front()), std::string_view{"a message with a key in it"});
        QVERIFY(g_watched != nullptr);
        queue.letGo();
        QVERIFY(g_watched == nullptr);
    }

    void aMessageGoesAtLeastOnce()
    {
        GossipQueue queue(3, 100);
        queue.put("a", toBytes("a"));
        QCOMPARE(packet(queue, 100, 0), std::string{"a"});
        QVERIFY(queue.empty());
    }

    void aNewerMessageReplacesThatOfItsKey()
    {
        GossipQueue queue(3, 100);
        queue.put("a", toBytes("old"));
        queue.put("", toBytes("one"));
        queue.put("", toBytes("two"));
        QCOMPARE(packet(queue, 100), std::string{"two one old"});
        queue.put("a", toBytes("new"));
        QCOMPARE(queue.size(), std::size_t{3});
        QCOMPARE(packet(queue, 100), std::string{"new two one"});
    }

    void pruningDropsWhatWasSentMostOften()
    {
        GossipQueue queue(3, 100);
        queue.put("a", toBytes("a"));
        (void)packet(queue, 100);
        queue.put("b", toBytes("b"));
        queue.prune(1);
        QVERIFY(queue.holds("b"));
        QVERIFY(!queue.holds("a"));
        QCOMPARE(queue.dropped(), std::uint64_t{1});
    }

    void theCapCountsWhatGivesWayAndKeepsTheLast()
    {
        GossipQueue queue(3, 2);
        queue.put("a", toBytes("aaa"));
        queue.put("b", toBytes("bb"));
        queue.put("c", toBytes("c"));
        QCOMPARE(queue.size(), std::size_t{2});
        QCOMPARE(queue.dropped(), std::uint64_t{1});
        QCOMPARE(packet(queue, 100), std::string{"aaa c"});
    }

    void viewsOutliveTheLastSend()
    {
        GossipQueue queue(1, 100);
        queue.put("a", Bytes(1000, std::byte{7}));
        std::vector<ByteView> views;
        queue.take(views, 2, 2000, 1);
        QVERIFY(queue.empty());
        QCOMPARE(views.size(), std::size_t{1});
        QVERIFY(views[0][999] == std::byte{7});
    }

    void limitsGrowWithTheCluster()
    {
        QCOMPARE(retransmitLimit(3, 0), std::size_t{0});
        QCOMPARE(retransmitLimit(3, 1), std::size_t{3});
        QCOMPARE(retransmitLimit(3, 99), std::size_t{6});
        QCOMPARE(pushPullScale(1s, 32), Duration{1s});
        QCOMPARE(pushPullScale(1s, 33), Duration{2s});
        QCOMPARE(pushPullScale(1s, 64), Duration{2s});
        QCOMPARE(pushPullScale(1s, 65), Duration{3s});
        QCOMPARE(pushPullScale(1s, 128), Duration{3s});
    }

    void suspicionWindowsGrowWithTheCluster_data()
    {
        QTest::addColumn<int>("members");
        QTest::addColumn<int>("thousandths");
        QTest::newRow("5") << 5 << 1000;
        QTest::newRow("10") << 10 << 1000;
        QTest::newRow("50") << 50 << 1698;
        QTest::newRow("100") << 100 << 2000;
        QTest::newRow("500") << 500 << 2698;
        QTest::newRow("1000") << 1000 << 3000;
    }

    void suspicionWindowsGrowWithTheCluster()
    {
        QFETCH(int, members);
        QFETCH(int, thousandths);
        Timing timing;
        timing.suspicionMult = 3;
        const auto window = suspicionWindow(timing, static_cast<std::size_t>(members));
        QCOMPARE(window.shortest, Duration{3ms * thousandths});
        QCOMPARE(window.longest, window.shortest * 6);
        QCOMPARE(int{window.quorum}, 1);
    }

    void aClusterTooSmallForAccusersWaitsForNone()
    {
        QCOMPARE(int{suspicionWindow(Timing::lan(), 3).quorum}, 0);
        QCOMPARE(int{suspicionWindow(Timing::lan(), 4).quorum}, 2);
    }
};

QTEST_APPLESS_MAIN(TstGossipQueue)
#include "tst_gossip_queue.moc"
