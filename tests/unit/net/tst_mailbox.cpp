#include <QtTest/QTest>

#include "core/net/mailbox.h"

using namespace grapevine;
using namespace grapevine::net;

namespace {

link::MemberRowPtr row(std::uint32_t id, const char* name)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    auto out = std::make_shared<link::MemberRow>();
    out->key = {ClusterId{1}, MemberId{id}};
    out->facts = std::move(facts);
    return out;
}

agent::TableChanges oneRow(const link::MemberRowPtr& row)
{
    agent::TableChanges out;
    out.changed = {row};
    return out;
}

agent::TableChanges entries(std::size_t count)
{
    agent::TableChanges out;
    out.entries.resize(count);
    return out;
}

} // namespace

class TstMailbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsCoalescePerMemberAndTheLastWins()
    {
        Mailbox box{ClusterId{1}};
        const auto last = row(1, "b");
        box.put(oneRow(row(1, "a")));
        box.put(oneRow(last));
        const auto batch = box.take();
        QCOMPARE(batch.changed.size(), std::size_t{1});
        QVERIFY(batch.changed.front() == last);
        QVERIFY(box.take().changed.empty());
    }

    void proofsAndTheirLinesCoalesceAndTheLastWins()
    {
        Mailbox box{ClusterId{1}};
        for (const auto state : {link::DeliveryState::Waiting, link::DeliveryState::Held}) {
            link::AskNews news;
            news.deliveries = {{link::CommandId{3}, "a", state, {}, {}, {}},
                               {link::CommandId{3}, "b", link::DeliveryState::Waiting, {}, {}, {}},
                               {link::CommandId{4}, "a", link::DeliveryState::Missing, {}, {}, {}}};
            news.proofs.resize(1);
            news.proofs[0].proof = link::CommandId{3};
            news.proofs[0].held = state == link::DeliveryState::Held ? 1 : 0;
            box.put(std::move(news));
        }
        const auto batch = box.take();
        QCOMPARE(batch.asked.deliveries.size(), std::size_t{3});
        QCOMPARE(batch.asked.deliveries[0].state, link::DeliveryState::Held);
        QCOMPARE(batch.asked.proofs.size(), std::size_t{1});
        QCOMPARE(batch.asked.proofs[0].held, std::size_t{1});
        QVERIFY(box.take().asked.deliveries.empty());
    }

    void aRemovalAfterAChangeIsARemoval()
    {
        Mailbox box{ClusterId{1}};
        box.put(oneRow(row(1, "a")));
        agent::TableChanges gone;
        gone.removed = {{ClusterId{1}, MemberId{1}}};
        box.put(std::move(gone));
        const auto batch = box.take();
        QVERIFY(batch.changed.empty());
        QCOMPARE(batch.removed.size(), std::size_t{1});
    }

    void theReaderIsWokenOncePerBatch()
    {
        Mailbox box{ClusterId{1}};
        int woken = 0;
        box.put(oneRow(row(1, "a")));
        box.onReady([&] { ++woken; });
        QCOMPARE(woken, 1);
        box.put(oneRow(row(2, "b")));
        box.ring();
        box.ring();
        QCOMPARE(woken, 1);
        static_cast<void>(box.take());
        box.ring();
        QCOMPARE(woken, 1);
        box.put(oneRow(row(3, "c")));
        box.ring();
        QCOMPARE(woken, 2);
    }

    void whatIsOnlyMeasuredWakesNobodyAndIsThereAtTheNextLook()
    {
        Mailbox box{ClusterId{1}};
        int woken = 0;
        box.onReady([&] { ++woken; });
        auto measured = oneRow(row(1, "a"));
        measured.measuredOnly = true;
        box.put(measured);
        box.ring();
        QCOMPARE(woken, 0);
        QCOMPARE(box.take().changed.size(), std::size_t{1});
        // With an entry beside it, it is news.
        auto told = measured;
        told.entries.resize(1);
        box.put(told);
        box.ring();
        QCOMPARE(woken, 1);
        // What waits stays news, whatever is measured after it.
        static_cast<void>(box.take());
        box.put(oneRow(row(2, "b")));
        box.put(measured);
        box.ring();
        QCOMPARE(woken, 2);
        static_cast<void>(box.take());
        // Nothing at all is none.
        box.put(agent::TableChanges{});
        box.ring();
        QCOMPARE(woken, 2);
    }

    void ratesAndCountersWakeNobodyAndAChangeOfPhaseDoes()
    {
        Mailbox box{ClusterId{1}};
        int woken = 0;
        box.onReady([&] { ++woken; });
        link::LinkStatus status;
        box.putStatus(status, {});
        box.ring();
        QCOMPARE(woken, 1); // The first is always news.
        static_cast<void>(box.take());
        status.bytesPerSecond = 12;
        status.clocks.member = LamportTime{7};
        Counters counters;
        counters.add("x");
        box.putStatus(status, counters);
        box.ring();
        QCOMPARE(woken, 1);
        const auto batch = box.take();
        QCOMPARE(batch.status.bytesPerSecond, 12.0);
        QCOMPARE(batch.counters.value("x"), std::uint64_t{1});
        status.phase = link::LinkPhase::Stale;
        box.putStatus(status, counters);
        box.ring();
        QCOMPARE(woken, 2);
        static_cast<void>(box.take());
        status.self.emplace();
        box.putStatus(status, counters);
        box.ring();
        QCOMPARE(woken, 3);
        static_cast<void>(box.take());
        status.self->gossipQueue = 4;
        box.putStatus(status, counters);
        box.ring();
        QCOMPARE(woken, 3);
        status.self->settled = true;
        box.putStatus(status, counters);
        box.ring();
        QCOMPARE(woken, 4);
    }

    void lostEntriesAreCountedAndAskForAFullPicture()
    {
        Mailbox box{ClusterId{1}};
        box.put(entries(Mailbox::kEntriesMost));
        QVERIFY(!box.wantsFullPicture());
        box.put(entries(7));
        QVERIFY(box.wantsFullPicture());
        box.putFullPicture({row(1, "a"), row(2, "b")});
        const auto batch = box.take();
        QVERIFY(batch.resync);
        QCOMPARE(batch.entriesDropped, std::uint64_t{7});
        QCOMPARE(batch.entries.size(), Mailbox::kEntriesMost);
        QCOMPARE(batch.changed.size(), std::size_t{2});
        QVERIFY(!box.take().resync);
    }

    void viewsBeyondTheCapAreDroppedByTheAnswerAndCounted()
    {
        Mailbox box{ClusterId{1}};
        agent::TableChanges changes;
        changes.views.resize(Mailbox::kViewsMost - 1);
        std::uint32_t number = 0;
        for (auto& view : changes.views)
            view.about = {ClusterId{1}, MemberId{++number}};
        box.put(std::move(changes));
        // One of these would still fit; the other would then be told of as not listed.
        agent::TableChanges answer;
        answer.views.resize(2);
        for (auto& view : answer.views)
            view.about = {ClusterId{1}, MemberId{++number}};
        box.put(std::move(answer));
        agent::TableChanges again;
        again.views.resize(1);
        again.views[0].about = {ClusterId{1}, MemberId{1}};
        again.views[0].state = link::RawState::Dead;
        box.put(std::move(again));
        box.putStatus({}, {});
        const auto batch = box.take();
        QCOMPARE(batch.counters.value("mailbox.views-over-cap"), std::uint64_t{2});
        QCOMPARE(batch.views.size(), Mailbox::kViewsMost - 1);
        QVERIFY(batch.views.front().state == link::RawState::Dead);
    }

    void nobodyIsDrawnASecondFullPictureBeforeTheFirstIsRead()
    {
        Mailbox box{ClusterId{1}};
        box.put(entries(Mailbox::kEntriesMost + 1));
        box.putFullPicture({row(1, "a")});
        box.put(entries(1));
        QVERIFY(!box.wantsFullPicture());
        QVERIFY(box.take().resync);
        QVERIFY(box.wantsFullPicture());
        box.putFullPicture({row(1, "a")});
        QVERIFY(!box.wantsFullPicture());
        QVERIFY(box.take().resync);
        QVERIFY(!box.wantsFullPicture());
    }

    void sequencesRiseByOne()
    {
        Mailbox box{ClusterId{1}};
        QCOMPARE(box.take().sequence, std::uint64_t{1});
        QCOMPARE(box.take().sequence, std::uint64_t{2});
    }
};

QTEST_APPLESS_MAIN(TstMailbox)
#include "tst_mailbox.moc"
