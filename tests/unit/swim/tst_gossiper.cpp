#include <QObject>
#include <QtTest/QTest>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/swim/random_members.h"
#include "core/swim/ticker.h"
#include "tests/unit/swim/policies.h"
#include "tests/unit/swim/swim_bench.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace grapevine::swim::testing;
using namespace std::chrono_literals;

namespace {

/// Only gossip: what else ticks is out of the way.
Timing gossiping()
{
    auto timing = Timing::lan();
    timing.probeInterval = {};
    timing.pushPullInterval = {};
    return timing;
}

std::set<std::string> targetsOf(const std::vector<Output>& outputs)
{
    std::set<std::string> found;
    for (const auto& gossip : only<GossipTo>(outputs)) {
        for (const auto& target : gossip.targets)
            found.insert(target.to.text());
    }
    return found;
}

} // namespace

/// When gossip goes out, to whom, and how random members are chosen at all.
class TstGossiper : public QObject {
    Q_OBJECT

    AsGo policy;

private Q_SLOTS:
    void fiveTimesASecondThreeOthersAreChosen()
    {
        Bench bench(policy, gossiping());
        bench.started().aliveOnes(20);
        const auto rounds = only<GossipTo>(bench.run(10s));
        QCOMPARE(rounds.size(), std::size_t{50});
        std::map<std::string, int> times;
        for (const auto& round : rounds) {
            std::set<std::string> different;
            for (const auto& target : round.targets) {
                different.insert(target.to.text());
                ++times[target.to.text()];
                QVERIFY(target.crc);
            }
            QCOMPARE(different.size(), std::size_t{3});
        }
        QCOMPARE(times.size(), std::size_t{20});
        QVERIFY(!times.contains("10.0.0.1:7946"));
    }

    void theDeadAreToldOnlyForAWhileAndTheLeftNever()
    {
        Bench bench(policy, gossiping());
        bench.started().aliveOnes(3);
        bench.dead("n1", 1, "n2");
        bench.dead("n2", 1, "n2");
        bench.suspect("n3", 1, "n1");
        const std::set<std::string> both{"10.0.0.2:7946", "10.0.0.4:7946"};
        QVERIFY(targetsOf(bench.run(1s)) == both);
        bench.run(29s);
        QVERIFY(!targetsOf(bench.run(1s)).contains("10.0.0.2:7946"));
    }

    void whoIsAloneTellsNobody()
    {
        Bench bench(policy, gossiping());
        bench.started();
        QVERIFY(bench.run(10s).empty());
    }

    void hurryHoldsUntilItIsCalledOff()
    {
        Bench bench(policy, gossiping());
        bench.started().aliveOnes(1);
        bench.list.hurryGossip(bench.now, 20ms);
        QCOMPARE(bench.run(1s).size(), std::size_t{50});
        bench.list.hurryGossip(bench.now, {});
        QCOMPARE(bench.run(1s).size(), std::size_t{5});
    }

    void noCrcForWhoCannotReadIt()
    {
        Bench bench(policy, gossiping());
        bench.started();
        bench.alive({"n1", 1, 1, {}, toBytes(std::string_view{"\1\4\2\2\5\5"})});
        for (const auto& round : only<GossipTo>(bench.run(1s)))
            QVERIFY(!round.targets.at(0).crc);
    }

    void aFewMembersAreChosenExactly()
    {
        Bench bench(policy);
        bench.started().aliveOnes(5);
        bench.dead("n1", 1, "n2");
        for (int i = 0; i < 100; ++i) {
            const auto chosen = bench.list.randomAlive(4);
            QCOMPARE(std::set(chosen.begin(), chosen.end()).size(), std::size_t{4});
            QCOMPARE(bench.list.randomAlive(9).size(), std::size_t{4});
        }
        QVERIFY(bench.list.randomAlive(0).empty());
    }

    void amongManyEveryoneHasTheSameChance()
    {
        Bench bench(policy);
        bench.started().aliveOnes(100);
        std::map<MemberId, int> times;
        for (int i = 0; i < 10'000; ++i) {
            for (const auto* entry : bench.list.randomAlive(3))
                ++times[entry->member];
        }
        QCOMPARE(times.size(), std::size_t{100});
        for (const auto& [member, count] : times)
            QVERIFY2(count > 200 && count < 400, std::to_string(count).c_str());
    }

    void onlyTheDeadAroundEndsTheSearch()
    {
        Bench bench(policy);
        bench.started().aliveOnes(50);
        for (int i = 1; i <= 50; ++i)
            bench.dead("n" + std::to_string(i), 1, "n1");
        QVERIFY(bench.list.randomAlive(3).empty());
    }

    void theFirstTickComesWithinTheInterval()
    {
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            SeededRandom random(seed);
            Ticker ticker;
            ticker.start(kStart, 1s, random);
            QVERIFY(*ticker.next() >= kStart && *ticker.next() < kStart + 1s);
        }
        SeededRandom random(1);
        Ticker never;
        never.start(kStart, {}, random);
        QVERIFY(!never.next() && !never.take(kStart + 1h));
    }

    void missedTicksCountAsOneAndKeepTheBeat()
    {
        SeededRandom random(1);
        Ticker ticker;
        ticker.start(kStart, 1s, random);
        const auto first = *ticker.next();
        QVERIFY(!ticker.take(first - 1ns));
        QVERIFY(ticker.take(first + 3500ms));
        QVERIFY(!ticker.take(first + 3500ms));
        QCOMPARE(*ticker.next(), first + 4s);
    }
};

QTEST_APPLESS_MAIN(TstGossiper)
#include "tst_gossiper.moc"
