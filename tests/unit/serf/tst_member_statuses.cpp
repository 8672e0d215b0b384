#include <QtTest/QTest>
#include <set>

#include "core/serf/intent_buffer.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::test;
using namespace std::chrono_literals;

class TstMemberStatuses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEarlyLeaveIntentWaitsForItsMember()
    {
        Rig rig;
        rig.hear(leaveIntent(10, "n1"));
        QCOMPARE(rig.machine.waitingIntents().size(), std::size_t{1});
        QCOMPARE(rig.machine.members(), std::size_t{1});
        rig.join("n1");
        QVERIFY(rig.status("n1") == Status::Leaving);
        QCOMPARE(rig.statusTime("n1"), std::uint64_t{10});
        QCOMPARE(rig.told(), (Lines{"+n1", "~n1"}));
    }

    void anEarlyJoinIntentGivesTheMemberItsTime()
    {
        Rig rig;
        rig.hear(joinIntent(7, "n1"));
        rig.join("n1");
        QVERIFY(rig.status("n1") == Status::Alive);
        QCOMPARE(rig.statusTime("n1"), std::uint64_t{7});
    }

    void anOldIntentChangesNothing()
    {
        Rig rig;
        rig.join("n1");
        rig.hear(joinIntent(12, "n1"));
        static_cast<void>(Rig::gossip(rig.machine.intents()));
        rig.hear(leaveIntent(10, "n1"));
        rig.hear(leaveIntent(12, "n1"));
        rig.hear(joinIntent(12, "n1"));
        QVERIFY(rig.status("n1") == Status::Alive);
        QCOMPARE(rig.statusTime("n1"), std::uint64_t{12});
        QVERIFY(Rig::gossip(rig.machine.intents()).empty());
        QCOMPARE(rig.counters.value("serf.intent-old"), std::uint64_t{3});
    }

    void aNewerLeaveIntentMakesAMemberLeave()
    {
        Rig rig;
        rig.join("n1");
        rig.hear(leaveIntent(14, "n1"));
        QVERIFY(rig.status("n1") == Status::Leaving);
        QCOMPARE(rig.machine.clocks().member, LamportTime{15});
        rig.leave("n1");
        QVERIFY(rig.status("n1") == Status::Left);
        QCOMPARE(rig.told(), (Lines{"+n1", "~n1", "-n1"}));
    }

    void aNewerJoinIntentResetsLeaving()
    {
        Rig rig;
        rig.join("n1");
        rig.hear(leaveIntent(5, "n1"));
        rig.hear(joinIntent(6, "n1"));
        QVERIFY(rig.status("n1") == Status::Alive);
        QCOMPARE(rig.statusTime("n1"), std::uint64_t{6});
        rig.leave("n1");
        QCOMPARE(rig.told(), (Lines{"+n1", "~n1", "=n1", "!n1"}));
    }

    void pendingIntentsOutliveTheMembersOfOthers()
    {
        Rig rig;
        rig.hear(leaveIntent(9, "n2"));
        rig.join("n1");
        rig.leave("n1");
        rig.wait(4min);
        rig.join("n2");
        QVERIFY(rig.status("n2") == Status::Leaving);
        rig.wait(2min);
        QCOMPARE(rig.machine.waitingIntents().size(), std::size_t{0});
    }

    void joinLeaveJoinEndsAlive()
    {
        Rig rig;
        rig.join("n1");
        rig.hear(leaveIntent(2, "n1"));
        rig.leave("n1");
        QVERIFY(rig.status("n1") == Status::Left);
        rig.machine.handleMemberJoin(rig.now, rig.id("n1"), record("n1", {{"role", "other"}}));
        QVERIFY(rig.status("n1") == Status::Alive);
        QCOMPARE(rig.machine.members(), std::size_t{2});
        QCOMPARE(rig.told(), (Lines{"+n1", "~n1", "-n1", "+n1"}));
        const auto meta = rig.machine.find(rig.id("n1"))->record->meta;
        QCOMPARE(wire::decodeTags(meta).tags.front().second, std::string{"other"});
    }

    void forceLeaveTurnsFailedIntoLeftAndPruneErasesIt()
    {
        Rig rig;
        for (const auto* name : {"n1", "n2", "n3", "n4"})
            rig.join(name);
        rig.leave("n1");
        rig.leave("n2");
        rig.hear(leaveIntent(5, "n1"));
        rig.hear(leaveIntent(6, "n2", true));
        rig.hear(leaveIntent(7, "n3", true));
        QVERIFY(rig.status("n1") == Status::Left);
        QVERIFY(rig.status("n2") == Status::None);
        QVERIFY(rig.status("n3") == Status::None);
        QVERIFY(rig.status("n4") == Status::Alive);
        const auto told = rig.told();
        const Lines tail(told.begin() + 4, told.end());
        QCOMPARE(tail, (Lines{"!n1", "!n2", "-n1", "-n2", "xn2", "~n3", "xn3"}));
        rig.leave("n3"); // memberlist notices later; nothing is left to change.
        QVERIFY(rig.told().empty());
    }

    void forceLeaveOfOneThatLeavesOrLeftOnlyMovesItsTime()
    {
        Rig rig;
        rig.join("n1");
        rig.hear(leaveIntent(5, "n1"));
        rig.hear(leaveIntent(6, "n1"));
        QVERIFY(rig.status("n1") == Status::Leaving);
        rig.leave("n1");
        rig.hear(leaveIntent(8, "n1"));
        QVERIFY(rig.status("n1") == Status::Left);
        QCOMPARE(rig.statusTime("n1"), std::uint64_t{8});
    }

    void goneMembersAreReapedInTheirTime()
    {
        serf::SerfOptions options;
        options.reconnectTimeout = 10h;
        options.tombstoneTimeout = 20h;
        Rig rig{options};
        for (const auto* name : {"failed", "left", "stays"})
            rig.join(name);
        rig.hear(leaveIntent(2, "left"));
        rig.leave("left");
        rig.leave("failed");
        static_cast<void>(rig.told());
        rig.wait(9h + 59min);
        QVERIFY(rig.told().empty());
        rig.wait(2min);
        QCOMPARE(rig.told(), (Lines{"xfailed"}));
        rig.wait(10h);
        QCOMPARE(rig.told(), (Lines{"xleft"}));
        QCOMPARE(rig.machine.members(), std::size_t{2});
        QVERIFY(rig.status("stays") == Status::Alive);
    }

    void aForcedOneIsReapedByTheMomentOfItsFailure()
    {
        Rig rig;
        rig.join("n1");
        rig.leave("n1");
        rig.wait(23h);
        rig.hear(leaveIntent(5, "n1"));
        rig.wait(1h + 1min);
        QVERIFY(rig.status("n1") == Status::None);
    }

    void failedMembersAreDialledByTheirOdds()
    {
        Rig rig;
        for (int i = 0; i < 100; ++i)
            rig.join("n" + std::to_string(i));
        rig.wait(1h);
        QVERIFY(rig.machine.takeReconnects().empty());
        for (int i = 0; i < 10; ++i)
            rig.leave("n" + std::to_string(i));
        std::set<std::uint32_t> dialled;
        std::size_t count = 0;
        for (int hour = 0; hour < 20; ++hour) {
            rig.wait(5min);
            for (const auto& reconnect : rig.machine.takeReconnects()) {
                QVERIFY(rig.machine.find(reconnect.member)->status == Status::Failed);
                dialled.insert(reconnect.member.value());
                ++count;
            }
        }
        QVERIFY2(count > 8 && count < 45, qPrintable(QString::number(count))); // 200 * 10 / 91
        QVERIFY(dialled.size() > 3);
    }

    void aMemberThatWasGoneBeforeWeCameGetsARowAndNoEvent()
    {
        Rig rig;
        rig.hear(leaveIntent(4, "said"));
        rig.gone("dead", false);
        rig.gone("left", true);
        rig.gone("said", false);
        QVERIFY(rig.status("dead") == Status::Failed);
        QVERIFY(rig.status("left") == Status::Left);
        QVERIFY(rig.status("said") == Status::Left);
        QCOMPARE(rig.statusTime("said"), std::uint64_t{4});
        QVERIFY(rig.told().empty());
        rig.gone("left", true);
        QVERIFY(rig.told().empty());
        rig.wait(25h);
        QCOMPARE(rig.machine.members(), std::size_t{1});
    }

    void aMemberThatWasThereGoesWithAnEvent()
    {
        Rig rig;
        for (const auto* name : {"n1", "n2", "n3"})
            rig.join(name);
        rig.hear(leaveIntent(4, "n3"));
        static_cast<void>(rig.told());
        rig.gone("n1", false);
        rig.gone("n2", true);
        rig.gone("n3", false);
        QCOMPARE(rig.told(), (Lines{"!n1", "-n2", "-n3"}));
    }

    void anUpdateTellsTheNewRecord()
    {
        Rig rig;
        rig.join("n1");
        const auto fresh = record("n1", {{"a", "b"}});
        rig.machine.handleMemberUpdate(rig.now, rig.id("n1"), fresh);
        rig.machine.handleMemberUpdate(rig.now, rig.id("stranger"), record("stranger"));
        QCOMPARE(rig.told(), (Lines{"+n1", "*n1"}));
        QCOMPARE(rig.machine.find(rig.id("n1"))->record, fresh);
    }

    void aPoisonedIntentTouchesNobody()
    {
        Rig rig;
        rig.join("n1");
        rig.hear(leaveIntent(~std::uint64_t{0}, "n1"));
        rig.hear(leaveIntent(std::uint64_t{1} << 60U, "n1"));
        QVERIFY(rig.status("n1") == Status::Alive);
        QCOMPARE(rig.machine.clocks().member, LamportTime{1});
        QCOMPARE(rig.counters.value("serf.clock-poison"), std::uint64_t{2});
        QVERIFY(Rig::gossip(rig.machine.intents()).empty());
        rig.hear(leaveIntent(5, "n1"));
        QVERIFY(rig.status("n1") == Status::Leaving);
    }

    void onlyAJoinOfMemberlistsBringsTheGoneBack()
    {
        Rig rig;
        SeededRandom random{seed()};
        const auto name = [&] { return "n" + std::to_string(random.below(12)); };
        for (int step = 0; step < 50'000; ++step) {
            const auto who = name();
            const auto before = rig.status(who);
            const auto clock = rig.machine.clocks().member;
            const auto time = rig.machine.clocks().member.value() + random.below(6) - 3;
            bool joined = false;
            switch (random.below(6)) {
            case 0: rig.join(who), joined = true; break;
            case 1: rig.leave(who); break;
            case 2: rig.hear(joinIntent(time, who)); break;
            case 3: rig.hear(leaveIntent(time, who, random.below(20) == 0)); break;
            case 4: rig.gone(who, random.below(2) == 0); break;
            case 5: rig.wait(1s); break;
            }
            const auto after = rig.status(who);
            const bool wasGone =
                before == Status::Failed || before == Status::Left || before == Status::None;
            const bool isThere = after == Status::Alive || after == Status::Leaving;
            QVERIFY(!wasGone || !isThere || joined);
            QVERIFY(before != Status::Left || after != Status::Failed);
            QVERIFY(rig.machine.clocks().member >= clock);
            QVERIFY(rig.status("self") == Status::Alive);
            checkRows(rig);
        }
    }

private:
    static void checkRows(Rig& rig)
    {
        for (const auto& row : rig.machine.all())
            QCOMPARE(rig.machine.find(row.member), &row);
        QCOMPARE(rig.machine.all().size(), rig.machine.members());
    }
};

QTEST_APPLESS_MAIN(TstMemberStatuses)
#include "tst_member_statuses.moc"
