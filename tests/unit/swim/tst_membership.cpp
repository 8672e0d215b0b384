#include <QObject>
#include <QtTest/QTest>
#include <limits>
#include <string>

#include "tests/unit/swim/policies.h"
#include "tests/unit/swim/swim_bench.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace grapevine::swim::testing;
using namespace std::chrono_literals;

/// What alive, suspect and dead do to the table of a full member.
class TstMembership : public QObject {
    Q_OBJECT

    AsGo policy;

private Q_SLOTS:
    void startingAnnouncesOurselves()
    {
        Bench bench(policy);
        bench.start();
        QCOMPARE(bench.changes(), std::string{"Join self"});
        QCOMPARE(bench.list.selfIncarnation().value(), 1U);
        const auto queued = bench.queued();
        QCOMPARE(queued.size(), std::size_t{1});
        QCOMPARE(decoded<wire::Alive>(queued[0]).incarnation.value(), 1U);
        QCOMPARE(bench.list.table().present(), std::size_t{1});
    }

    void aNewMemberJoinsAndIsToldOnVerbatim()
    {
        Bench bench(policy);
        bench.started();
        // Another encoding than ours: bytes after the map are legal and must survive.
        wire::Alive message{Incarnation{1}, "n1", addressOf(1), 7946, {}, {}};
        const auto address = addressOf(1);
        const auto versions = toBytes(std::string_view{"\1\5\2\2\5\5"});
        message.address = address;
        message.versions = versions;
        auto bytes = encoded(message);
        bytes.push_back(std::byte{0xC0});
        bench.list.handleAlive(bench.now, message, bytes);
        QCOMPARE(bench.changes(), std::string{"Join n1"});
        const auto queued = bench.queued();
        QCOMPARE(queued.size(), std::size_t{1});
        QCOMPARE(toHex(queued[0]), toHex(bytes));
    }

