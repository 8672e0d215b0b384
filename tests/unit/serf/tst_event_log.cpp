#include <QtTest/QTest>

#include "core/serf/event_log.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::test;

namespace {

/// The event ring that a full push/pull would carry.
std::size_t eventsKept(Rig& rig)
{
    const auto state = rig.machine.localState();
    wire::Scratch scratch;
    const auto decoded = wire::decodeSerf<wire::SerfPushPull>(state, scratch).value();
    std::size_t count = 0;
    for (const auto& slot : decoded.events)
        count += slot ? slot->events.size() : 0;
    return count;
}

} // namespace

class TstEventLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEventIsToldOnceHoweverOftenItComes()
    {
        Rig rig;
        rig.hear(userEvent(3, "deploy", "1"));
        rig.hear(userEvent(3, "deploy", "1"));
        rig.hear(userEvent(3, "deploy", "1", true)); // Coalescing does not make it another one.
        QCOMPARE(rig.told(), (Lines{"event deploy"}));
        QCOMPARE(Rig::gossip(rig.machine.events()),
                 (std::vector<Bytes>{userEvent(3, "deploy", "1")}));
        QCOMPARE(rig.counters.value("serf.event-duplicate"), std::uint64_t{2});
    }

    void eventsOfOneTimeDifferByNameOrPayload()
    {
        Rig rig;
        rig.hear(userEvent(3, "deploy", "1"));
        rig.hear(userEvent(3, "deploy", "2"));
        rig.hear(userEvent(3, "other", "1"));
        rig.hear(userEvent(3, "other1", ""));
        QCOMPARE(rig.told().size(), std::size_t{4});
    }

    void anEventOlderThanTheRingIsNotTold()
    {
        Rig rig;
        rig.hear(userEvent(1000, "new"));
        rig.hear(userEvent(488, "too-old"));
        rig.hear(userEvent(489, "just-in"));
        QCOMPARE(rig.told(), (Lines{"event new", "event just-in"}));
        QCOMPARE(rig.counters.value("serf.event-too-old"), std::uint64_t{1});
    }

    void aNewTimeTakesTheSlotOver()
    {
        Rig rig;
        rig.hear(userEvent(3, "old"));
        rig.hear(userEvent(3 + 512, "new"));
        QCOMPARE(eventsKept(rig), std::size_t{1});
        rig.hear(userEvent(3, "old"));
        QCOMPARE(rig.told(), (Lines{"event old", "event new"}));
    }

    // Reliability target R17.
    void ofAFloodOnOneTimeEachIsToldOnceAndTheRingKeepsTheFirst()
    {
        Rig rig;
        std::size_t told = 0;
        Bytes last;
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 100'000; ++i) {
                rig.hear(userEvent(5, "flood", std::to_string(i)));
                for (auto& event : rig.machine.takeEvents()) {
                    ++told;
                    last = std::get<serf::UserEventSeen>(event).payload;
                }
            }
        }
        QCOMPARE(told, std::size_t{100'000});
        QCOMPARE(asText(last), std::string_view{"99999"});
        QCOMPARE(eventsKept(rig), std::size_t{1024});
        QVERIFY(rig.machine.events().size() <= 1024);
        QCOMPARE(rig.counters.value("serf.event-slot-full"), std::uint64_t{2 * (100'000 - 1024)});
        QCOMPARE(rig.counters.value("serf.event-duplicate"), std::uint64_t{100'000});
        rig.hear(userEvent(6, "next"));
        QCOMPARE(rig.told(), (Lines{"event next"}));
    }

    // Reliability target R17.
    void aBurstKeepsTheQueueWithinItsCap()
    {
        Rig rig;
        for (std::uint64_t i = 1; i <= 100'000; ++i) {
            rig.hear(userEvent(i, "burst", std::to_string(i)));
            QVERIFY(rig.machine.events().size() <= serf::SerfOptions{}.queueMost);
        }
        QCOMPARE(rig.machine.events().size(), serf::SerfOptions{}.queueMost);
        QCOMPARE(rig.machine.events().dropped(),
                 std::uint64_t{100'000 - serf::SerfOptions{}.queueMost});
        QCOMPARE(eventsKept(rig), std::size_t{512});
    }

    void aFloodOfLargeEventsForgetsTheOldestTimes()
    {
        serf::SerfOptions options;
        options.eventBytesMost = 64 * 1024;
        Rig rig{options};
        const std::string large(1000, 'x');
        for (std::uint64_t time = 1; time <= 200; ++time)
            rig.hear(userEvent(time, "large", large));
        QCOMPARE(rig.told().size(), std::size_t{200});
        QVERIFY(eventsKept(rig) < 60);
        rig.hear(userEvent(1, "large", large)); // Forgotten, and not told again.
        rig.hear(userEvent(140, "large", large));
        QVERIFY(rig.told().empty());
        QVERIFY(rig.counters.value("serf.events-forgotten") > 140);
    }

    void oneTimeAloneCannotFillTheRing()
    {
        serf::SerfOptions options;
        options.eventBytesMost = 64 * 1024;
        Rig rig{options};
        for (int i = 0; i < 100; ++i)
            rig.hear(userEvent(9, "large" + std::to_string(i), std::string(1000, 'x')));
        QVERIFY(eventsKept(rig) < 60);
        QVERIFY(rig.counters.value("serf.event-ring-full") > 40);
        rig.hear(userEvent(10, "next"));
        QCOMPARE(rig.told().back(), std::string{"event next"});
    }

    void anEventOfNoSerfsSizeIsRefused()
    {
        Counters counters;
        serf::Outbox out{counters};
        const serf::SerfOptions options;
        serf::EventLog log{options, out, counters};
        const Bytes large(serf::EventLog::kEventLargest, std::byte{1});
        QVERIFY(!log.handle({LamportTime{1}, "large", large, false}));
        QVERIFY(out.takeEvents().empty());
        QCOMPARE(counters.value("serf.event-too-large"), std::uint64_t{1});
    }

    void aPoisonedEventIsToldButNeitherBelievedNorSpread()
    {
        Rig rig;
        rig.hear(userEvent(4, "before"));
        for (const auto time : {~std::uint64_t{0}, std::uint64_t{1} << 40U})
            rig.hear(userEvent(time, "poison"));
        rig.hear(userEvent(~std::uint64_t{0}, "poison"));
        QCOMPARE(rig.machine.clocks().event, LamportTime{5});
        QCOMPARE(rig.told(), (Lines{"event before", "event poison", "event poison"}));
        QCOMPARE(Rig::gossip(rig.machine.events()).size(), std::size_t{1});
        QCOMPARE(rig.counters.value("serf.clock-poison"), std::uint64_t{3});
        QCOMPARE(eventsKept(rig), std::size_t{1}); // Nor does a push/pull hand it on.
        rig.hear(userEvent(5, "after"));
        QCOMPARE(rig.told(), (Lines{"event after"}));
    }

    void poisonedTimesPushNothingOutOfTheRing()
    {
        Rig rig;
        rig.hear(userEvent(7, "honest"));
        for (std::uint64_t i = 0; i < 1000; ++i)
            rig.hear(userEvent((std::uint64_t{1} << 50U) + i, "poison"));
        QCOMPARE(rig.told().size(), std::size_t{1001});
        rig.hear(userEvent(7, "honest"));
        QVERIFY(rig.told().empty());
        QCOMPARE(eventsKept(rig), std::size_t{1});
        rig.hear(userEvent(8, "more"));
        QCOMPARE(rig.told(), (Lines{"event more"}));
    }

    void ofWhatNobodyTakesTheFirstAndTheLastAreTold()
    {
        Rig rig;
        const auto most = serf::Outbox::kStrangersMost + serf::Outbox::kNewestMost;
        for (std::uint64_t i = 1; i <= most + 10; ++i)
            rig.hear(userEvent(i, "e" + std::to_string(i), ""));
        rig.join("n1");
        const auto told = rig.told();
        QCOMPARE(told.size(), most + 1);
        QCOMPARE(told.front(), std::string{"event e1"});
        QCOMPARE(told.back(), "event e" + std::to_string(most + 10));
        QCOMPARE(std::count(told.begin(), told.end(), "+n1"), 1);
        QCOMPARE(rig.counters.value("serf.events-untaken"), std::uint64_t{10});
    }
};

QTEST_APPLESS_MAIN(TstEventLog)
#include "tst_event_log.moc"
