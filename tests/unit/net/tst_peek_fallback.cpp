#include <QtTest/QTest>

#include <boost/asio/io_context.hpp>
#include <set>
#include <string>

#include "core/base/log.h"
#include "core/net/batch_writer.h"
#include "core/net/peek_fallback.h"

using namespace grapevine;
using namespace grapevine::net;

namespace {

link::MemberRowPtr row(std::uint32_t number, const std::string& name)
{
    NodeFacts facts;
    facts.name = name;
    auto out = std::make_shared<link::MemberRow>();
    out->key = {ClusterId{9}, MemberId{number}};
    out->facts = std::make_shared<const NodeFacts>(std::move(facts));
    return out;
}

link::ObservationBatch batchOf(std::vector<link::MemberRowPtr> rows)
{
    link::ObservationBatch out;
    out.cluster = ClusterId{9};
    out.changed = std::move(rows);
    return out;
}

std::set<std::string> namesOf(const std::vector<link::MemberRowPtr>& rows)
{
    std::set<std::string> out;
    for (const auto& one : rows)
        out.insert(one->facts->name);
    return out;
}

PeekOptions someOptions()
{
    PeekOptions out;
    out.cluster = ClusterId{9};
    out.seeds = {{"127.0.0.1", 9}};
    return out;
}

using Names = std::set<std::string>;

/// One that is told what to have found; it asks nobody.
struct Bench {
    boost::asio::io_context context;
    NameTable names;
    std::shared_ptr<BatchWriter> writer = std::make_shared<BatchWriter>(context, ClusterId{9});
    std::shared_ptr<PeekFallback> fallback = std::make_shared<PeekFallback>(
        context, someOptions(), Log{}, names, *writer, "others cannot reach us");

    link::ObservationBatch after(link::ObservationBatch batch)
    {
        fallback->handleBatch(std::move(batch));
        return writer->mailbox().take();
    }
    void begin()
    {
        auto batch = batchOf({row(1, "a"), row(2, "b")});
        batch.entries.emplace_back().kind = link::EntryKind::Snapshot;
        static_cast<void>(after(std::move(batch)));
    }
};

} // namespace

class TstPeekFallback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstPictureTakesThePlaceOfTheMembersOne()
    {
        Bench bench;
        auto batch = batchOf({row(1, "a"), row(2, "b")});
        batch.entries.emplace_back().kind = link::EntryKind::Snapshot;
        const auto out = bench.after(std::move(batch));
        QVERIFY(out.resync);
        QCOMPARE(namesOf(out.changed), (Names{"a", "b"}));
        QCOMPARE(out.entries.size(), std::size_t{1});
        QVERIFY(out.entries[0].kind == link::EntryKind::Resync);
        QCOMPARE(out.entries[0].text, std::string{"others cannot reach us"});
    }

    void changesAreHandedOnOneByOne()
    {
        Bench bench;
        bench.begin();
        auto batch = batchOf({row(3, "c")});
        batch.removed = {{ClusterId{9}, MemberId{1}}};
        const auto out = bench.after(std::move(batch));
        QVERIFY(!out.resync);
        QCOMPARE(namesOf(out.changed), Names{"c"});
        QCOMPARE(out.removed.size(), std::size_t{1});
        QCOMPARE(namesOf(bench.fallback->rows()), (Names{"b", "c"}));
    }

    void afterLostEntriesNobodyStaysWhoIsInNoPicture()
    {
        Bench bench;
        bench.begin();
        auto batch = batchOf({row(2, "b"), row(3, "c")});
        batch.resync = true;
        batch.entriesDropped = 12;
        const auto out = bench.after(std::move(batch));
        QCOMPARE(namesOf(bench.fallback->rows()), (Names{"b", "c"}));
        QVERIFY(out.resync);
        QCOMPARE(namesOf(out.changed), (Names{"b", "c"}));
        QCOMPARE(bench.fallback->counters().value("peek.entries-dropped"), std::uint64_t{12});
    }

    void namesBeyondTheBoundAreNotKept()
    {
        Bench bench;
        const auto known = *bench.names.intern("known");
        for (std::size_t i = bench.names.size(); i + 1 < PeekFallback::kNamesMost; ++i)
            static_cast<void>(bench.names.intern("member-" + std::to_string(i)));
        const auto out = bench.after(
            batchOf({row(1, "known"), row(2, "last"), row(3, "one more"), row(4, "x")}));
        QCOMPARE(bench.names.size(), PeekFallback::kNamesMost);
        QVERIFY(!bench.names.find("one more"));
        QCOMPARE(bench.fallback->counters().value("peek.names-left-out"), std::uint64_t{2});
        // They are shown all the same, each under a number of its own.
        std::set<MemberId> numbers;
        for (const auto& member : out.changed)
            numbers.insert(member->key.member);
        QCOMPARE(numbers.size(), std::size_t{4});
        QVERIFY(numbers.contains(known));
        QVERIFY(numbers.contains(MemberId{PeekFallback::kNumbersFrom + 3}));
        static_cast<void>(bench.after(batchOf({row(3, "one more")})));
        QCOMPARE(bench.fallback->counters().value("peek.names-left-out"), std::uint64_t{2});
    }

    void whoIsGoneGivesItsNumberBack()
    {
        Bench bench;
        bench.begin();
        const auto numberOf = [&](link::ObservationBatch batch) {
            return bench.after(std::move(batch)).changed.at(0)->key.member;
        };
        const auto before = numberOf(batchOf({row(1, "a")}));
        auto gone = batchOf({});
        gone.removed = {{ClusterId{9}, MemberId{1}}};
        QCOMPARE(bench.after(std::move(gone)).removed.at(0).member, before);
        // The same name is the same member as ever, and nobody else is.
        QVERIFY(numberOf(batchOf({row(1, "other")})) != before);
        QCOMPARE(numberOf(batchOf({row(7, "a")})), before);
    }
};

QTEST_APPLESS_MAIN(TstPeekFallback)
#include "tst_peek_fallback.moc"
