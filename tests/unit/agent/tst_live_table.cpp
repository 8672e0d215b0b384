#include <QtTest/QTest>
#include <iterator>
#include <map>

#include "core/agent/live_table.h"
#include "tests/unit/agent/agent_net.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;
using link::EntryKind;
using test::AgentNet;

namespace {

/// An observer `o` in a cluster of `a`, `b`, `c`, and its table, ready.
struct Watched {
    AgentNet net;
    Agent& a = net.add("a", false, {}, {{"role", "web"}});
    Agent& b = net.add("b");
    Agent& c = net.add("c");
    Agent& o = net.add("o", true);
    AccusationLog log{ClusterId{3}};
    LiveTable table{ClusterId{3}, o, log};

    Watched()
    {
        net.join(b, a);
        net.join(c, a);
        net.join(o, a);
        net.run(3s);
    }

    TableChanges news() { return table.handleNews(net.moment(), net.takeNews(o)); }
    /// Runs for `duration` and collects what the table makes of it, second by second.
    TableChanges run(Duration duration)
    {
        TableChanges all;
        for (Duration gone{}; gone < duration; gone += 1s) {
            net.run(1s);
            auto some = news();
            std::move(some.entries.begin(), some.entries.end(), std::back_inserter(all.entries));
            std::move(some.changed.begin(), some.changed.end(), std::back_inserter(all.changed));
        }
        return all;
    }
};

std::vector<EntryKind> kinds(const TableChanges& changes)
{
    std::vector<EntryKind> out;
    for (const auto& entry : changes.entries)
        out.push_back(entry.kind);
    return out;
}

const link::TimelineEntry* first(const TableChanges& changes, EntryKind kind)
{
    for (const auto& entry : changes.entries) {
        if (entry.kind == kind) return &entry;
    }
    return nullptr;
}

} // namespace

class TstLiveTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beforeItIsReadyRowsGrowWithoutEntries()
    {
        Watched watched;
        const auto changes = watched.news();
        QVERIFY(changes.entries.empty());
        QVERIFY(changes.changed.size() >= 4);
        QCOMPARE(watched.table.rows().size(), std::size_t{4});
    }

    void readyComesFirstAndTheSnapshotNext()
    {
        Watched watched;
        static_cast<void>(watched.news());
        const auto changes = watched.table.handleReady(watched.net.moment());
        QCOMPARE(kinds(changes), (std::vector{EntryKind::Ready, EntryKind::Snapshot}));
        QCOMPARE(changes.entries[0].members.at(0)->facts->name, std::string{"o"});
        QCOMPARE(changes.entries[1].members.size(), std::size_t{4});
        const auto& row = *changes.entries[1].members[0];
        QCOMPARE(row.facts->name, std::string{"a"});
        QCOMPARE(row.facts->tags, (Tags{{"role", "web"}}));
        QCOMPARE(row.status, link::MemberStatus::Alive);
        QCOMPARE(row.source, link::RowSource::Gossip);
        QCOMPARE(row.key.cluster, ClusterId{3});
    }

    void whatIsHeardBeforeItIsReadyFollowsTheSnapshot()
    {
        Watched watched;
        const auto heard = watched.net.moment();
        const auto told = [&](const char* name) {
            serf::UserEventSeen event;
            event.time = LamportTime{7};
            event.name = name;
            return std::vector<AgentNews>{event};
        };
        QVERIFY(watched.table.handleNews(heard, told("deploy")).entries.empty());
        static_cast<void>(watched.run(1s));
        const auto ready = watched.table.handleReady(watched.net.moment());
        QCOMPARE(kinds(ready),
                 (std::vector{EntryKind::Ready, EntryKind::Snapshot, EntryKind::User}));
        QCOMPARE(ready.entries[2].name, std::string{"deploy"});
        QVERIFY(ready.entries[2].at.boot == heard.boot);

        static_cast<void>(watched.table.handleGap(watched.net.moment(), "stood still"));
        QVERIFY(watched.table.handleNews(heard, told("rollback")).entries.empty());
        const auto again = watched.table.handleResync(watched.net.moment(), "stood still");
        QCOMPARE(kinds(again), (std::vector{EntryKind::Resync, EntryKind::User}));
        QCOMPARE(again.entries[1].name, std::string{"rollback"});
    }

    void whatIsHeldIsBoundedAndItsLossCounted()
    {
        Watched watched;
        for (std::size_t n = 0; n < LiveTable::kHeldMost + 3; ++n) {
            serf::UserEventSeen event;
            event.name = std::to_string(n);
            static_cast<void>(
                watched.table.handleNews(watched.net.moment(), std::vector<AgentNews>{event}));
        }
        QCOMPARE(watched.table.heldDropped(), std::uint64_t{3});
        const auto ready = watched.table.handleReady(watched.net.moment());
        QCOMPARE(ready.entries.size(), LiveTable::kHeldMost + 2);
        QCOMPARE(ready.entries[2].name, std::string{"3"});
    }

    void aKilledMemberIsSuspectWithItsAccuserAndThenFailed()
    {
        Watched watched;
        static_cast<void>(watched.news());
        static_cast<void>(watched.table.handleReady(watched.net.moment()));
        watched.net.stop(watched.c);
        const auto changes = watched.run(40s);
        const auto* suspect = first(changes, EntryKind::MemberSuspect);
        QVERIFY(suspect != nullptr);
        QVERIFY(suspect->from == "a" || suspect->from == "b");
        QVERIFY(suspect->members.at(0)->accusers != nullptr);
        QCOMPARE(suspect->members.at(0)->state, link::RawState::Suspect);
        const auto* failed = first(changes, EntryKind::MemberFailed);
        QVERIFY(failed != nullptr);
        QVERIFY(suspect->number < failed->number);
        QCOMPARE(failed->members.at(0)->facts->name, std::string{"c"});
        QCOMPARE(failed->members.at(0)->state, link::RawState::Dead);
        // Who accused it stays with its row: that is what one asks about a failed member.
        QVERIFY(failed->members.at(0)->accusers != nullptr);
    }

    void aLeaverIsOneEntry()
    {
        Watched watched;
        static_cast<void>(watched.news());
        static_cast<void>(watched.table.handleReady(watched.net.moment()));
        watched.net.leave(watched.b);
        const auto changes = watched.run(5s);
        QCOMPARE(kinds(changes), (std::vector{EntryKind::MemberLeave}));
    }

    void newTagsAreAnUpdate()
    {
        Watched watched;
        static_cast<void>(watched.news());
        static_cast<void>(watched.table.handleReady(watched.net.moment()));
        watched.a.setTags(watched.net.now(), {{"role", "db"}});
        const auto changes = watched.run(3s);
        const auto* update = first(changes, EntryKind::MemberUpdate);
        QVERIFY(update != nullptr);
        QCOMPARE(update->members.at(0)->facts->tags, (Tags{{"role", "db"}}));
    }

    void pingsFillTheRoundTrip()
    {
        Watched watched;
        static_cast<void>(watched.run(5s));
        bool any = false;
        for (const auto& row : watched.table.rows())
            any = any || row->rtt.has_value();
        QVERIFY(any);
    }

    /// What may wait for whoever looks once a second is told apart from news.
    void aRoundTripIsMeasuredAndATagIsNews()
    {
        Watched watched;
        static_cast<void>(watched.run(5s));
        static_cast<void>(watched.table.handleReady(watched.net.moment()));
        std::size_t measured = 0;
        for (int second = 0; second < 5; ++second) {
            watched.net.run(1s);
            const auto some = watched.news();
            if (some.changed.empty()) continue;
            QVERIFY(some.measuredOnly);
            measured += some.changed.size();
        }
        QVERIFY(measured > 0);
        watched.a.setTags(watched.net.now(), {{"role", "db"}});
        bool told = false;
        for (int second = 0; second < 3; ++second) {
            watched.net.run(1s);
            const auto some = watched.news();
            if (!some.entries.empty()) told = !some.measuredOnly;
        }
        QVERIFY(told);
    }

    void aGapSilencesEntriesUntilTheResync()
    {
        Watched watched;
        static_cast<void>(watched.news());
        static_cast<void>(watched.table.handleReady(watched.net.moment()));
        const auto gap = watched.table.handleGap(watched.net.moment(), "stood still for 30 s");
        QCOMPARE(kinds(gap), (std::vector{EntryKind::Gap}));
        watched.o.handleStall(watched.net.now(), true);
        QVERIFY(watched.run(3s).entries.empty());
        const auto resync = watched.table.handleResync(watched.net.moment(), "again");
        QCOMPARE(kinds(resync), (std::vector{EntryKind::Resync}));
        QCOMPARE(resync.entries[0].members.size(), std::size_t{4});
        watched.net.leave(watched.b);
        QCOMPARE(kinds(watched.run(5s)), (std::vector{EntryKind::MemberLeave}));
    }

    void theDeltasAppliedEqualTheRows()
    {
        Watched watched;
        std::map<MemberKey, link::MemberRowPtr> applied;
        const auto apply = [&applied](const TableChanges& changes) {
            for (const auto& row : changes.changed)
                applied[row->key] = row;
            for (const auto& key : changes.removed)
                applied.erase(key);
        };
        apply(watched.news());
        apply(watched.table.handleReady(watched.net.moment()));
        watched.net.stop(watched.c);
        for (int second = 0; second < 40; ++second) {
            watched.net.run(1s);
            apply(watched.news());
            const auto rows = watched.table.rows();
            QCOMPARE(applied.size(), rows.size());
            for (const auto& row : rows)
                QCOMPARE(applied.at(row->key), row);
        }
    }
};

QTEST_APPLESS_MAIN(TstLiveTable)
#include "tst_live_table.moc"