    void anAliveSaidTwiceChangesNothing()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        bench.alive({"n1", 1});
        QCOMPARE(bench.changes(), std::string{});
        QVERIFY(bench.queued().empty());
    }

    void newMetaIsAnUpdateAndNoJoin()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        bench.alive({"n1", 1, 1, "ignored"});
        bench.alive({"n1", 1, 2, "taken"});
        QCOMPARE(bench.changes(), std::string{"Update n1"});
        QCOMPARE(asText(bench.find("n1")->record->meta), std::string_view{"taken"});
    }

    void aSuspectRefutesWithAHigherIncarnation()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        bench.suspect("n1", 1, "n2");
        bench.alive({"n1", 1, 1});
        QCOMPARE(bench.stateOf("n1"), State::Suspect);
        bench.alive({"n1", 1, 2});
        QCOMPARE(bench.changes(), std::string{"Suspect n1 by n2, Refute n1"});
        bench.run(1h, AnswersPings(bench));
        QCOMPARE(bench.stateOf("n1"), State::Alive);
        QCOMPARE(bench.incarnationOf("n1"), 2U);
    }

    void anotherAddressIsAConflictUntilTheMemberLeft()
    {
        Bench bench(policy);
        bench.started().aliveOnes(2);
        bench.alive({"n1", 9, 5});
        QCOMPARE(bench.changes(), std::string{"Conflict n1"});
        QCOMPARE(bench.find("n1")->record->endpoint, endpointOf(1));
        bench.dead("n1", 1, "n2");
        bench.alive({"n1", 9, 5});
        QCOMPARE(bench.changes(), std::string{"Leave n1, Conflict n1"});
        bench.dead("n2", 1, "n2");
        bench.alive({"n2", 9, 1});
        QCOMPARE(bench.changes(), std::string{"Leave n2 (left), Join n2"});
        QCOMPARE(bench.find("n2")->record->endpoint, endpointOf(9));
    }

    void aDeadNameIsReclaimedAfterItsTime()
    {
        auto timing = Timing::lan();
        timing.deadNodeReclaimTime = 10s;
        timing.probeInterval = 1h;
        Bench bench(policy, timing);
        bench.started().aliveOnes(1);
        bench.dead("n1", 1, "n2");
        bench.now += 10s;
        bench.alive({"n1", 9, 1});
        bench.now += 1ns;
        bench.alive({"n1", 9, 1});
        QCOMPARE(bench.changes(), std::string{"Leave n1, Conflict n1, Join n1"});
    }

    void aStrangerIsNeverSuspectNorDead()
    {
        Bench bench(policy);
        bench.started();
        bench.suspect("n1", 1, "n2");
        bench.dead("n1", 1, "n2");
        QCOMPARE(bench.changes(), std::string{});
        QVERIFY(bench.queued().empty());
        QVERIFY(!bench.names.find("n1"));
    }

    void anOldSuspicionIsIgnored()
    {
        Bench bench(policy);
        bench.started();
        bench.alive({"n1", 1, 10});
        bench.forget();
        bench.suspect("n1", 9, "n2");
        QCOMPARE(bench.stateOf("n1"), State::Alive);
        QVERIFY(bench.queued().empty());
    }

    void aSuspectIsDeadWhenItsTimeIsUp()
    {
        auto timing = Timing::lan();
        timing.probeInterval = 1s;
        timing.tcpPings = false;
        Bench bench(policy, timing);
        bench.started().aliveOnes(1);
        bench.suspect("n1", 1, "n1");
        bench.run(3999ms, AnswersPings(bench));
        QCOMPARE(bench.stateOf("n1"), State::Suspect);
        bench.run(1ms, AnswersPings(bench));
        QCOMPARE(bench.changes(), std::string{"Suspect n1 by n1, Leave n1"});
        const auto dead = decoded<wire::Dead>(bench.queued().at(0));
        QCOMPARE(dead.from, std::string_view{"self"});
        QCOMPARE(dead.incarnation.value(), 1U);
    }

    void accusersShortenTheTimeAndEachIsToldOnOnce()
    {
        Bench bench(policy);
        bench.started().aliveOnes(9);
        bench.suspect("n1", 1, "n2");
        QCOMPARE(bench.queued().size(), std::size_t{1});
        bench.suspect("n1", 1, "n2");
        bench.suspect("n1", 1, "n3");
        bench.suspect("n1", 1, "n4");
        bench.suspect("n1", 1, "n5"); // Nobody waits for it: we say so, and not to others.
        bench.suspect("n1", 1, "n5");
        QCOMPARE(bench.changes(), std::string{"Suspect n1 by n2, Confirm n1 by n3, Confirm n1 by "
                                              "n4, Confirm n1 by n5"});
        QCOMPARE(decoded<wire::Suspect>(bench.queued().at(0)).from, std::string_view{"n4"});
        bench.run(4s, AnswersPings(bench)); // The shortest window of ten members.
        QCOMPARE(bench.stateOf("n1"), State::Dead);
    }

    void deadThenLeftStaysDead()
    {
        Bench bench(policy);
        bench.started().aliveOnes(2);
        bench.dead("n1", 1, "n2");
        bench.dead("n1", 1, "n1");
        bench.dead("n1", 5, "n1");
        QCOMPARE(bench.changes(), std::string{"Leave n1"});
        QCOMPARE(bench.stateOf("n1"), State::Dead);
        QCOMPARE(bench.incarnationOf("n1"), 1U);
    }

    void anAliveOfTheSameIncarnationDoesNotRaiseTheDead()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        bench.dead("n1", 1, "n2");
        bench.alive({"n1", 1, 1});
        QCOMPARE(bench.stateOf("n1"), State::Dead);
        bench.alive({"n1", 1, 2});
        QCOMPARE(bench.changes(), std::string{"Leave n1, Join n1"});
    }

    void accusationsOfOurselvesAreRefuted()
    {
        Bench bench(policy);
        bench.started();
        bench.suspect("self", 7, "n1");
        QCOMPARE(bench.list.selfIncarnation().value(), 8U);
        bench.dead("self", 8, "n2");
        bench.dead("self", 3, "n3");
        QCOMPARE(bench.list.selfIncarnation().value(), 9U);
        QCOMPARE(bench.changes(), std::string{"SelfAccused self by n1, SelfAccused self by n2"});
        QCOMPARE(bench.list.healthScore(), 2U);
        const auto alive = decoded<wire::Alive>(bench.queued().at(0));
        QCOMPARE(alive.incarnation.value(), 9U);
        QCOMPARE(alive.node, std::string_view{"self"});
    }

    void anIncarnationThatCannotBeBeatenIsIgnored()
    {
        constexpr auto last = std::numeric_limits<std::uint32_t>::max();
        Bench bench(policy);
        bench.started();
        bench.suspect("self", last, "n1");
        bench.dead("self", last, "n1");
        bench.alive({"self", 0, last});
        QVERIFY(bench.merge({bench.row({"self", 0, last}, State::Left)}));
        QCOMPARE(bench.list.selfIncarnation().value(), 1U);
        QCOMPARE(bench.counters.value("swim.incarnation-unbeatable"), std::uint64_t{4});
        QCOMPARE(bench.changes(), std::string{});
        bench.suspect("self", last - 1, "n1");
        QCOMPARE(bench.list.selfIncarnation().value(), last);
        bench.list.updateMeta(bench.now, toBytes("new"));
        QCOMPARE(bench.list.selfIncarnation().value(), last); // Never nonsense.
    }

    void brokenVersionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("versions");
        QTest::addColumn<QString>("counter");
        for (int i = 1; i <= 5; ++i)
            QTest::addRow("%d bytes", i) << QByteArray("\1\5\2\2\5", i) << "swim.versions-short";
        QTest::newRow("no least") << QByteArray("\0\5\2\2\5\5", 6) << "swim.versions-invalid";
        QTest::newRow("no most") << QByteArray("\1\0\2\2\5\5", 6) << "swim.versions-invalid";
        QTest::newRow("crossed") << QByteArray("\3\2\2\2\5\5", 6) << "swim.versions-invalid";
    }

    void brokenVersionsAreRefused()
    {
        QFETCH(QByteArray, versions);
        QFETCH(QString, counter);
        Bench bench(policy);
        bench.started();
        bench.alive({"n1", 1, 1, {}, toBytes(versions.toStdString())});
        QVERIFY(bench.find("n1") == nullptr);
        QVERIFY(!bench.names.find("n1"));
        QVERIFY(bench.queued().empty());
        QCOMPARE(bench.counters.value(counter.toStdString()), std::uint64_t{1});
    }

    void anAliveWithoutVersionsKeepsTheKnownOnes()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        bench.alive({"n1", 1, 2, "new", {}});
        QVERIFY(bench.find("n1")->record->versionsKnown);
        QCOMPARE(asText(bench.find("n1")->record->meta), std::string_view{"new"});
    }

    void namesThatCannotBeAreRefused()
    {
        Bench bench(policy);
        bench.started();
        bench.alive({std::string(2000, 'x'), 1});
        bench.alive({"", 1});
        bench.alive({"n0", 1, 0});
        QCOMPARE(bench.list.table().size(), std::size_t{1});
        QCOMPARE(bench.counters.value("swim.name-refused"), std::uint64_t{2});
        QCOMPARE(bench.counters.value("swim.incarnation-zero"), std::uint64_t{1});
    }

    void whatFitsNoPacketIsNotToldOn()
    {
        Bench bench(policy);
        bench.started();
        bench.alive({"n1", 1, 1, std::string(2000, 'x')});
        QCOMPARE(bench.changes(), std::string{"Join n1"});
        QVERIFY(bench.queued().empty());
    }

    void leavingIsToldUntilItsSendsAreUsedUp()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        bench.list.leave(bench.now);
        QVERIFY(bench.list.leaving());
        QVERIFY(!bench.list.leaveTold());
        bench.suspect("self", 9, "n1");
        bench.alive({"self", 0, 9});
        const auto dead = decoded<wire::Dead>(bench.queued().at(0));
        QCOMPARE(dead.node, std::string_view{"self"});
        QCOMPARE(dead.from, std::string_view{"self"});
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!bench.list.leaveTold());
            QCOMPARE(bench.queued().size(), std::size_t{1});
        }
        QVERIFY(bench.list.leaveTold());
        QCOMPARE(bench.changes(), std::string{"Leave self (left)"});
        QCOMPARE(bench.list.selfIncarnation().value(), 1U);
    }

    void whoIsAloneHasLeftAtOnce()
    {
        Bench bench(policy);
        bench.started();
        bench.list.leave(bench.now);
        QVERIFY(bench.list.leaveTold());
    }

    void comingBackCountsTheIncarnationOn()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        bench.list.leave(bench.now);
        bench.forget();
        bench.start();
        QCOMPARE(bench.changes(), std::string{"Join self"});
        QCOMPARE(bench.list.selfIncarnation().value(), 2U);
        QVERIFY(!bench.list.leaving());
        auto other = Bench::ourselves();
        other.name = "n1";
        other.port = 1234;
        bench.list.start(bench.now, other, Incarnation{30});
        QCOMPARE(bench.changes(), std::string{"Forget self"});
        QCOMPARE(bench.list.selfIncarnation().value(), 30U);
        QCOMPARE(bench.find("n1")->record->port, std::uint16_t{1234});
        QVERIFY(bench.find("self") == nullptr);
    }

    void newMetaOfOursIsToldWithTheNextIncarnation()
    {
        Bench bench(policy);
        bench.started();
        bench.list.updateMeta(bench.now, toBytes("new"));
        QCOMPARE(bench.changes(), std::string{"Update self"});
        const auto queued = bench.queued();
        const auto alive = decoded<wire::Alive>(queued.at(0));
        QCOMPARE(alive.incarnation.value(), 2U);
        QCOMPARE(asText(alive.meta), std::string_view{"new"});
    }

    void nothingHappensBeforeTheStart()
    {
        Bench bench(policy);
        bench.alive({"n1", 1});
        bench.suspect("n1", 1, "n2");
        bench.list.handlePing(bench.now, endpointOf(1), {}, {});
        bench.list.updateMeta(bench.now, {});
        bench.list.leave(bench.now);
        bench.list.handleStall(bench.now);
        QVERIFY(bench.merge({bench.row({"n1", 1}, State::Alive)}));
        QVERIFY(bench.list.localNodes(bench.now, true).empty());
        QVERIFY(!bench.list.nextTimeout());
        QVERIFY(bench.list.takeOutputs().empty());
        QCOMPARE(bench.list.table().size(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TstMembership)
#include "tst_membership.moc"
