#include <QObject>
#include <QtTest/QTest>
#include <string>

#include "core/swim/running_suspicions.h"
#include "core/swim/suspicion.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint kStart{100s};
constexpr Suspicion::Window kWindow{2s, 30s, 3};

} // namespace

class TstSuspicion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachAccuserShortensTheWindow()
    {
        Suspicion suspicion(kStart, "first", kWindow);
        QCOMPARE(suspicion.deadline(), kStart + 30s);
        QVERIFY(suspicion.confirm("second"));
        QCOMPARE(suspicion.deadline(), kStart + 16s);
        QVERIFY(suspicion.confirm("third"));
        QCOMPARE(suspicion.deadline(), kStart + 7810ms);
        QVERIFY(suspicion.confirm("fourth"));
        QCOMPARE(suspicion.deadline(), kStart + 2s);
        QVERIFY(!suspicion.confirm("fifth"));
        QCOMPARE(suspicion.confirmations(), std::size_t{3});
    }

    void nobodyCountsTwice()
    {
        Suspicion suspicion(kStart, "first", kWindow);
        QVERIFY(!suspicion.confirm("first"));
        QVERIFY(suspicion.confirm("second"));
        QVERIFY(!suspicion.confirm("second"));
        QCOMPARE(suspicion.confirmations(), std::size_t{1});
    }

    void whoAccusesBeyondTheQuorumIsRememberedAndShortensNothing()
    {
        Suspicion suspicion(kStart, "first", {2s, 30s, 1});
        QVERIFY(suspicion.confirm("second"));
        QVERIFY(!suspicion.confirm("third"));
        QVERIFY(suspicion.note("third"));
        QVERIFY(!suspicion.note("third"));
        QVERIFY(!suspicion.note("first"));
        QVERIFY(!suspicion.note(""));
        QCOMPARE(suspicion.accusers(), std::size_t{3});
        QCOMPARE(suspicion.confirmations(), std::size_t{1});
        QCOMPARE(suspicion.deadline(), kStart + 2s);
        for (int i = 0; i < 1000; ++i)
            static_cast<void>(suspicion.note("stranger " + std::to_string(i)));
        QCOMPARE(suspicion.accusers(), Suspicion::kAccusersMost);
    }

    void hearsayHasNoAccuser()
    {
        Suspicion suspicion(kStart, {}, kWindow);
        QCOMPARE(suspicion.accusers(), std::size_t{0});
        QVERIFY(suspicion.confirm("first"));
        QCOMPARE(suspicion.accusers(), std::size_t{1});
    }

    void withoutQuorumTheShortestCountsFromTheStart()
    {
        Suspicion suspicion(kStart, "first", {2s, 30s, 0});
        QCOMPARE(suspicion.deadline(), kStart + 2s);
        QVERIFY(!suspicion.confirm("second"));
    }

    void hearsayLetsTheFirstNamedAccuserTakeItsPlace()
    {
        Suspicion suspicion(kStart, {}, {2s, 30s, 0});
        QVERIFY(suspicion.confirm("first"));
        QCOMPARE(suspicion.confirmations(), std::size_t{0});
        QVERIFY(!suspicion.confirm("first"));
        QCOMPARE(suspicion.deadline(), kStart + 2s);
    }

    void aRestartGivesTheWholeWindowButForgetsNoAccuser()
    {
        Suspicion suspicion(kStart, "first", kWindow);
        QVERIFY(suspicion.confirm("second"));
        suspicion.restart(kStart + 5h);
        QCOMPARE(suspicion.deadline(), kStart + 5h + 30s);
        QVERIFY(!suspicion.confirm("second"));
        QVERIFY(suspicion.confirm("third"));
        QCOMPARE(suspicion.deadline(), kStart + 5h + 16s);
    }

    void theEarliestOfManyEndsFirst()
    {
        RunningSuspicions running;
        running.start(kStart, MemberId{1}, "a", kWindow);
        running.start(kStart + 1s, MemberId{2}, "a", kWindow);
        running.start(kStart + 2s, MemberId{3}, "a", kWindow);
        QCOMPARE(*running.nextTimeout(), kStart + 30s);
        QVERIFY(running.confirm(MemberId{3}, "b"));
        QCOMPARE(*running.nextTimeout(), kStart + 18s);
        QVERIFY(!running.takeExpired(kStart + 17s));
        QCOMPARE(running.takeExpired(kStart + 18s)->value(), 3U);
        running.stop(MemberId{1});
        QCOMPARE(*running.nextTimeout(), kStart + 31s);
        running.restartAll(kStart + 1h);
        QCOMPARE(*running.nextTimeout(), kStart + 1h + 30s);
        QVERIFY(!running.confirm(MemberId{1}, "b"));
        QCOMPARE(running.size(), std::size_t{1});
    }

    void anAccuserWithoutANameIsNoNews()
    {
        Suspicion suspicion(TimePoint{}, "", {.shortest = 1s, .longest = 6s, .quorum = 2});
        QVERIFY(!suspicion.confirm(""));
        QVERIFY(suspicion.confirm("a"));
        QVERIFY(!suspicion.confirm("a"));
        QVERIFY(!suspicion.confirm(""));
    }
};

QTEST_APPLESS_MAIN(TstSuspicion)
#include "tst_suspicion.moc"
