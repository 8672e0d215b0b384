#include <QtTest/QTest>
#include <algorithm>
#include <vector>

#include "core/sim/connections.h"
#include "core/sim/network_model.h"
#include "core/sim/run_hash.h"
#include "core/sim/socket_buffer.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

namespace {

constexpr Node kA{0}, kB{1}, kC{2}, kD{3};
constexpr int kMany = 20'000;

// Takes everything that arrives until then, as (seconds after the start, kind, text).
std::vector<Event> allOf(EventQueue<Event>& queue)
{
    std::vector<Event> events;
    while (!queue.empty())
        events.push_back(queue.take());
    return events;
}

} // namespace

class TstNetworkModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPerfectWireDeliversOnceWithinItsRange()
    {
        NetworkModel network{1};
        network.setQuality({.delayShortest = 1ms, .delayLongest = 3ms});
        for (int i = 0; i < kMany; ++i) {
            const auto arrivals = network.route(kA, kB);
            QCOMPARE(arrivals.count, std::size_t{1});
            QVERIFY(arrivals.delays[0] >= 1ms && arrivals.delays[0] <= 3ms);
        }
    }

    void lossAndDuplicationKeepTheirShares()
    {
        NetworkModel network{2};
        network.setQuality({.lost = 0.3, .duplicated = 0.2});
        int lost = 0;
        int twice = 0;
        for (int i = 0; i < kMany; ++i) {
            const auto arrivals = network.route(kA, kB);
            lost += arrivals.count == 0 ? 1 : 0;
            twice += arrivals.count == 2 ? 1 : 0;
        }
        QVERIFY(lost > kMany * 29 / 100 && lost < kMany * 31 / 100);
        const int delivered = kMany - lost;
        QVERIFY(twice > delivered * 19 / 100 && twice < delivered * 21 / 100);
    }

    void someComeLaterThanTheRest()
    {
        NetworkModel network{3};
        network.setQuality(
            {.delayShortest = 1ms, .delayLongest = 1ms, .reordered = 0.1, .reorderMost = 100ms});
        int late = 0;
        for (int i = 0; i < kMany; ++i) {
            const auto delay = network.route(kA, kB).delays[0];
            QVERIFY(delay <= 101ms);
            late += delay > 1ms ? 1 : 0;
        }
        QVERIFY(late > kMany * 9 / 100 && late < kMany * 11 / 100);
    }

    void aWayOfItsOwnLeavesTheOthersAlone()
    {
        NetworkModel network{4};
        network.setQuality(kA, kB, {.delayShortest = 1s, .delayLongest = 1s});
        QVERIFY(network.route(kA, kB).delays[0] == 1s);
        QVERIFY(network.route(kB, kA).delays[0] < 10ms);
        network.clearQualities();
        QVERIFY(network.route(kA, kB).delays[0] < 10ms);
    }

    void aCutIsOneWay()
    {
        NetworkModel network{5};
        network.cut(kA, kB);
        QVERIFY(!network.passes(kA, kB));
        QVERIFY(network.passes(kB, kA));
        QCOMPARE(network.route(kA, kB).count, std::size_t{0});
        network.mend(kA, kB);
        QVERIFY(network.passes(kA, kB));
    }

    void islandsReachOnlyThemselves()
    {
        NetworkModel network{6};
        network.split({{kA}, {kB, kC}});
        QVERIFY(!network.passes(kA, kB));
        QVERIFY(!network.passes(kC, kA));
        QVERIFY(network.passes(kB, kC));
        QVERIFY(!network.passes(kD, kA)); // Nodes in no island share one.
        QVERIFY(network.passes(kD, Node{9}));
        network.heal();
        QVERIFY(network.passes(kA, kB));
    }

    void oneSeedIsOneNetwork()
    {
        const auto delaysOf = [](std::uint64_t seed) {
            NetworkModel network{seed};
            network.setQuality({.lost = 0.1, .duplicated = 0.1, .reordered = 0.1});
            std::vector<Duration> delays;
            for (int i = 0; i < 1000; ++i) {
                const auto arrivals = network.route(kA, kB);
                for (std::size_t k = 0; k < arrivals.count; ++k)
                    delays.push_back(arrivals.delays[k]);
            }
            return delays;
        };
        QVERIFY(delaysOf(1) == delaysOf(1));
        QVERIFY(delaysOf(1) != delaysOf(2));
    }

    void streamsLoseNothingAndWaitInstead()
    {
        NetworkModel network{7};
        network.setQuality({.delayShortest = 1ms, .delayLongest = 1ms, .lost = 0.5});
        int waited = 0;
        for (int i = 0; i < kMany; ++i) {
            const auto delay = network.streamDelay(kA, kB);
            QVERIFY(delay == 1ms || delay >= 201ms);
            QVERIFY(delay <= 7s);
            waited += delay > 1ms ? 1 : 0;
        }
        QVERIFY(waited > kMany * 48 / 100 && waited < kMany * 52 / 100);
    }

    void bytesOfAStreamArriveInOrder()
    {
        EventQueue<Event> queue;
        NetworkModel network{8};
        network.setQuality({.delayShortest = 1ms, .delayLongest = 50ms, .lost = 0.3});
        Connections connections{queue, network};
        connections.dial(TimePoint{}, kA, StreamId{1}, kB, TimePoint{10s});
        const auto dial = queue.take();
        QVERIFY(dial.kind == Event::Kind::Dial && dial.to == kB && dial.from == kA);
        connections.establish(TimePoint{1s}, dial.connection);
        connections.accept(dial.connection, StreamId{9});
        for (int i = 0; i < 100; ++i) {
            connections.write(TimePoint{1s}, kA, StreamId{1}, toBytes(std::to_string(i)));
        }
        connections.close(TimePoint{1s}, kA, StreamId{1});
        int next = 0;
        bool ended = false;
        for (const auto& event : allOf(queue)) {
            if (event.to != kB) continue;
            QVERIFY(!ended);
            QVERIFY(connections.streamAt(event.connection, event.atListener) == StreamId{9});
            if (event.kind == Event::Kind::StreamEnd)
                ended = true;
            else
                QCOMPARE(asText(event.bytes), std::to_string(next++));
        }
        QCOMPARE(next, 100);
        QVERIFY(ended);
        QCOMPARE(connections.open(), std::size_t{1}); // Until the listener has seen the end.
        connections.ended(dial.connection, true);
        QCOMPARE(connections.open(), std::size_t{0});
    }

    void nobodyListeningRefuses()
    {
        EventQueue<Event> queue;
        NetworkModel network{9};
        Connections connections{queue, network};
        connections.dial(TimePoint{}, kA, StreamId{1}, std::nullopt, TimePoint{10s});
        const auto end = queue.take();
        QVERIFY(end.kind == Event::Kind::StreamEnd && end.end == agent::StreamEnd::Refused);
        QVERIFY(end.to == kA && !end.atListener);
        connections.ended(end.connection, false);
        QCOMPARE(connections.open(), std::size_t{0});
    }

    void aCutWayIsSilentUntilTheDiallerGivesUp()
    {
        EventQueue<Event> queue;
        NetworkModel network{10};
        network.cut(kB, kA); // The answer cannot come back.
        Connections connections{queue, network};
        connections.dial(TimePoint{}, kA, StreamId{1}, kB, TimePoint{10s});
        QVERIFY(queue.nextAt() == TimePoint{10s});
        QVERIFY(queue.take().end == agent::StreamEnd::TimedOut);
    }

    void aDeadProcessResetsItsStreams()
    {
        EventQueue<Event> queue;
        NetworkModel network{11};
        Connections connections{queue, network};
        connections.dial(TimePoint{}, kA, StreamId{1}, kB, TimePoint{10s});
        const auto dial = queue.take();
        connections.accept(dial.connection, StreamId{9});
        QVERIFY(connections.breakAll(TimePoint{1s}, kB) == std::vector{StreamId{9}});
        const auto end = queue.take();
        QVERIFY(end.to == kA && end.end == agent::StreamEnd::Broken);
        connections.write(TimePoint{1s}, kA, StreamId{1}, toBytes("into the void"));
        QVERIFY(queue.empty());
        connections.ended(end.connection, false);
        QVERIFY(!connections.streamAt(dial.connection, false));
    }

    void aStoppedProcessHasABoundedSocketBuffer()
    {
        SocketBuffer buffer;
        std::size_t kept = 0;
        for (int i = 0; i < 1000; ++i) {
            Event event;
            event.kind = Event::Kind::Datagram;
            event.bytes = Bytes(100);
            kept += buffer.put(std::move(event)) ? 1U : 0U;
        }
        QCOMPARE(kept, SocketBuffer::kDatagramBytesMost / (100 + SocketBuffer::kDatagramOverhead));
        QCOMPARE(buffer.dropped(), std::uint64_t{1000} - kept);
        QCOMPARE(buffer.takeAll().size(), kept);
        QVERIFY(buffer.takeAll().empty());
    }

    void oneByteOrOneNanosecondMakesAnotherHash()
    {
        const auto hashOfRun = [](TimePoint at, Node from, std::string_view text) {
            RunHash hash;
            hash.add(at, from, kB, asBytes(text));
            return hash.value();
        };
        const auto usual = hashOfRun(TimePoint{1s}, kA, "hello world");
        QCOMPARE(hashOfRun(TimePoint{1s}, kA, "hello world"), usual);
        QVERIFY(hashOfRun(TimePoint{1s + 1ns}, kA, "hello world") != usual);
        QVERIFY(hashOfRun(TimePoint{1s}, kC, "hello world") != usual);
        QVERIFY(hashOfRun(TimePoint{1s}, kA, "hello worle") != usual);
        QVERIFY(hashOf(asBytes("")) != hashOf(asBytes(std::string_view{"\0", 1})));
    }
};

QTEST_APPLESS_MAIN(TstNetworkModel)
#include "tst_network_model.moc"
