#include <QtTest/QTest>

#include <string>

#include "core/serf/event_sender.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::test;
using serf::SendRefusal;

namespace {

using Why = SendRefusal::Why;

Expected<serf::Serf::SentEvent, SendRefusal> send(Rig& rig, const std::string& name,
                                                  std::size_t payload = 0)
{
    const Bytes bytes(payload, std::byte{'x'});
    return rig.machine.sendEvent(rig.now, name, bytes, true);
}

/// Serf's part of a push/pull of one whose clocks are that far.
Bytes clocksAt(std::uint64_t event, std::uint64_t query)
{
    wire::SerfPushPull state;
    state.eventTime = LamportTime{event};
    state.queryTime = LamportTime{query};
    return message(state);
}

} // namespace

class TstEventSender : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEventTakesTheNextTimeAndIsToldToOurselvesOnce()
    {
        Rig rig;
        rig.hear(userEvent(7, "heard"));
        static_cast<void>(Rig::gossip(rig.machine.events()));
        const auto sent = send(rig, "deploy", 1);
        QCOMPARE(sent->time, LamportTime{8});
        QCOMPARE(rig.machine.clocks().event, LamportTime{9});
        QCOMPARE(rig.told(), (Lines{"event heard", "event deploy"}));
        const auto gossiped = Rig::gossip(rig.machine.events());
        QCOMPARE(gossiped, (std::vector<Bytes>{userEvent(8, "deploy", "x", true)}));
        QCOMPARE(sent->bytes, gossiped[0].size());
        rig.hear(gossiped[0]); // Our own, back by gossip.
        QVERIFY(rig.told().empty());
        QVERIFY(rig.machine.events().empty());
    }

    void sizesAreThoseOfARealAgent()
    {
        Rig rig;
        QVERIFY(send(rig, "useless", 475).has_value());
        auto refused = send(rig, "useless", 476);
        QVERIFY(refused.error().why == Why::TooLarge && refused.error().encoded);
        QCOMPARE(refused.error().size, std::size_t{513});
        refused = send(rig, "n", 512);
        QVERIFY(refused.error().why == Why::TooLarge && !refused.error().encoded);
        QCOMPARE(refused.error().size, std::size_t{513});
        QCOMPARE(refused.error().limit, std::size_t{512});
        QCOMPARE(rig.machine.clocks().event, LamportTime{2}); // Only what went out took a time.
    }

    void theLimitCanBeRaisedToSerfsHighest()
    {
        serf::SerfOptions options;
        options.eventSizeLimit = 100'000;
        Rig rig{options};
        QVERIFY(send(rig, "large", 1000).has_value());
        const auto refused = send(rig, "large", 9216);
        QCOMPARE(refused.error().limit, serf::EventSender::kLimitHighest);
    }

    void theTimePartOfTheSizeCountsToo()
    {
        Rig rig;
        rig.hear(userEvent(200, "heard")); // Times from 128 on take one byte more.
        QVERIFY(!send(rig, "useless", 475));
        QVERIFY(send(rig, "useless", 474).has_value());
    }

    // Reliability target R18.
    void poisonedEventsDoNotMoveOurNextEvent()
    {
        Rig rig;
        rig.hear(userEvent(~std::uint64_t{0}, "poison"));
        rig.hear(userEvent(std::uint64_t{1} << 40U, "poison"));
        QCOMPARE(send(rig, "ours")->time, LamportTime{1});
    }

    // Reliability target R18.
    void whoWouldNotHearUsIsNotSentTo()
    {
        Rig rig;
        const auto far = std::uint64_t{1} << 40U;
        rig.machine.mergeRemoteState(rig.now, clocksAt(far, far), false);
        QVERIFY(send(rig, "ours").error().why == Why::ClockPoisoned);
        QVERIFY(send(rig, "ours").error().detail.find("109951162777") != std::string::npos);
        QVERIFY(rig.machine.ask(rig.now, serf::QueryWish{"ours"}).error().why ==
                Why::ClockPoisoned);
        QCOMPARE(rig.machine.clocks().event, LamportTime{1});
        rig.machine.mergeRemoteState(rig.now, clocksAt(20, 30), false); // A sound one.
        QCOMPARE(send(rig, "ours")->time, LamportTime{20});
        QCOMPARE(rig.machine.ask(rig.now, serf::QueryWish{"ours"})->time, LamportTime{30});
    }

    // Reliability target R18: such a time sets Go's clock back to 0, so it hears us all the same.
    void aClockAboutToWrapKeepsNobodyFromHearingUs()
    {
        Rig rig;
        rig.machine.mergeRemoteState(rig.now, clocksAt(~std::uint64_t{0}, ~std::uint64_t{0}),
                                     false);
        QVERIFY(send(rig, "ours").has_value());
    }
};

QTEST_APPLESS_MAIN(TstEventSender)
#include "tst_event_sender.moc"
