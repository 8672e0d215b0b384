#include <QTest>

#include <chrono>

#include "core/filter/expression.h"
#include "tests/models/timeline_story.h"
#include "ui/models/timeline_filter.h"
#include "ui/models/timeline_store.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::EntryKind;
using models::TimelineKind;
using models::TimelineStore;
using test::entryOf;
using test::eventOf;
using test::momentAt;
using test::row;

/// What is kept of a line, and what becomes of it when there is no room.
class TstTimelineStore final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lineComesBackAsItWasTold_data();
    void lineComesBackAsItWasTold();
    void wideLamportTimesAreKept();
    void equalContentsAreKeptOnce();
    void fullRingDropsTheOldestAndCounts();
    void bytesOfPayloadsAreBounded();
    void lossesOfSeveralLinksAddUp();
    void updateRemembersWhatWasBefore();
    void returnAtANewAddressIsTold();
    void leavingIsTold();
    void oldPicturesKeepOnlyTheirNumber();
    void timeNeverRunsBack();
    void rowsThatOthersKeepStayAsTheyWere();
    void ownKindsAreFiltered();
};

void TstTimelineStore::lineComesBackAsItWasTold_data()
{
    QTest::addColumn<int>("at");
    for (int at = 0; at < static_cast<int>(test::nightStory().size()); ++at)
        QTest::addRow("%d", at) << at;
}

void TstTimelineStore::lineComesBackAsItWasTold()
{
    QFETCH(int, at);
    TimelineStore store;
    const auto story = test::nightStory();
    for (const auto& entry : story)
        store.add(entry);
    const auto& told = story[static_cast<std::size_t>(at)];
    // Out of order, so that nothing of the one before shines through.
    (void)store.entry(static_cast<TimelineStore::Id>((at + 7)) % store.size());
    const auto& kept = store.entry(static_cast<TimelineStore::Id>(at));
    QCOMPARE(kept.kind, told.kind);
    QCOMPARE(kept.at.boot, told.at.boot);
    QCOMPARE(kept.at.wall, told.at.wall);
    QCOMPARE(kept.lamportTime, told.lamportTime);
    QCOMPARE(kept.name, told.name);
    QCOMPARE(kept.from, told.from);
    QCOMPARE(kept.payload, told.payload);
    QCOMPARE(kept.queryId, told.queryId);
    QCOMPARE(kept.addresses, told.addresses);
    QCOMPARE(kept.text, told.text);
    QCOMPARE(kept.coalesce, told.coalesce);
    QCOMPARE(kept.members.size(), told.members.size());
    for (std::size_t member = 0; member < kept.members.size(); ++member) {
        QVERIFY(*kept.members[member]->facts == *told.members[member]->facts);
        QCOMPARE(kept.members[member]->status, told.members[member]->status);
        QCOMPARE(kept.members[member]->state, told.members[member]->state);
        QCOMPARE(kept.members[member]->key, told.members[member]->key);
    }
    if (told.members.size() == 1)
        QCOMPARE(kept.members[0]->incarnation, told.members[0]->incarnation);
}

void TstTimelineStore::wideLamportTimesAreKept()
{
    TimelineStore store;
    store.add(eventOf("a", {}, UINT64_MAX, 0s));
    store.add(eventOf("a", {}, UINT32_MAX, 1s));
    store.add(entryOf(EntryKind::Gap, 2s));
    QCOMPARE(store.lamport(0)->value(), UINT64_MAX);
    QCOMPARE(store.entry(0).lamportTime->value(), UINT64_MAX);
    QCOMPARE(store.lamport(1)->value(), std::uint64_t{UINT32_MAX});
    QVERIFY(!store.lamport(2));
}

void TstTimelineStore::equalContentsAreKeptOnce()
{
    TimelineStore store;
    for (int beat = 0; beat < 1000; ++beat) {
        store.add(entryOf(
            EntryKind::MemberSuspect, beat * 1s,
            {row({.id = 1, .name = "db-7", .incarnation = static_cast<std::uint32_t>(beat)})}));
    }
    const auto once = store.contentBytes();
    QVERIFY(once < 4096);
    QCOMPARE(store.entry(0).members[0]->incarnation, Incarnation{0});
    QCOMPARE(store.entry(999).members[0]->incarnation, Incarnation{999});
}

