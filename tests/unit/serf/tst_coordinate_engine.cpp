#include <QtTest/QTest>
#include <cmath>
#include <limits>

#include "core/serf/coordinate_engine.h"

using namespace grapevine;
using namespace grapevine::serf;
using namespace std::chrono_literals;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr MemberId kPeer{7};

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

Duration durationOf(double seconds)
{
    return Duration{static_cast<Duration::rep>(seconds * 1e9)};
}

wire::Coordinate told(const Coordinate& coordinate)
{
    return {{coordinate.vector.begin(), coordinate.vector.end()},
            coordinate.error,
            coordinate.adjustment,
            coordinate.height};
}

Bytes payloadOf(const wire::Coordinate& coordinate)
{
    Bytes out;
    wire::encodeCoordinate(out, coordinate);
    return out;
}

Coordinate at(double x, double y = 0.0, double height = 0.0)
{
    Coordinate out;
    out.vector[0] = x;
    out.vector[1] = y;
    out.height = height;
    return out;
}

struct Bench {
    SeededRandom random{1};
    Counters counters;
    CoordinateEngine engine{random, counters};
};

} // namespace

class TstCoordinateEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyFiniteCoordinatesOfOurDimensionsAreRead_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("refusal");
        const auto row = [](const char* what, CoordinateRefusal refusal) {
            QTest::newRow(what) << QString::fromLatin1(what) << static_cast<int>(refusal);
        };
        row("seven dimensions", CoordinateRefusal::Dimensions);
        row("nine dimensions", CoordinateRefusal::Dimensions);
        row("no dimensions", CoordinateRefusal::Dimensions);
        row("NaN in the vector", CoordinateRefusal::NotFinite);
        row("infinite error", CoordinateRefusal::NotFinite);
        row("NaN adjustment", CoordinateRefusal::NotFinite);
        row("minus infinite height", CoordinateRefusal::NotFinite);
        row("huge vector", CoordinateRefusal::Huge);
        row("huge height", CoordinateRefusal::Huge);
        row("huge adjustment", CoordinateRefusal::Huge);
        row("negative height", CoordinateRefusal::Huge);
        row("negative error", CoordinateRefusal::Huge);
        row("huge error", CoordinateRefusal::Huge);
        row("another version", CoordinateRefusal::Broken);
        row("half of it", CoordinateRefusal::Broken);
        row("not MessagePack", CoordinateRefusal::Broken);
    }
    /// Reliability target R38.
    void onlyFiniteCoordinatesOfOurDimensionsAreRead()
    {
        QFETCH(QString, what);
        QFETCH(int, refusal);
        Bench bench;
        const auto good = payloadOf(told(at(0.1)));
        QVERIFY(bench.engine.handleAck(kPeer, 20ms, good) != nullptr);
        const auto before = bench.engine.own();
        const auto kept = bench.engine.find(kPeer);
        const auto bad = spoilt(what);
        QVERIFY(bench.engine.handleAck(kPeer, 20ms, bad) == nullptr);
        QCOMPARE(bench.counters.value(counterName(static_cast<CoordinateRefusal>(refusal))),
                 std::uint64_t{1});
        QVERIFY(bench.engine.own() == before);
        QVERIFY(bench.engine.find(kPeer) == kept);
    }

    void anEmptyPayloadSaysNothing()
    {
        Bench bench;
        QVERIFY(bench.engine.handleAck(kPeer, 20ms, {}) == nullptr);
        QVERIFY(!bench.engine.isPlaced());
        QVERIFY(bench.counters.values().empty());
    }

    void roundTripsCountFromZeroToTenSeconds()
    {
        Bench bench;
        QVERIFY(bench.engine.update(kPeer, at(0.1), 0s).has_value());
        QVERIFY(bench.engine.update(kPeer, at(0.1), 10s).has_value());
        const auto before = bench.engine.own();
        QVERIFY(!bench.engine.update(kPeer, at(0.1), 10s + 1ns).has_value());
        QVERIFY(!bench.engine.update(kPeer, at(0.1), -1ns).has_value());
        QCOMPARE(bench.counters.value("serf.coordinate-round-trip"), std::uint64_t{2});
        QVERIFY(bench.engine.own() == before);
    }

    void ourAcksCarryWhereWeStand()
    {
        Bench bench;
        const auto first = readCoordinate(bench.engine.payload());
        QVERIFY(first.has_value());
        QVERIFY(*first == Coordinate{});
        QVERIFY(bench.engine.update(kPeer, at(0.1), 50ms).has_value());
        const auto next = readCoordinate(bench.engine.payload());
        QVERIFY(next.has_value());
        QVERIFY(*next == bench.engine.own());
        QVERIFY(bench.engine.isPlaced());
    }

    void aForcePushesAwayAndANegativeOneDrawsNear()
    {
        SeededRandom random{1};
        const auto away = pushed(at(1.0), 0.5, at(0.0), random);
        QCOMPARE(away.vector[0], 1.5);
        const auto near = pushed(at(1.0), -0.5, at(0.0), random);
        QCOMPARE(near.vector[0], 0.5);
        const auto aslant = pushed(at(3.0, 4.0), 5.0, at(0.0), random);
        QCOMPARE(aslant.vector[0], 6.0);
        QCOMPARE(aslant.vector[1], 8.0);
    }

    void twoOnOneSpotPartInSomeDirection()
    {
        SeededRandom random{1};
        const auto moved = pushed(at(1.0), 0.25, at(1.0), random);
        QVERIFY(std::abs(seconds(distance(moved, at(1.0))) - 0.25) < 1e-6);
        QCOMPARE(moved.height, at(1.0).height);
        const auto other = pushed(at(1.0), 0.25, at(1.0), random);
        QVERIFY(!(other == moved));
    }

    void aForceRaisesHeightsInProportion()
    {
        SeededRandom random{1};
        auto low = at(1.0, 0.0, 0.01);
        const auto raised = pushed(low, 0.5, at(0.0, 0.0, 0.03), random);
        QCOMPARE(raised.height, (0.01 + 0.03) * 0.5 / 1.0 + 0.01);
    }

    void heightsHaveAFloor()
    {
        SeededRandom random{1};
        const auto sunk = pushed(at(1.0, 0.0, 0.01), -0.9, at(0.0, 0.0, 0.5), random);
        QCOMPARE(sunk.height, Coordinate::kHeightLeast);
    }

    void aDistanceCountsHeightsAndAdjustments()
    {
        auto a = at(0.0, 0.0, 0.1);
        auto b = at(0.3, 0.4, 0.2);
        QCOMPARE(distance(a, b), durationOf(0.8));
        a.adjustment = 0.05;
        b.adjustment = -0.15;
        QCOMPARE(distance(a, b), durationOf(0.7));
        b.adjustment = -5.0; // Less than nothing would be left: it does not count then.
        QCOMPARE(distance(a, b), durationOf(0.8));
        QVERIFY(std::chrono::abs(distance(b, a) - distance(a, b)) <= Duration{1});
    }

    void oneLateAnswerOfThreeMovesNothing()
    {
        Bench with;
        Bench without;
        for (const auto roundTrip : {20ms, 20ms}) {
            QVERIFY(with.engine.update(kPeer, at(0.1), roundTrip).has_value());
            QVERIFY(without.engine.update(kPeer, at(0.1), roundTrip).has_value());
        }
        QVERIFY(with.engine.update(kPeer, at(0.1), 3000ms).has_value());
        QVERIFY(without.engine.update(kPeer, at(0.1), 20ms).has_value());
        QVERIFY(with.engine.own() == without.engine.own());
    }

    void eachPeerHasRoundTripsOfItsOwn()
    {
        Bench bench;
        Bench alone;
        QVERIFY(bench.engine.update(kPeer, at(0.1), 20ms).has_value());
        QVERIFY(alone.engine.update(kPeer, at(0.1), 20ms).has_value());
        QVERIFY(bench.engine.update(MemberId{8}, at(0.1), 500ms).has_value());
        QVERIFY(alone.engine.update(kPeer, at(0.1), 500ms).has_value());
        // Of two the later one is the median by Serf's rule; so both count 500 ms here.
        QVERIFY(bench.engine.own() == alone.engine.own());
        QVERIFY(bench.engine.update(kPeer, at(0.1), 20ms).has_value());
        QVERIFY(alone.engine.update(kPeer, at(0.1), 1ms).has_value());
        QVERIFY(bench.engine.own() == alone.engine.own()); // 20 ms, twice.
    }

    void aForgottenPeerLeavesNothing()
    {
        Bench bench;
        QVERIFY(bench.engine.handleAck(kPeer, 20ms, payloadOf(told(at(0.1)))) != nullptr);
        QVERIFY(bench.engine.find(kPeer) != nullptr);
        bench.engine.forget(kPeer);
        QVERIFY(bench.engine.find(kPeer) == nullptr);
        QVERIFY(bench.engine.isPlaced());
    }

    void aNewcomerAmongTheSettledIsNotWorthTellingAtFirst()
    {
        Bench bench;
        QVERIFY(!bench.engine.isWorthTelling());
        auto settled = at(0.02, 0.0, 0.001);
        settled.error = 0.02;
        int acks = 0;
        for (; acks < 100 && !bench.engine.isWorthTelling(); ++acks)
            QVERIFY(bench.engine.update(kPeer, settled, 30ms).has_value());
        QVERIFY2(acks >= 8 && acks < 40, qPrintable(QString::number(acks)));
        QVERIFY(bench.engine.own().error <= CoordinateEngine::kSureError);
    }

    void amongThoseWhoAreUnsureThemselvesItIsSoon()
    {
        Bench bench;
        auto fresh = at(0.02, 0.0, 0.001);
        fresh.error = Coordinate::kErrorMost;
        for (int i = 0; i < 12; ++i)
            QVERIFY(bench.engine.update(kPeer, fresh, 30ms).has_value());
        QVERIFY(bench.engine.own().error > CoordinateEngine::kSureError);
        QVERIFY(bench.engine.isWorthTelling());
    }

    /// Two that contradict each other keep us unsure for good.
    void whoStaysIsToldHoweverUnsure()
    {
        Bench bench;
        auto one = at(0.0);
        one.error = 0.01;
        for (unsigned i = 0; i < CoordinateEngine::kAcksOfAResident; ++i) {
            QVERIFY(!bench.engine.isWorthTelling());
            const auto roundTrip = i % 2 == 0 ? 10ms : 90ms;
            QVERIFY(bench.engine.update(MemberId{i % 2}, one, roundTrip).has_value());
        }
        QVERIFY(bench.engine.own().error > CoordinateEngine::kSureError);
        QVERIFY(bench.engine.isWorthTelling());
    }

    void whatIsRememberedIsBounded()
    {
        Bench bench;
        const auto payload = payloadOf(told(at(0.1)));
        for (std::uint32_t i = 0; i < CoordinateEngine::kPeersMost + 3; ++i)
            QVERIFY(bench.engine.handleAck(MemberId{i}, 20ms, payload) != nullptr);
        QCOMPARE(bench.counters.value("serf.coordinate-peers-over-cap"), std::uint64_t{3});
        QVERIFY(bench.engine.find(MemberId{CoordinateEngine::kPeersMost}) == nullptr);
    }

    void aPlaceThatIsNoNumberIsBegunAnew()
    {
        SeededRandom random{1};
        Counters counters;
        CoordinateEngine::Options options;
        options.start.vector[3] = kNaN;
        CoordinateEngine engine{random, counters, options};
        QVERIFY(engine.update(kPeer, at(0.1), 20ms).has_value());
        QCOMPARE(counters.value("serf.coordinate-resets"), std::uint64_t{1});
        QVERIFY(engine.own() == Coordinate{});
        QVERIFY(engine.update(kPeer, at(0.1), 20ms).has_value());
        QVERIFY(isFinite(engine.own()));
        QCOMPARE(counters.value("serf.coordinate-resets"), std::uint64_t{1});
    }

    void extremesThatAreReadNeverSpoilOurPlace()
    {
        Bench bench;
        SeededRandom chance{5};
        const double most = kCoordinateLargest;
        for (int i = 0; i < 20'000; ++i) {
            Coordinate other;
            for (double& value : other.vector)
                value = chance.below(2) == 0 ? most : -most;
            other.error = chance.below(2) == 0 ? 0.0 : most;
            other.adjustment = chance.below(2) == 0 ? -most : most;
            other.height = chance.below(2) == 0 ? 0.0 : most;
            const MemberId peer{static_cast<MemberId::Representation>(chance.below(5))};
            const Duration roundTrip{static_cast<Duration::rep>(chance.below(10'000'000'001))};
            QVERIFY(bench.engine.handleAck(peer, roundTrip, payloadOf(told(other))) != nullptr);
            QVERIFY(isFinite(bench.engine.own()));
        }
        QCOMPARE(bench.counters.value("serf.coordinate-resets"), std::uint64_t{0});
    }

private:
    static Bytes spoilt(const QString& what)
    {
        auto out = told(at(0.1));
        if (what == "seven dimensions") out.vector.resize(7);
        if (what == "nine dimensions") out.vector.resize(9);
        if (what == "no dimensions") out.vector.clear();
        if (what == "NaN in the vector") out.vector[5] = kNaN;
        if (what == "infinite error") out.error = kInfinity;
        if (what == "NaN adjustment") out.adjustment = kNaN;
        if (what == "minus infinite height") out.height = -kInfinity;
        if (what == "huge vector") out.vector[2] = -1e300;
        if (what == "huge height") out.height = 1e6;
        if (what == "huge adjustment") out.adjustment = -11.0;
        if (what == "negative height") out.height = -1e-9;
        if (what == "negative error") out.error = -1.4999;
        if (what == "huge error") out.error = 1e308;
        auto bytes = payloadOf(out);
        if (what == "another version") bytes[0] = std::byte{2};
        if (what == "half of it") bytes.resize(bytes.size() / 2);
        if (what == "not MessagePack") bytes = {std::byte{1}, std::byte{0xC1}};
        return bytes;
    }
};

QTEST_APPLESS_MAIN(TstCoordinateEngine)
#include "tst_coordinate_engine.moc"
