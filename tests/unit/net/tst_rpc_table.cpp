#include <QtTest/QTest>

#include <chrono>
#include <string>
#include <vector>

#include "core/net/rpc_table.h"

using namespace grapevine;
using namespace grapevine::net;
using namespace std::chrono_literals;
using agent::TableChanges;
using link::EntryKind;
using link::MemberStatus;
using Kind = rpc::EventRecord::Kind;

namespace {

Moment at(Duration since)
{
    return {TimePoint{1000s + since}, WallTime{}};
}

rpc::Member member(const std::string& name, MemberStatus status = MemberStatus::Alive,
                   const std::string& role = "web")
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    facts->tags = {{"role", role}};
    facts->endpoint = {IpAddress::fromText("10.0.0.1").value(), 7946};
    return {std::move(facts), status};
}

rpc::EventRecord record(Kind kind, std::vector<rpc::Member> members)
{
    rpc::EventRecord out;
    out.kind = kind;
    out.members = std::move(members);
    return out;
}

std::vector<EntryKind> kinds(const TableChanges& changes)
{
    std::vector<EntryKind> out;
    for (const auto& entry : changes.entries)
        out.push_back(entry.kind);
    return out;
}

using Kinds = std::vector<EntryKind>;

RpcTable tableOf(const std::vector<rpc::Member>& members)
{
    RpcTable out{ClusterId{1}, true};
    static_cast<void>(out.handleMembers(at(0s), members));
    return out;
}

} // namespace

class TstRpcTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstListIsASnapshot()
    {
        RpcTable table{ClusterId{1}, true};
        QVERIFY(!table.ready());
        const auto changes = table.handleMembers(
            at(0s), {member("b", MemberStatus::Failed), member("a"), member("c")});
        QVERIFY(kinds(changes) == Kinds{EntryKind::Snapshot});
        QCOMPARE(changes.entries[0].members.size(), std::size_t{3});
        QCOMPARE(changes.changed.size(), std::size_t{3});
        QVERIFY(table.rows()[0]->facts->name == "a" && table.rows()[0]->sinceFirstLook);
        QCOMPARE(table.aliveCount(), std::size_t{2});
        QVERIFY(table.find("b")->state == link::RawState::Dead);
    }

    void theSameListAgainChangesNothing()
    {
        auto table = tableOf({member("a"), member("b")});
        const auto changes = table.handleMembers(at(30s), {member("b"), member("a")});
        QVERIFY(changes.changed.empty() && changes.entries.empty() && changes.removed.empty());
    }

    void theListSetsRowsAndTheStreamTellsOnce()
    {
        auto table = tableOf({member("a"), member("b")});
        const auto list =
            table.handleMembers(at(30s), {member("a"), member("b", MemberStatus::Failed)});
        QCOMPARE(list.changed.size(), std::size_t{1});
        QVERIFY(list.entries.empty());
        const auto told =
            table.handleEvent(at(32s), record(Kind::Failed, {member("b", MemberStatus::Failed)}));
        QVERIFY(kinds(told) == Kinds{EntryKind::MemberFailed});
        QVERIFY(told.changed.empty());
        const auto later =
            table.handleMembers(at(60s), {member("a"), member("b", MemberStatus::Failed)});
        QVERIFY(later.entries.empty());
    }

    void whatTheStreamLostIsToldByTheList()
    {
        auto table = tableOf({member("a"), member("b"), member("c"), member("d")});
        const std::vector<rpc::Member> now = {member("a", MemberStatus::Failed),
                                              member("b", MemberStatus::Left),
                                              member("c", MemberStatus::Alive, "db"), member("e")};
        QVERIFY(table.handleMembers(at(30s), now).entries.empty());
        QVERIFY(table.handleMembers(at(35s), now).entries.empty());
        const auto derived = table.handleMembers(at(60s), now);
        QVERIFY((kinds(derived) == Kinds{EntryKind::MemberFailed, EntryKind::MemberLeave,
                                         EntryKind::MemberUpdate, EntryKind::MemberJoin,
                                         EntryKind::MemberReap}));
        QCOMPARE(table.counters().value("rpc.entries-derived"), std::uint64_t{5});
        QVERIFY(table.handleMembers(at(90s), now).entries.empty());
        // The stream told it after all, late.
        QVERIFY(table.handleEvent(at(91s), record(Kind::Failed, {now[0]})).entries.empty());
        QVERIFY(table.handleEvent(at(91s), record(Kind::Reap, {member("d")})).entries.empty());
    }

    void withoutAStreamTheListTellsAtOnce()
    {
        RpcTable table{ClusterId{1}, false};
        static_cast<void>(table.handleMembers(at(0s), {member("a"), member("b")}));
        const auto told = table.handleMembers(at(1s), {member("a", MemberStatus::Failed)});
        QVERIFY((kinds(told) == Kinds{EntryKind::MemberFailed, EntryKind::MemberReap}));
    }

    void aMemberWhoIsLeavingIsNoNewsYet()
    {
        auto table = tableOf({member("a")});
        for (const auto when : {30s, 60s}) {
            QVERIFY(table.handleMembers(at(when), {member("a", MemberStatus::Leaving)})
                        .entries.empty());
        }
        QVERIFY(table.find("a")->status == MemberStatus::Leaving);
        const auto left =
            table.handleEvent(at(61s), record(Kind::Leave, {member("a", MemberStatus::Leaving)}));
        QVERIFY(kinds(left) == Kinds{EntryKind::MemberLeave});
        QVERIFY(table.find("a")->status == MemberStatus::Left);
    }

    void oneRecordIsOneEntryWithAllItsMembers()
    {
        auto table = tableOf({member("a")});
        const auto changes =
            table.handleEvent(at(1s), record(Kind::Join, {member("a"), member("b"), member("c")}));
        QVERIFY(kinds(changes) == Kinds{EntryKind::MemberJoin});
        QCOMPARE(changes.entries[0].members.size(), std::size_t{2}); // The snapshot told a.
        QCOMPARE(table.rows().size(), std::size_t{3});
    }

    void anUpdateThatTheAgentRepeatsIsToldOnce()
    {
        auto table = tableOf({member("a")});
        const auto update = record(Kind::Update, {member("a", MemberStatus::Alive, "db")});
        QVERIFY(kinds(table.handleEvent(at(1s), update)) == Kinds{EntryKind::MemberUpdate});
        QVERIFY(table.handleEvent(at(2s), update).entries.empty());
        QCOMPARE(table.counters().value("rpc.events-repeated"), std::uint64_t{1});
        const auto more = record(Kind::Update, {member("a", MemberStatus::Alive, "web")});
        QVERIFY(kinds(table.handleEvent(at(3s), more)) == Kinds{EntryKind::MemberUpdate});
    }

    void aReapedMemberIsGoneAndMayComeBackUnderANewKey()
    {
        auto table = tableOf({member("a"), member("b", MemberStatus::Failed)});
        const auto before = table.find("b")->key;
        const auto reaped =
            table.handleEvent(at(1s), record(Kind::Reap, {member("b", MemberStatus::Failed)}));
        QVERIFY(kinds(reaped) == Kinds{EntryKind::MemberReap});
        QVERIFY(reaped.removed == std::vector{before});
        QCOMPARE(reaped.entries[0].members.size(), std::size_t{1});
        static_cast<void>(table.handleEvent(at(2s), record(Kind::Join, {member("b")})));
        QVERIFY(table.find("b")->key != before);
    }

    void whoVanishesFromTheListLeavesTheRowsAtOnceAndTheTimelineOnce()
    {
        auto table = tableOf({member("a"), member("b")});
        const auto gone = table.handleMembers(at(30s), {member("a")});
        QCOMPARE(gone.removed.size(), std::size_t{1});
        QVERIFY(gone.entries.empty());
        QVERIFY(!table.find("b"));
        const auto told = table.handleEvent(at(31s), record(Kind::Reap, {member("b")}));
        QVERIFY(kinds(told) == Kinds{EntryKind::MemberReap});
        QVERIFY(told.removed.empty());
    }

    void whoComesBackToTheListIsARowAgain()
    {
        auto table = tableOf({member("a"), member("b")});
        static_cast<void>(table.handleMembers(at(30s), {member("a")}));
        const auto back = table.handleMembers(at(35s), {member("a"), member("b")});
        QCOMPARE(back.changed.size(), std::size_t{1});
        QVERIFY(table.find("b") != nullptr);
        QVERIFY(table.handleMembers(at(60s), {member("a"), member("b")}).entries.empty());
    }

    void afterAGapTheListBeginsAnewAndIsToldAsAWhole()
    {
        auto table = tableOf({member("a"), member("b")});
        QVERIFY(kinds(table.handleStale(at(10s), "lost")) == Kinds{EntryKind::Stale});
        QVERIFY(table.handleEvent(at(11s), record(Kind::Join, {member("z")})).entries.empty());
        const auto list =
            table.handleMembers(at(20s), {member("a", MemberStatus::Failed), member("c")});
        QVERIFY(list.entries.empty());
        QCOMPARE(list.removed.size(), std::size_t{1});
        const auto resync = table.handleResync(at(20s), "again");
        QVERIFY(kinds(resync) == Kinds{EntryKind::Resync});
        QCOMPARE(resync.entries[0].members.size(), std::size_t{2});
        QVERIFY(table.handleMembers(at(60s), {member("a", MemberStatus::Failed), member("c")})
                    .entries.empty());
    }

    void coordinatesStayWithTheirRows()
    {
        auto table = tableOf({member("a"), member("b", MemberStatus::Failed), member("c")});
        QCOMPARE(table.nextAlive("").value(), std::string{"a"});
        QCOMPARE(table.nextAlive("a").value(), std::string{"c"});
        QVERIFY(!table.nextAlive("c"));
        Coordinate coordinate;
        coordinate.vector[0] = 0.25;
        QCOMPARE(table.handleCoordinate("a", coordinate).changed.size(), std::size_t{1});
        QVERIFY(table.handleCoordinate("a", coordinate).changed.empty());
        QVERIFY(table.handleCoordinate("a", std::nullopt).changed.empty());
        QVERIFY(table.handleCoordinate("nobody", coordinate).changed.empty());
        static_cast<void>(table.handleEvent(
            at(1s), record(Kind::Update, {member("a", MemberStatus::Alive, "x")})));
        QCOMPARE(table.find("a")->coordinate->vector[0], 0.25);
    }

    void membersAreBounded()
    {
        std::vector<rpc::Member> many;
        for (std::size_t i = 0; i < RpcTable::kMembersMost + 5; ++i)
            many.push_back(member("n" + std::to_string(i)));
        const auto table = tableOf(many);
        QCOMPARE(table.rows().size(), RpcTable::kMembersMost);
        QCOMPARE(table.counters().value("rpc.members-over-cap"), std::uint64_t{5});
    }
};

QTEST_APPLESS_MAIN(TstRpcTable)
#include "tst_rpc_table.moc"
