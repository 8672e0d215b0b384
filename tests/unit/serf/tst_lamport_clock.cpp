#include <QtTest/QTest>
#include <limits>

#include "core/base/random.h"
#include "core/serf/lamport_clock.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::serf;

namespace {

constexpr std::uint64_t kLast = std::numeric_limits<std::uint64_t>::max();

} // namespace

class TstLamportClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClockBeginsAtZeroAndCounts()
    {
        LamportClock clock;
        QCOMPARE(clock.current(), LamportTime{0});
        QCOMPARE(clock.increment(), LamportTime{1});
        QCOMPARE(clock.increment(), LamportTime{2});
    }

    void aWitnessRunsAheadOfWhatItSees()
    {
        LamportClock clock;
        QVERIFY(clock.witness(LamportTime{41}));
        QCOMPARE(clock.current(), LamportTime{42});
        QVERIFY(clock.witness(LamportTime{41}));
        QVERIFY(clock.witness(LamportTime{30}));
        QCOMPARE(clock.current(), LamportTime{42});
        QVERIFY(clock.witness(LamportTime{42}));
        QCOMPARE(clock.current(), LamportTime{43});
    }

    void aPoisonedTimeIsRefused()
    {
        LamportClock clock;
        QVERIFY(clock.witness(LamportTime{99}));
        QVERIFY(!clock.witness(LamportTime{kLast}));
        QVERIFY(!clock.witness(LamportTime{kLast - 1}));
        QVERIFY(!clock.witness(LamportTime{100 + LamportClock::kLeapLargest + 1}));
        QCOMPARE(clock.current(), LamportTime{100});
        QVERIFY(clock.witness(LamportTime{100 + LamportClock::kLeapLargest}));
    }

    void whatFellOutOfTheRingHasPassed()
    {
        LamportClock clock;
        QVERIFY(clock.witness(LamportTime{15}));
        QVERIFY(!clock.hasPassed(LamportTime{0}, 16)); // The ring is not yet once around.
        QVERIFY(clock.witness(LamportTime{30}));
        QVERIFY(clock.hasPassed(LamportTime{14}, 16));
        QVERIFY(!clock.hasPassed(LamportTime{15}, 16));
    }

    void noInputMakesAClockFall()
    {
        SeededRandom random{test::seed()};
        LamportClock clock;
        for (int step = 0; step < 100'000; ++step) {
            const auto before = clock.current();
            const auto seen = LamportTime{random.next() >> random.below(64)};
            const bool taken = clock.witness(seen);
            QVERIFY(clock.current() >= before);
            QVERIFY(taken ? clock.current() > seen : clock.current() == before);
        }
    }
};

QTEST_APPLESS_MAIN(TstLamportClock)
#include "tst_lamport_clock.moc"
