#include <QtTest/QTest>

#include <limits>
#include <map>

#include "core/agent/peek_table.h"
#include "core/base/random.h"
#include "tests/unit/agent/peek_builder.h"

using namespace grapevine;
using namespace grapevine::agent;
using grapevine::link::EntryKind;
using grapevine::link::MemberStatus;
using grapevine::link::RawState;
using grapevine::link::RowSource;
using test::at;
using test::PeekBuilder;

namespace {

std::string kinds(const TableChanges& changes)
{
    std::string out;
    for (const auto& entry : changes.entries) {
        if (!out.empty()) out += ' ';
        out += word(entry.kind);
        if (!entry.members.empty() && entry.kind != EntryKind::Snapshot) {
            out += ':' + entry.members.front()->facts->name;
        }
    }
    return out;
}

} // namespace

class TstPeekTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstAnswerIsASnapshotAndNothingElse()
    {
        PeekTable table{ClusterId{1}};
        const auto changes = table.handleAnswer(at(0), "a",
                                                PeekBuilder{}
                                                    .alive("a")
                                                    .member("b", RawState::Suspect, 3)
                                                    .eventClock(5)
                                                    .event(4, "old"));
        QCOMPARE(kinds(changes), std::string{"snapshot"});
        QCOMPARE(changes.entries.front().members.size(), std::size_t{2});
        QCOMPARE(table.find("b")->status, MemberStatus::Alive);
        QCOMPARE(table.find("b")->state, RawState::Suspect);
        QVERIFY(table.find("b")->sinceFirstLook);
        QCOMPARE(table.find("a")->key.cluster, ClusterId{1});
        QCOMPARE(changes.views.size(), std::size_t{2});
    }

    void everyChangeIsOneEntry_data()
    {
        QTest::addColumn<int>("scenario");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("join") << 0 << QByteArray("member-join:b");
        QTest::newRow("suspect") << 1 << QByteArray("member-suspect:b");
        QTest::newRow("failed") << 2 << QByteArray("member-failed:b");
        QTest::newRow("left") << 3 << QByteArray("member-leave:b");
        QTest::newRow("update") << 4 << QByteArray("member-update:b");
        QTest::newRow("reap") << 5 << QByteArray("member-reap:b");
        QTest::newRow("nothing") << 6 << QByteArray("");
        QTest::newRow("user event") << 7 << QByteArray("user");
    }
    void everyChangeIsOneEntry()
    {
        QFETCH(int, scenario);
        QFETCH(QByteArray, expected);
        PeekTable table{ClusterId{}};
        // Facts are interned in production: the same pointer is the same member word for word.
        const PeekAnswer before = PeekBuilder{}.alive("a").alive("b");
        const auto& a = before.members[0];
        auto b = before.members[1];
        static_cast<void>(table.handleAnswer(
            at(0), "a", scenario == 0 ? PeekBuilder{}.alive("a").answer() : before));
        PeekAnswer after = PeekBuilder{}.nameOnly("a").nameOnly("b");
        switch (scenario) {
        case 1: b.state = RawState::Suspect; break;
        case 2: b.state = RawState::Dead; break;
        case 3:
            b.state = RawState::Left;
            after.leftMembers = {"b"};
            break;
        case 4: b = PeekBuilder{}.alive("b", 2, {{"role", "web"}}).answer().members[0]; break;
        case 7: after.events.push_back({LamportTime{1}, "deploy", {}}); break;
        default: break;
        }
        after.members = {a, b};
        if (scenario == 5) {
            auto gone = b;
            gone.state = RawState::Dead;
            PeekAnswer dead = before;
            dead.members = {a, gone};
            static_cast<void>(table.handleAnswer(at(4), "a", dead));
            after.members = {a};
            after.statusTimes = {{"a", LamportTime{1}}};
        }
        after.members[0].facts = table.find("a")->facts;
        QCOMPARE(kinds(table.handleAnswer(at(5), "a", after)), expected.toStdString());
    }

    void refuteNeedsAHigherIncarnation()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(
            at(0), "a", PeekBuilder{}.alive("a").member("b", RawState::Suspect, 3)));
        const auto facts = table.find("b")->facts;
        PeekAnswer lagging = PeekBuilder{}.alive("a").nameOnly("b");
        lagging.members.push_back({facts, RawState::Alive, Incarnation{3}});
        static_cast<void>(table.handleAnswer(at(1), "c", lagging));
        QCOMPARE(table.find("b")->state, RawState::Suspect);
        lagging.members.back().incarnation = Incarnation{4};
        const auto changes = table.handleAnswer(at(2), "c", lagging);
        QVERIFY(kinds(changes).find("member-refute:b") != std::string::npos);
        QCOMPARE(table.find("b")->state, RawState::Alive);
    }

    void olderNewsOfAnotherMemberDoesNotBringBackTheDead()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(at(0), "a", PeekBuilder{}.alive("a").alive("b", 7)));
        static_cast<void>(table.handleAnswer(
            at(5), "a", PeekBuilder{}.alive("a").member("b", RawState::Dead, 7)));
        static_cast<void>(table.handleAnswer(at(6), "c", PeekBuilder{}.alive("a").alive("b", 7)));
        QCOMPARE(table.find("b")->status, MemberStatus::Failed);
        QCOMPARE(table.find("b")->askedBy, std::string{"a"});
        QVERIFY(table.counters().value("peek.older-news-ignored") > 0);
    }

    void aMemberForgottenWhileDeadMayRestartAtIncarnationOne()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(
            at(0), "a", PeekBuilder{}.alive("a").member("b", RawState::Dead, 7)));
        static_cast<void>(table.handleAnswer(at(50), "c", PeekBuilder{}.alive("a").alive("b", 1)));
        QCOMPARE(table.find("b")->status, MemberStatus::Alive);
    }

    void aNameWithoutANodeKeepsWhatWeSawBefore()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(
            at(0), "a", PeekBuilder{}.alive("a").alive("b", 1, {{"role", "db"}})));
        static_cast<void>(table.handleAnswer(
            at(8), "a", PeekBuilder{}.alive("a").member("b", RawState::Dead, 1, {{"role", "db"}})));
        const auto changes =
            table.handleAnswer(at(50), "a", PeekBuilder{}.alive("a").nameOnly("b"));
        QCOMPARE(kinds(changes), std::string{});
        const auto row = table.find("b");
        QCOMPARE(row->source, RowSource::Memory);
        QCOMPARE(row->status, MemberStatus::Failed);
        QCOMPARE(row->facts->tags.size(), std::size_t{1});
        QVERIFY(!row->facts->endpoint.address.isNone());
        QCOMPARE(row->since.boot, at(8).boot);
    }

    void whatAnAgentStillKnowsFillsANameAndNothingElse()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(at(0), "a", PeekBuilder{}.alive("a").nameOnly("b")));
        const auto told = PeekBuilder{}.alive("b", 1, {{"role", "db"}}).answer().members[0].facts;
        const auto changes = table.handleToldFacts(told);
        QCOMPARE(changes.changed.size(), std::size_t{1});
        QVERIFY(changes.entries.empty());
        QCOMPARE(table.find("b")->source, RowSource::Rpc);
        QCOMPARE(table.find("b")->facts->tags.size(), std::size_t{1});
        QCOMPARE(table.find("b")->status, MemberStatus::Failed);
        // It stays through further answers, is filled once, and a node's own word outranks it.
        static_cast<void>(table.handleAnswer(at(5), "a", PeekBuilder{}.alive("a").nameOnly("b")));
        QCOMPARE(table.find("b")->source, RowSource::Rpc);
        QVERIFY(table.handleToldFacts(told).changed.empty());
        static_cast<void>(table.handleAnswer(at(9), "a", PeekBuilder{}.alive("a").alive("b", 2)));
        QCOMPARE(table.find("b")->source, RowSource::Peek);
        const auto others = PeekBuilder{}.alive("z").answer().members[0].facts;
        QVERIFY(table.handleToldFacts(others).changed.empty());
    }

    void aNameNeverSeenWithANodeIsNameOnly()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(
            at(0), "a", PeekBuilder{}.alive("a").nameOnly("x").nameOnly("y").left("y")));
        QCOMPARE(table.find("x")->source, RowSource::NameOnly);
        QCOMPARE(table.find("x")->status, MemberStatus::Failed);
        QCOMPARE(table.find("y")->status, MemberStatus::Left);
        QVERIFY(table.find("x")->facts->endpoint.address.isNone());
        const auto changes = table.handleAnswer(
            at(5), "a", PeekBuilder{}.alive("a").alive("x", 1).nameOnly("y").left("y"));
        QVERIFY(kinds(changes).find("member-join:x") != std::string::npos);
        QCOMPARE(table.find("x")->source, RowSource::Peek);
    }

    void aLoneViewDoesNotReapWhatOthersStillTell()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(
            table.handleAnswer(at(0), "a", PeekBuilder{}.alive("a").alive("b").alive("c")));
        static_cast<void>(table.handleAnswer(at(1), "c", PeekBuilder{}.alive("c")));
        QVERIFY(table.find("b") != nullptr);
        // Nor does the silence of the one whose word it was: that one may have restarted alone.
        static_cast<void>(table.handleAnswer(at(2), "a", PeekBuilder{}.alive("a").alive("c")));
        QVERIFY(table.find("b") != nullptr);
        const auto changes = table.handleAnswer(at(65), "a", PeekBuilder{}.alive("a").alive("c"));
        QVERIFY(kinds(changes).find("member-reap:b") != std::string::npos);
        QVERIFY(table.find("b") == nullptr);
    }

    void historyOfTheEventRingIsNoNews()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(
            at(0), "a", PeekBuilder{}.alive("a").eventClock(10).event(8, "old")));
        auto changes = table.handleAnswer(
            at(1), "b", PeekBuilder{}.alive("a").eventClock(10).event(7, "older").event(8, "old"));
        for (const auto& entry : changes.entries)
            QVERIFY(entry.kind != EntryKind::User);
        changes = table.handleAnswer(
            at(2), "a", PeekBuilder{}.alive("a").eventClock(11).event(8, "old").event(10, "new"));
        int users = 0;
        for (const auto& entry : changes.entries)
            users += entry.kind == EntryKind::User ? 1 : 0;
        QCOMPARE(users, 1);
        changes = table.handleAnswer(at(3), "b",
                                     PeekBuilder{}.alive("a").eventClock(11).event(10, "new"));
        for (const auto& entry : changes.entries)
            QVERIFY(entry.kind != EntryKind::User);
    }

    void membersThatDisagreeWhetherOneLeftDoNotMakeItFlap()
    {
        PeekTable table{ClusterId{}};
        const PeekAnswer left = PeekBuilder{}.alive("a").nameOnly("x").left("x");
        const PeekAnswer failed = PeekBuilder{}.alive("a").nameOnly("x");
        static_cast<void>(table.handleAnswer(at(0), "a", failed));
        QCOMPARE(kinds(table.handleAnswer(at(2), "b", left)).find("member-leave:x") !=
                     std::string::npos,
                 true);
        for (int round = 2; round < 6; ++round) {
            const auto who = round % 2 == 0 ? "c" : "b";
            const auto changes =
                table.handleAnswer(at(round * 2), who, round % 2 == 0 ? failed : left);
            QCOMPARE(kinds(changes), std::string{});
        }
        QCOMPARE(table.find("x")->status, MemberStatus::Left);
    }

    void aMemberThatAnswersUsIsAliveWhateverOthersStillSay()
    {
        PeekTable table{ClusterId{}};
        // a was restarted and is at incarnation 1 again; b has not forgotten that it was dead at 3.
        const PeekAnswer own = PeekBuilder{}.alive("a", 1);
        const PeekAnswer stale = PeekBuilder{}.alive("b").member("a", RawState::Dead, 3);
        static_cast<void>(table.handleAnswer(at(0), "b", stale));
        QCOMPARE(table.find("a")->status, MemberStatus::Failed);
        static_cast<void>(table.handleAnswer(at(3), "a", own));
        QCOMPARE(table.find("a")->status, MemberStatus::Alive);
        for (int round = 2; round < 8; ++round) {
            static_cast<void>(table.handleAnswer(at(round * 5), "b", stale));
            QCOMPARE(table.find("a")->status, MemberStatus::Alive);
            static_cast<void>(table.handleAnswer(at(round * 5 + 2), "a", own));
        }
        // Once it has been silent for a minute, the others are believed.
        static_cast<void>(table.handleAnswer(at(120), "b", stale));
        QCOMPARE(table.find("a")->status, MemberStatus::Failed);
    }

    void aDeathAfterTheLastAnswerIsBelievedAtOnce()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(at(0), "a", PeekBuilder{}.alive("a").alive("b")));
        static_cast<void>(table.handleAnswer(
            at(5), "b", PeekBuilder{}.alive("b").member("a", RawState::Suspect, 1)));
        QCOMPARE(table.find("a")->state, RawState::Suspect);
        static_cast<void>(table.handleAnswer(
            at(9), "b", PeekBuilder{}.alive("b").member("a", RawState::Dead, 1)));
        QCOMPARE(table.find("a")->status, MemberStatus::Failed);
    }

    void theOrderOfTwoViewsDoesNotDecide()
    {
        const PeekAnswer own = PeekBuilder{}.alive("a", 1);
        const PeekAnswer other = PeekBuilder{}.alive("b").member("a", RawState::Dead, 1);
        for (const bool ownFirst : {true, false}) {
            PeekTable table{ClusterId{}};
            static_cast<void>(
                table.handleAnswer(at(0), ownFirst ? "a" : "b", ownFirst ? own : other));
            static_cast<void>(
                table.handleAnswer(at(0), ownFirst ? "b" : "a", ownFirst ? other : own));
            QCOMPARE(table.find("a")->status, MemberStatus::Alive);
        }
    }

    void eventsOfAClusterThatStartedAnewAreNews()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(
            table.handleAnswer(at(0), "a", PeekBuilder{}.alive("a").eventClock(7).event(6, "old")));
        const auto changes = table.handleAnswer(
            at(60), "a", PeekBuilder{}.alive("a").eventClock(3).event(2, "afterall"));
        QVERIFY(kinds(changes).find("user") != std::string::npos);
    }

    void historyOfAMemberFurtherAheadIsNoNews()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(at(0), "a", PeekBuilder{}.alive("a").eventClock(1)));
        const auto changes = table.handleAnswer(
            at(1), "b", PeekBuilder{}.alive("a").eventClock(50).event(40, "old40"));
        QVERIFY(kinds(changes).find("user") == std::string::npos);
    }

    void aPingFillsRttAndOnlyAUsableCoordinate()
    {
        PeekTable table{ClusterId{}};
        static_cast<void>(table.handleAnswer(at(0), "a", PeekBuilder{}.alive("a")));
        const auto id = table.find("a")->key.member;
        wire::Coordinate told;
        told.vector.assign(8, 0.5);
        static_cast<void>(table.handlePing(id, std::chrono::milliseconds{3}, told));
        QVERIFY(table.find("a")->rtt == Duration{std::chrono::milliseconds{3}});
        QVERIFY(table.find("a")->coordinate != nullptr);
        told.vector[3] = std::numeric_limits<double>::quiet_NaN();
        static_cast<void>(table.handlePing(id, std::chrono::milliseconds{4}, told));
        QVERIFY(table.find("a")->coordinate == nullptr);
        told.vector.assign(3, 0.5);
        static_cast<void>(table.handlePing(id, std::chrono::milliseconds{4}, told));
        QVERIFY(table.find("a")->coordinate == nullptr);
        QCOMPARE(table.counters().value("ping.coordinate-refused"), std::uint64_t{2});
        QVERIFY(table.handlePing(MemberId{99}, Duration{1}, told).changed.empty());
    }

    void deltasAppliedEqualTheFullPicture()
    {
        const auto given = qEnvironmentVariable("GRAPEVINE_SEED");
        const std::uint64_t seed = given.isEmpty() ? 20261120 : given.toULongLong();
        qInfo("seed %llu (GRAPEVINE_SEED)", static_cast<unsigned long long>(seed));
        SeededRandom random{seed};
        PeekTable table{ClusterId{}};
        std::map<MemberKey, link::MemberRowPtr> picture;
        for (int step = 0; step < 400; ++step) {
            PeekBuilder builder;
            for (int i = 0; i < 20; ++i) {
                const std::string name(1, static_cast<char>('a' + i));
                switch (random.below(6)) {
                case 0:
                    builder.member(name, RawState::Dead,
                                   static_cast<std::uint32_t>(random.below(5)));
                    break;
                case 1:
                    builder.member(name, RawState::Suspect,
                                   static_cast<std::uint32_t>(random.below(5)));
                    break;
                case 2: builder.nameOnly(name); break;
                case 3: break;
                default: builder.alive(name, static_cast<std::uint32_t>(random.below(5)));
                }
            }
            const std::string asker(1, static_cast<char>('a' + random.below(3)));
            const auto changes = table.handleAnswer(at(step * 2), asker, builder);
            for (const auto& row : changes.changed)
                picture[row->key] = row;
            for (const auto& key : changes.removed)
                picture.erase(key);
            const auto rows = table.rows();
            QCOMPARE(picture.size(), rows.size());
            for (const auto& row : rows)
                QVERIFY(picture.at(row->key) == row);
        }
    }
};

QTEST_APPLESS_MAIN(TstPeekTable)
#include "tst_peek_table.moc"
