#include <QObject>
#include <QtTest/QTest>
#include <string>

#include "core/swim/member_table.h"
#include "tests/unit/swim/policies.h"
#include "tests/unit/swim/swim_bench.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace grapevine::swim::testing;
using namespace std::chrono_literals;

/// What the rows of a push/pull do, to a full member and to an observer.
class TstMembershipMerge : public QObject {
    Q_OBJECT

    AsGo member;
    AsObserver observer;

private Q_SLOTS:
    void aMemberTakesTheAliveAndDoubtsTheDead()
    {
        Bench bench(member);
        bench.started();
        bench.alive({"n1", 1});
        bench.alive({"n2", 2});
        bench.alive({"n3", 3});
        bench.forget();
        QVERIFY(bench.merge(
            {bench.row({"n1", 1, 2}, State::Alive), bench.row({"n2", 2}, State::Suspect),
             bench.row({"n3", 3}, State::Dead), bench.row({"n4", 4, 2}, State::Alive)}));
        QCOMPARE(bench.changes(), std::string{"Suspect n2 by self, Suspect n3 by self, Join n4"});
        QCOMPARE(bench.incarnationOf("n1"), 2U);
        QCOMPARE(bench.queued().size(), std::size_t{4});
    }

    void aMemberTakesAWordOfLeave()
    {
        Bench bench(member);
        bench.started().aliveOnes(1);
        QVERIFY(bench.merge({bench.row({"n1", 1}, State::Left), bench.row({"n2", 2}, State::Left),
                             bench.row({"n3", 3}, State::Dead)}));
        QCOMPARE(bench.changes(), std::string{"Leave n1 (left)"});
        QVERIFY(bench.find("n2") == nullptr);
    }

    void theOldPictureOfOurselvesIsRefuted_data()
    {
        QTest::addColumn<bool>("observes");
        QTest::newRow("member") << false;
        QTest::newRow("observer") << true;
    }

    void theOldPictureOfOurselvesIsRefuted()
    {
        QFETCH(bool, observes);
        Bench bench(observes ? static_cast<const Policy&>(observer) : member);
        bench.started();
        QVERIFY(bench.merge({bench.row({"self", 0, 5, "old"}, State::Alive)}));
        QCOMPARE(bench.list.selfIncarnation().value(), 6U);
        QVERIFY(bench.merge({bench.row({"self", 0, 6}, State::Left)}));
        QCOMPARE(bench.list.selfIncarnation().value(), 7U);
        QVERIFY(bench.merge({bench.row({"self", 0, 9}, State::Suspect)}));
        QCOMPARE(bench.list.selfIncarnation().value(), 10U);
        QVERIFY(bench.merge({bench.row({"self", 0, 3}, State::Dead)}));
        QCOMPARE(bench.list.selfIncarnation().value(), 10U);
        QCOMPARE(bench.changes(),
                 std::string{"SelfAccused self by peer, SelfAccused self by peer"});
        for (const auto& message : bench.queued())
            QCOMPARE(typeOf(message), wire::MessageType::Alive);
    }

    void anObserverTakesEveryRowAtItsWordAndTellsNobody()
    {
        Bench bench(observer);
        bench.started();
        QVERIFY(bench.merge(
            {bench.row({"n1", 1, 3}, State::Alive), bench.row({"n2", 2, 3}, State::Suspect),
             bench.row({"n3", 3, 3}, State::Dead), bench.row({"n4", 4, 3}, State::Left)}));
        QCOMPARE(bench.changes(), std::string{"Join n1, Join n2, Suspect n2 by ?, Leave n3, "
                                              "Leave n4 (left)"});
        QVERIFY(bench.queued().empty());
        for (const auto* name : {"n1", "n2", "n3", "n4"})
            QVERIFY(bench.find(name)->merged);
        QCOMPARE(bench.list.table().present(), std::size_t{3});
    }

