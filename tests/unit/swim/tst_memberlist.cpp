#include <QObject>
#include <QtTest/QTest>
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/unit/swim/policies.h"
#include "tests/unit/swim/swim_bench.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace grapevine::swim::testing;
using namespace std::chrono_literals;

namespace {

/// `n1 alive, n2 dead`, sorted by name.
std::string listed(const std::vector<wire::PushNodeState>& rows)
{
    const char* const states[] = {"alive", "suspect", "dead", "left"};
    std::map<std::string, std::string> byName;
    for (const auto& row : rows)
        byName[std::string{row.name}] = states[row.state];
    std::string out;
    for (const auto& [name, state] : byName)
        out += (out.empty() ? "" : ", ") + name + " " + state;
    return out;
}

/// All that came out in a busy minute, as bytes.
std::string diary(const Policy& policy, std::uint64_t seed)
{
    Bench bench(policy, Timing::lan(), seed);
    bench.started().aliveOnes(30);
    std::string out;
    AnswersPings answer(bench, {"n3", "n4"});
    bench.run(60s, [&](const Output& output) {
        out += std::to_string(bench.now.time_since_epoch().count()) + "/";
        if (const auto* sent = std::get_if<SendMessage>(&output)) out += toHex(sent->body);
        out += std::to_string(output.index()) + " ";
        answer(output);
    });
    return out + bench.changes();
}

} // namespace

/// How the parts play together: push/pulls, stalls, forgetting, replays.
class TstMemberlist : public QObject {
    Q_OBJECT

    AsGo member;
    AsObserver observer;

private Q_SLOTS:
    void aMemberListsEverybodyInEveryState()
    {
        Bench bench(member);
        bench.started().aliveOnes(4);
        bench.suspect("n2", 1, "n1");
        bench.dead("n3", 1, "n1");
        bench.dead("n4", 1, "n4");
        for (const bool join : {false, true}) {
            QCOMPARE(listed(bench.list.localNodes(bench.now, join)),
                     std::string{"n1 alive, n2 suspect, n3 dead, n4 left, self alive"});
        }
        for (const auto& row : bench.list.localNodes(bench.now, false))
            QCOMPARE(row.versions.size(), std::size_t{6});
    }

    void nobodyIsListedWithoutVersions()
    {
        Bench bench(member);
        bench.started();
        bench.alive({"n1", 1, 1, {}, {}});
        QVERIFY(bench.find("n1") != nullptr);
        QCOMPARE(listed(bench.list.localNodes(bench.now, true)), std::string{"self alive"});
    }

    void pushPullsHaveOneRandomPartnerThatIsAlive()
    {
        Bench bench(member);
        bench.started().aliveOnes(3);
        bench.dead("n1", 1, "n1");
        std::map<MemberId, int> times;
        AnswersPings answer(bench);
        bench.run(20min, [&](const Output& output) {
            if (const auto* exchange = std::get_if<StartPushPull>(&output)) ++times[exchange->with];
            answer(output);
        });
        QCOMPARE(times.size(), std::size_t{2});
        QCOMPARE(times[bench.idOf("n2")] + times[bench.idOf("n3")], 40);
    }

    void pushPullsGetRarerInALargeCluster()
    {
        auto timing = Timing::lan();
        timing.probeInterval = {};
        Bench bench(member, timing);
        bench.started().aliveOnes(200);
        const auto count = only<StartPushPull>(bench.run(20min)).size();
        QVERIFY2(count >= 10 && count <= 11, std::to_string(count).c_str()); // Every two minutes.
    }

    void nobodyIsDeclaredDeadBecauseWeSlept()
    {
        Bench bench(member);
        bench.started().aliveOnes(9);
        bench.suspect("n1", 1, "n2");
        bench.suspect("n1", 1, "n3");
        bench.run(900ms);
        bench.forget();
        bench.now += 3h;
        bench.list.handleStall(bench.now);
        bench.run(20s, AnswersPings(bench));
        QCOMPARE(bench.changes(), std::string{});
        bench.run(5s, AnswersPings(bench)); // The whole window of ten members is 24 s.
        QCOMPARE(bench.changes(), std::string{"Leave n1"});
    }

    void forgettingLeavesOurselves()
    {
        Bench bench(member);
        bench.started().aliveOnes(9);
        bench.suspect("n1", 1, "n2");
        bench.forget();
        bench.list.forgetOthers(bench.now);
        QCOMPARE(bench.changes(), std::string{});
        QCOMPARE(bench.list.table().size(), std::size_t{1});
        QCOMPARE(bench.list.table().present(), std::size_t{1});
        QVERIFY(bench.find("self") != nullptr && bench.find("n1") == nullptr);
        QVERIFY(only<SendMessage>(bench.run(1min)).empty());
        bench.alive({"n1", 1, 1});
        QCOMPARE(bench.changes(), std::string{"Join n1"});
    }

    void theSameSeedReplaysARun()
    {
        const auto first = diary(member, 7);
        QVERIFY(first == diary(member, 7));
        QVERIFY(first != diary(member, 8));
        QVERIFY(diary(observer, 7) == diary(observer, 7));
    }

    void timersNeverStandStill()
    {
        Bench bench(member);
        bench.started().aliveOnes(20);
        std::size_t fired = 0;
        AnswersPings answer(bench, {"n1", "n2", "n3"});
        auto last = bench.now;
        for (int step = 0; step < 20'000; ++step) {
            const auto next = bench.list.nextTimeout();
            QVERIFY(next);
            bench.now = std::max(bench.now, *next);
            bench.list.handleTimeout(bench.now);
            for (const auto& output : bench.list.takeOutputs())
                answer(output);
            if (bench.now == last) QVERIFY(++fired < 20);
            if (bench.now != last) fired = 0;
            last = bench.now;
        }
    }

    void takingIntoUsedMemoryIsTheSame()
    {
        Bench bench(member);
        bench.started();
        bench.alive({"n1", 1});
        std::vector<MemberChange> changes(3);
        bench.list.takeChanges(changes);
        QCOMPARE(changes.size(), std::size_t{1});
        std::vector<Output> outputs(3);
        bench.list.takeOutputs(outputs);
        QVERIFY(outputs.empty());
    }

    void randomMembersInventedByAHostLeaveNoTraceOnceReaped()
    {
        auto timing = Timing::lan();
        timing.gossipInterval = {};
        timing.pushPullInterval = {};
        Bench bench(member, timing);
        bench.started();
        for (unsigned i = 0; i < 200; ++i) {
            const auto name = "n" + std::to_string(i);
            bench.suspect(name, 1, "x");
            bench.dead(name, 1, "x");
            bench.alive({name, i, 1, {}, toBytes(std::string_view{"\1\5\2"})});
        }
        QCOMPARE(bench.list.table().size(), std::size_t{1});
        QCOMPARE(bench.names.size(), std::size_t{1});
        for (unsigned i = 0; i < 200; ++i)
            bench.alive({"n" + std::to_string(i), i});
        QCOMPARE(bench.list.table().size(), std::size_t{201});
        for (unsigned i = 0; i < 200; ++i)
            bench.dead("n" + std::to_string(i), 1, "x");
        bench.run(2min);
        QCOMPARE(bench.list.table().size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TstMemberlist)
#include "tst_memberlist.moc"
