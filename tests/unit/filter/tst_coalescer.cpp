#include <QtTest/QTest>

#include "core/filter/coalescer.h"

using namespace grapevine;
using namespace grapevine::filter;
using namespace std::chrono_literals;
using link::EntryKind;

namespace {

Moment at(Duration since)
{
    return {TimePoint{since}, WallTime{}};
}

link::MemberRowPtr row(const std::string& name,
                       link::MemberStatus status = link::MemberStatus::Alive)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    auto out = std::make_shared<link::MemberRow>();
    out->facts = std::move(facts);
    out->status = status;
    return out;
}

/// Feeds a coalescer and writes down what comes out as `kind name name`, or `user name ltime`.
class Bench {
public:
    explicit Bench(CoalesceTimes times = {})
        : m_coalescer(times)
    {
    }

    void member(Duration when, EntryKind kind, const std::string& name,
                link::MemberStatus status = link::MemberStatus::Alive)
    {
        advance(when);
        link::TimelineEntry entry;
        entry.kind = kind;
        entry.members = {row(name, status)};
        take(when, entry);
    }
    void event(Duration when, const std::string& name, std::uint64_t time, bool coalesce = true)
    {
        advance(when);
        link::TimelineEntry entry;
        entry.kind = EntryKind::User;
        entry.name = name;
        entry.lamportTime = LamportTime{time};
        entry.coalesce = coalesce;
        take(when, entry);
    }
    void advance(Duration until)
    {
        while (const auto next = m_coalescer.nextTimeout()) {
            if (*next > TimePoint{until}) break;
            m_coalescer.handleTimeout({*next, WallTime{}});
            drain(next->time_since_epoch());
        }
    }
    [[nodiscard]] QStringList seen() const { return m_seen; }
    Coalescer& coalescer() { return m_coalescer; }

private:
    void take(Duration when, link::TimelineEntry& entry)
    {
        entry.number = ++m_number;
        entry.at = at(when);
        m_coalescer.handleEntry(entry);
        drain(when);
    }
    void drain(Duration when)
    {
        while (const auto entry = m_coalescer.pollEntry()) {
            auto text = QString::number(
                            std::chrono::duration_cast<std::chrono::milliseconds>(when).count()) +
                        " " + QString::fromStdString(std::string{word(entry->kind)});
            for (const auto& member : entry->members)
                text += " " + QString::fromStdString(member->facts->name);
            if (entry->kind == EntryKind::User) {
                text += " " + QString::fromStdString(entry->name) + " " +
                        QString::number(entry->lamportTime->value());
            }
            m_seen << text;
        }
    }

    Coalescer m_coalescer;
    std::uint64_t m_number = 0;
    QStringList m_seen;
};

} // namespace