    void theHigherIncarnationWinsThenTheGraverWord_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<int>("incarnation");
        QTest::addColumn<int>("result");
        const char* const names[] = {"alive", "suspect", "dead", "left"};
        const int gravity[] = {0, 1, 2, 2};
        for (int before = 0; before < 4; ++before) {
            for (int after = 0; after < 4; ++after) {
                QTest::addRow("%s, older %s", names[before], names[after])
                    << before << after << 4 << before;
                QTest::addRow("%s, same %s", names[before], names[after])
                    << before << after << 5 << (gravity[after] > gravity[before] ? after : before);
                QTest::addRow("%s, newer %s", names[before], names[after])
                    << before << after << 6 << after;
            }
        }
    }

    void theHigherIncarnationWinsThenTheGraverWord()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        QFETCH(int, incarnation);
        QFETCH(int, result);
        Bench bench(observer);
        bench.started();
        QVERIFY(bench.merge({bench.row({"n1", 1, 5}, static_cast<State>(before))}));
        const auto said = static_cast<std::uint32_t>(incarnation);
        QVERIFY(bench.merge({bench.row({"n1", 1, said}, static_cast<State>(after))}));
        QCOMPARE(static_cast<int>(bench.stateOf("n1")), result);
        QCOMPARE(bench.incarnationOf("n1"), std::max(said, 5U));
        QVERIFY(bench.queued().empty());
    }

    void hearsayNeverBecomesAVerdict()
    {
        Bench bench(observer);
        bench.started().aliveOnes(1);
        QVERIFY(bench.merge({bench.row({"n1", 1}, State::Suspect)}));
        const auto outputs = bench.run(1h);
        QCOMPARE(bench.changes(), std::string{"Suspect n1 by ?, NoVerdict n1"});
        QCOMPARE(bench.stateOf("n1"), State::Suspect);
        QVERIFY(bench.queued().empty());
    }

    void theFirstSuspicionByGossipIsToldOnAfterHearsay()
    {
        Bench bench(observer);
        bench.started().aliveOnes(1); // Two members: no confirmations are waited for.
        QVERIFY(bench.merge({bench.row({"n1", 1}, State::Suspect)}));
        bench.suspect("n1", 1, "n2");
        bench.suspect("n1", 1, "n3");
        QCOMPARE(bench.changes(),
                 std::string{"Suspect n1 by ?, Confirm n1 by n2, Confirm n1 by n3"});
        QCOMPARE(bench.queued().size(), std::size_t{1});
    }

    void aRowMovesNobodyWhoIsPresent()
    {
        Bench bench(observer);
        bench.started().aliveOnes(2);
        QVERIFY(bench.merge({bench.row({"n1", 9, 5, "meta"}, State::Suspect),
                             bench.row({"n2", 9, 5}, State::Alive)}));
        QCOMPARE(bench.find("n1")->record->endpoint, endpointOf(1));
        QCOMPARE(bench.changes(), std::string{"Suspect n1 by ?, Conflict n2"});
        QVERIFY(bench.merge({bench.row({"n1", 1, 6}, State::Left)}));
        QVERIFY(bench.merge({bench.row({"n1", 9, 7, "meta"}, State::Suspect)}));
        QCOMPARE(bench.changes(), std::string{"Leave n1 (left), Join n1, Suspect n1 by ?"});
        QCOMPARE(bench.find("n1")->record->endpoint, endpointOf(9));
    }

    void aRefusedMergeLeavesTheTableAsItWas_data()
    {
        QTest::addColumn<QByteArray>("versions");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("five") << QByteArray("\1\5\2\2\5");
        QTest::newRow("protocol too new") << QByteArray("\3\5\3\2\5\5");
        QTest::newRow("protocol too old") << QByteArray("\1\1\1\2\5\5");
        QTest::newRow("no delegate") << QByteArray("\1\5\2\0\0\0", 6);
    }

    void aRefusedMergeLeavesTheTableAsItWas()
    {
        QFETCH(QByteArray, versions);
        for (const Policy* policy :
             {static_cast<const Policy*>(&member), static_cast<const Policy*>(&observer)}) {
            Bench bench(*policy);
            bench.started().aliveOnes(1);
            const auto bad = toBytes(versions.toStdString());
            QVERIFY(!bench.merge({bench.row({"n1", 1, 9}, State::Dead),
                                  bench.row({"n2", 2}, State::Alive),
                                  bench.row({"n3", 3, 1, {}, bad}, State::Alive)}));
            QCOMPARE(bench.changes(), std::string{});
            QCOMPARE(bench.list.table().size(), std::size_t{2});
            QVERIFY(bench.queued().empty());
            QCOMPARE(bench.counters.value("swim.merge-versions-refused"), std::uint64_t{1});
        }
    }

    void aLocalMemberWithoutVersionsStopsNoMerge()
    {
        Bench bench(observer);
        bench.started();
        bench.alive({"n1", 1, 1, {}, {}});
        QVERIFY(bench.find("n1") != nullptr);
        QVERIFY(bench.merge({bench.row({"n2", 2}, State::Alive)}));
    }

    void unknownStatesOnlyCountForVersions()
    {
        Bench bench(observer);
        bench.started();
        auto row = bench.row({"n1", 1}, State::Alive);
        row.stateKnown = false;
        QVERIFY(bench.merge({row}));
        QCOMPARE(bench.list.table().size(), std::size_t{1});
        QCOMPARE(bench.counters.value("swim.state-unknown"), std::uint64_t{1});
    }

    void moreMembersThanTheCapAreRefusedAsAWhole()
    {
        Bench bench(observer);
        bench.started();
        const auto row = bench.row({"n1", 1}, State::Alive);
        const auto merged = bench.list.merge(
            bench.now, "peer", std::vector<RemoteNode>(MemberTable::kMembersMost + 1, row));
        QVERIFY(!merged);
        QCOMPARE(merged.error(), MergeRefusal::OverCap);
        QCOMPARE(bench.list.table().size(), std::size_t{1});
    }

    void aDeadRowOfNobodyIsNoRow()
    {
        Bench bench(observer);
        bench.started();
        QVERIFY(bench.merge({bench.row({"n1", 1, 0}, State::Dead)}));
        QCOMPARE(bench.list.table().size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TstMembershipMerge)
#include "tst_membership_merge.moc"