void TstTimelineStore::fullRingDropsTheOldestAndCounts()
{
    // CAS-12, SFR-4: the ring has a size, and says when it drops.
    TimelineStore store(10'000);
    for (std::uint64_t at = 0; at < 25'000; ++at)
        store.add(eventOf("flood", "x", at, std::chrono::milliseconds{at}));
    QCOMPARE(store.size(), 10'000U);
    QCOMPARE(store.dropped(), 15'000U);
    QCOMPARE(store.lamport(store.firstId())->value(), 15'000U);
    QCOMPARE(store.lamport(store.endId() - 1)->value(), 24'999U);
    QCOMPARE(store.firstAtOrAfter(momentAt(20s).boot), 20'000U);
    QCOMPARE(store.firstAtOrAfter(momentAt(0s).boot), store.firstId());
    QCOMPARE(store.firstAtOrAfter(momentAt(1h).boot), store.endId());
    store.clear();
    QCOMPARE(store.size(), 0U);
    QCOMPARE(store.dropped(), 0U);
    store.add(eventOf("flood", "x", 1, 30s));
    QCOMPARE(store.firstId(), 25'000U);
}

void TstTimelineStore::bytesOfPayloadsAreBounded()
{
    TimelineStore store(1'000'000, 1U << 20U);
    for (int at = 0; at < 5000; ++at) {
        store.add(eventOf("flood", std::to_string(at) + std::string(1000, 'x'),
                          static_cast<std::uint64_t>(at), std::chrono::milliseconds{at}));
    }
    QVERIFY(store.contentBytes() <= (1U << 20U));
    QVERIFY(store.size() < 1000);
    QCOMPARE(store.size() + store.dropped(), 5000U);
    QCOMPARE(store.entry(store.endId() - 1).payload.size(), 1004U);
    // Larger than everything allowed: the newest line stays nevertheless.
    store.add(eventOf("huge", std::string(2U << 20U, 'x'), 9, 6s));
    QCOMPARE(store.size(), 1U);
}

void TstTimelineStore::lossesOfSeveralLinksAddUp()
{
    TimelineStore store;
    link::ObservationBatch batch;
    batch.entriesDropped = 7;
    store.apply(batch);
    batch.entriesDropped = 9;
    store.apply(batch);
    QCOMPARE(store.lostBefore(), 9U);
    store.beginLink();
    batch.entriesDropped = 2;
    store.apply(batch);
    QCOMPARE(store.lostBefore(), 11U);
}

void TstTimelineStore::updateRemembersWhatWasBefore()
{
    // EMB-4
    TimelineStore store;
    const auto before = row({.id = 1, .name = "web-1", .tags = {{"build", "311"}}});
    const auto after = row({.id = 1, .name = "web-1", .tags = {{"build", "312"}}});
    store.apply(test::batchOf({entryOf(EntryKind::Snapshot, 0s, {before})}));
    store.apply(test::batchOf({entryOf(EntryKind::MemberUpdate, 1s, {after})}));
    const auto& member = store.content(1).members.front();
    QVERIFY(member.before != nullptr);
    QCOMPARE(member.before->tags.front().second, std::string("311"));
    QCOMPARE(member.facts->tags.front().second, std::string("312"));
    // Said again, it has not changed.
    store.apply(test::batchOf({entryOf(EntryKind::MemberUpdate, 2s, {after})}));
    QVERIFY(store.content(2).members.front().before == nullptr);
}

void TstTimelineStore::returnAtANewAddressIsTold()
{
    // CAS-10: reclaimed after 30 s dead, the name has another address.
    TimelineStore store;
    store.add(entryOf(EntryKind::MemberFailed, 0s,
                      {row({.id = 1, .name = "db-7", .address = "10.0.0.7"})}));
    store.add(entryOf(EntryKind::MemberJoin, 31s,
                      {row({.id = 1, .name = "db-7", .address = "10.0.0.99"})}));
    const auto& member = store.content(1).members.front();
    QCOMPARE(member.before->endpoint.text(), std::string("10.0.0.7:7946"));
    QCOMPARE(member.facts->endpoint.text(), std::string("10.0.0.99:7946"));
}

void TstTimelineStore::leavingIsTold()
{
    // CAS-9: `leaving` for the propagation delay, then `left`.
    TimelineStore store;
    test::Sketch sketch{.id = 1, .name = "web-1"};
    store.apply(test::batchOf({row(sketch)}, true));
    sketch.status = link::MemberStatus::Leaving;
    sketch.since = 1s;
    store.apply(test::batchOf({row(sketch)}));
    sketch.rtt = 3ms; // The same status again is no news.
    store.apply(test::batchOf({row(sketch)}));
    sketch.status = link::MemberStatus::Left;
    auto batch = test::batchOf({row(sketch)});
    batch.entries = {entryOf(EntryKind::MemberLeave, 4s, {row(sketch)})};
    store.apply(batch);
    QCOMPARE(store.size(), 2U);
    QCOMPARE(store.kind(0), TimelineKind::MemberLeaving);
    QCOMPARE(store.record(0).boot(), momentAt(1s).boot);
    QCOMPARE(store.kind(1), TimelineKind::MemberLeave);
    // A full picture in which somebody is leaving tells no change.
    TimelineStore fresh;
    sketch.status = link::MemberStatus::Leaving;
    fresh.apply(test::batchOf({row(sketch)}, true));
    QCOMPARE(fresh.size(), 0U);
}

void TstTimelineStore::oldPicturesKeepOnlyTheirNumber()
{
    TimelineStore store;
    const auto rows = test::nightShift();
    for (int at = 0; at < 20; ++at) {
        auto entry = entryOf(EntryKind::Resync, at * 1min, rows);
        entry.text = std::to_string(at);
        store.add(entry);
    }
    QCOMPARE(store.content(0).members.size(), 0U);
    QCOMPARE(store.content(0).memberCount, 40U);
    QCOMPARE(store.content(3).members.size(), 0U);
    QCOMPARE(store.content(4).members.size(), 40U);
    QCOMPARE(store.entry(0).text, std::string("0"));
}

void TstTimelineStore::timeNeverRunsBack()
{
    TimelineStore store;
    store.add(entryOf(EntryKind::Gap, 10s));
    store.add(entryOf(EntryKind::MemberJoin, 4s, {row({.id = 1, .name = "late"})}));
    QCOMPARE(store.record(1).boot(), momentAt(10s).boot);
    QCOMPARE(store.record(1).wall(), momentAt(4s).wall);
}

void TstTimelineStore::rowsThatOthersKeepStayAsTheyWere()
{
    TimelineStore store;
    store.add(entryOf(EntryKind::MemberJoin, 0s, {row({.id = 1, .name = "a", .incarnation = 3})}));
    store.add(entryOf(EntryKind::MemberJoin, 1s, {row({.id = 2, .name = "b", .incarnation = 4})}));
    store.add(entryOf(EntryKind::MemberJoin, 2s, {row({.id = 1, .name = "a", .incarnation = 5})}));
    const auto kept = store.entry(0).members.front();
    (void)store.entry(1);
    (void)store.entry(2);
    QCOMPARE(kept->facts->name, std::string("a"));
    QCOMPARE(kept->incarnation, Incarnation{3});
    // Between two lines about one member stands a picture of several.
    store.add(entryOf(EntryKind::Snapshot, 3s,
                      {row({.id = 1, .name = "a"}), row({.id = 2, .name = "b"})}));
    store.add(entryOf(EntryKind::MemberJoin, 4s, {row({.id = 3, .name = "c", .incarnation = 6})}));
    const auto newest = store.newest(3);
    QCOMPARE(newest[0].members.front()->facts->name, std::string("a"));
    QCOMPARE(newest[0].members.front()->incarnation, Incarnation{5});
    QCOMPARE(newest[2].members.front()->facts->name, std::string("c"));
}

void TstTimelineStore::ownKindsAreFiltered()
{
    TimelineStore store;
    store.add(test::noteOf("asked the network people", 0s));
    store.add(entryOf(EntryKind::Snapshot, 1s, {row({.id = 1, .name = "web-1"})}));
    const auto matches = [&](const char* text, TimelineStore::Id id) {
        models::TimelineFilter filter;
        filter.expression = *filter::Expression::parse(text);
        return filter.passes(store, id, momentAt(2s).boot);
    };
    QVERIFY(matches("kind:note", 0));
    QVERIFY(!matches("kind:note", 1));
    QVERIFY(matches("network", 0));
    QVERIFY(!matches("snapshot", 0));
    QVERIFY(matches("snapshot", 1));
    QVERIFY(matches("since<1h", 0));
}

QTEST_GUILESS_MAIN(TstTimelineStore)
#include "tst_timeline_store.moc"