/// Serf's own rules: serf, coalesce_member_test.go and coalesce_user_test.go hold the same claims.
class TstCoalescer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sfr5FiveEventsOfOneNameFoldToTheNewest()
    {
        Bench bench;
        for (std::uint64_t time = 1; time <= 5; ++time)
            bench.event(100ms * static_cast<int>(time), "deploy", time);
        QCOMPARE(bench.seen(), QStringList{});
        bench.advance(10s);
        QCOMPARE(bench.seen(), QStringList{"1500 user deploy 5"});
    }

    void anEventWithoutCoalescingPassesAtOnce()
    {
        Bench bench;
        bench.event(0ms, "deploy", 1);
        bench.event(100ms, "deploy", 2, false);
        QCOMPARE(bench.seen(), QStringList{"100 user deploy 2"});
        bench.advance(10s);
        QCOMPARE(bench.seen(), (QStringList{"100 user deploy 2", "1000 user deploy 1"}));
    }

    void allEventsOfTheNewestTimeStay()
    {
        Bench bench;
        bench.event(0ms, "a", 7);
        bench.event(10ms, "a", 7);
        bench.event(20ms, "a", 6);
        bench.event(30ms, "b", 1);
        bench.advance(10s);
        QCOMPARE(bench.seen(), (QStringList{"1030 user a 7", "1030 user a 7", "1030 user b 1"}));
    }

    void aStreamWithoutPausesIsLetGoAfterThreeSeconds()
    {
        Bench bench;
        for (int i = 0; i < 40; ++i)
            bench.event(100ms * i, "tick", static_cast<std::uint64_t>(i));
        bench.advance(20s);
        QCOMPARE(bench.seen(), (QStringList{"3000 user tick 29", "4900 user tick 39"}));
    }

    void onlyTheLastChangeOfAMemberIsTold()
    {
        Bench bench;
        bench.member(0ms, EntryKind::MemberJoin, "a");
        bench.member(100ms, EntryKind::MemberFailed, "b");
        bench.member(200ms, EntryKind::MemberLeave, "a");
        bench.member(300ms, EntryKind::MemberJoin, "c");
        bench.member(300ms, EntryKind::MemberJoin, "d");
        bench.advance(5s);
        QCOMPARE(bench.seen(), (QStringList{"1300 member-join c d", "1300 member-leave a",
                                            "1300 member-failed b"}));
    }

    void whatWasToldLastIsNotToldAgain()
    {
        Bench bench;
        bench.member(0s, EntryKind::MemberJoin, "a");
        bench.advance(4s);
        bench.member(5s, EntryKind::MemberFailed, "a");
        bench.member(5500ms, EntryKind::MemberJoin, "a");
        bench.advance(10s);
        QCOMPARE(bench.seen(), QStringList{"1000 member-join a"});
        bench.member(20s, EntryKind::MemberFailed, "a");
        bench.advance(30s);
        QCOMPARE(bench.seen().last(), QString{"21000 member-failed a"});
    }

    void updatesAreAlwaysTold()
    {
        Bench bench;
        for (int i = 0; i < 3; ++i)
            bench.member(5s * i, EntryKind::MemberUpdate, "a");
        bench.advance(20s);
        QCOMPARE(bench.seen().size(), 3);
    }

    void theSnapshotCountsAsTold()
    {
        Bench bench;
        bench.member(0s, EntryKind::Snapshot, "a");
        bench.member(100ms, EntryKind::MemberJoin, "a");
        bench.advance(5s);
        QCOMPARE(bench.seen(), QStringList{"0 snapshot a"});
        bench.member(6s, EntryKind::Resync, "a", link::MemberStatus::Failed);
        bench.member(7s, EntryKind::MemberJoin, "a");
        bench.advance(10s);
        QCOMPARE(bench.seen(),
                 (QStringList{"0 snapshot a", "6000 resync a", "8000 member-join a"}));
    }

    void othersPassAtOnce()
    {
        Bench bench;
        bench.member(1ms, EntryKind::MemberSuspect, "a");
        bench.member(2ms, EntryKind::MemberRefute, "a");
        QCOMPARE(bench.seen(), (QStringList{"1 member-suspect a", "2 member-refute a"}));
        QVERIFY(!bench.coalescer().nextTimeout());
    }

    void aFloodIsLetGoEarlyAndCounted()
    {
        Bench bench;
        for (std::size_t i = 0; i <= Coalescer::kEventsMost; ++i)
            bench.event(0ms, "e" + std::to_string(i), 1);
        QCOMPARE(bench.coalescer().flushedEarly(), std::uint64_t{1});
        bench.advance(5s);
        QCOMPARE(static_cast<std::size_t>(bench.seen().size()), Coalescer::kEventsMost + 1);
    }

    void theEndLetsGoWhatIsHeld()
    {
        Bench bench;
        bench.event(0ms, "deploy", 1);
        bench.coalescer().handleEnd(at(1ms));
        QVERIFY(bench.coalescer().pollEntry().has_value());
        QVERIFY(!bench.coalescer().pollEntry().has_value());
    }
};

QTEST_APPLESS_MAIN(TstCoalescer)
#include "tst_coalescer.moc"
