#include <QtTest/QTest>

#include "core/serf/intent_buffer.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::test;
using namespace std::chrono_literals;

namespace {

/// The other side's push/pull.
struct StateText {
    std::uint64_t time = 1;
    std::uint64_t eventTime = 1;
    std::uint64_t queryTime = 1;
    std::vector<std::pair<std::string_view, LamportTime>> statusTimes = {};
    std::vector<std::string_view> left = {};
    std::vector<std::pair<std::uint64_t, std::string_view>> events = {};

    [[nodiscard]] Bytes bytes() const
    {
        wire::SerfPushPull state;
        state.time = LamportTime{time};
        state.eventTime = LamportTime{eventTime};
        state.queryTime = LamportTime{queryTime};
        state.statusTimes = statusTimes;
        state.leftMembers = left;
        for (const auto& [at, name] : events)
            state.events.push_back(wire::SerfPushPull::Slot{LamportTime{at}, {{name, {}}}});
        return message(state);
    }
};

struct Decoded {
    explicit Decoded(Bytes bytes)
        : kept(std::move(bytes))
        , what(wire::decodeSerf<wire::SerfPushPull>(kept, scratch).value())
    {
    }
    Bytes kept;
    wire::Scratch scratch;
    wire::SerfPushPull what;
};

} // namespace

class TstSerfState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullStateTellsEverything()
    {
        Rig rig;
        rig.join("n1");
        rig.join("n2");
        rig.hear(joinIntent(5, "n1"));
        rig.hear(leaveIntent(6, "n2"));
        rig.leave("n2");
        rig.hear(userEvent(3, "deploy", "1"));
        rig.hear(QueryText{.time = 9}.bytes());
        const Decoded state{rig.machine.localState()};
        QCOMPARE(state.what.time, LamportTime{7});
        QCOMPARE(state.what.eventTime, LamportTime{4});
        QCOMPARE(state.what.queryTime, LamportTime{10});
        QCOMPARE(state.what.statusTimes.size(), std::size_t{3});
        QCOMPARE(state.what.leftMembers, (std::vector<std::string_view>{"n2"}));
        QCOMPARE(state.what.events.size(), std::size_t{512});
        QCOMPARE(state.what.events[3]->events[0].name, std::string_view{"deploy"});
        QVERIFY(!state.what.events[4]);
    }

    void anObserversStateNamesWhomItWasToldToAndNobodyWhoLeft()
    {
        Rig rig;
        for (const auto* name : {"listed", "silent", "leaving", "other"})
            rig.join(name);
        rig.machine.announceJoin(rig.now);
        rig.hear(joinIntent(5, "listed"));
        rig.hear(joinIntent(6, "other"));
        rig.hear(leaveIntent(7, "leaving"));
        rig.hear(userEvent(3, "deploy"));
        const std::vector<MemberId> listed{rig.id("self"), rig.id("listed"), rig.id("silent"),
                                           rig.id("leaving"), rig.id("nobody")};
        const Decoded state{rig.machine.observerState(listed)};
        QCOMPARE(state.what.statusTimes.size(), std::size_t{2});
        QCOMPARE(state.what.statusTimes[0].first, std::string_view{"self"});
        QCOMPARE(state.what.statusTimes[1].first, std::string_view{"listed"});
        QCOMPARE(state.what.statusTimes[1].second, LamportTime{5});
        QVERIFY(state.what.leftMembers.empty());
        QVERIFY(state.what.events.empty());
        QCOMPARE(state.what.time, LamportTime{8});
    }

    void aMergeTakesOverWhatTheOtherSideKnows()
    {
        Rig rig;
        for (const auto* name : {"n1", "n2", "n3"})
            rig.join(name);
        static_cast<void>(rig.told());
        const StateText state{.time = 42,
                              .eventTime = 50,
                              .queryTime = 100,
                              .statusTimes = {{"n1", LamportTime{20}},
                                              {"n2", LamportTime{15}},
                                              {"new", LamportTime{16}}},
                              .left = {"n2"},
                              .events = {{45, "test"}}};
        rig.machine.mergeRemoteState(rig.now, state.bytes(), false);
        QCOMPARE(rig.machine.clocks().member, LamportTime{42});
        QCOMPARE(rig.machine.clocks().event, LamportTime{50});
        QCOMPARE(rig.machine.clocks().query, LamportTime{100});
        QCOMPARE(rig.statusTime("n1"), std::uint64_t{20});
        QVERIFY(rig.status("n2") == Status::Leaving);
        QCOMPARE(rig.statusTime("n2"), std::uint64_t{16});
        QVERIFY(rig.machine.waitingIntents().find("new")->kind == serf::IntentBuffer::Kind::Join);
        QCOMPARE(rig.told(), (Lines{"~n2", "event test"}));
        QVERIFY(rig.machine.intents().empty());
        QVERIFY(rig.machine.events().empty());
    }

    void badStateIsCountedAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another type") << QByteArray("\x05\x80", 2);
        QTest::newRow("no body") << QByteArray("\x02", 1);
        QTest::newRow("garbage") << QByteArray("\x02garbage", 8);
        QTest::newRow("cut") << QByteArray("\x02\x86\xaa"
                                           "EventLTime",
                                           13);
    }

    void badStateIsCountedAndChangesNothing()
    {
        QFETCH(QByteArray, state);
        Rig rig;
        rig.join("n1");
        static_cast<void>(rig.told());
        rig.machine.mergeRemoteState(
            rig.now, asBytes({state.constData(), static_cast<std::size_t>(state.size())}), true);
        QVERIFY(rig.told().empty());
        QCOMPARE(rig.machine.clocks().member, LamportTime{1});
        QCOMPARE(rig.counters.value("serf.push-pull-undecodable"), std::uint64_t{1});
    }

    void ourOwnJoinHearsNoOldEvents()
    {
        const StateText state{.eventTime = 10, .events = {{8, "old"}, {9, "also-old"}}};
        Rig joining;
        joining.machine.mergeRemoteState(joining.now, state.bytes(), true);
        QVERIFY(joining.told().empty());
        joining.hear(userEvent(9, "late"));
        joining.hear(userEvent(10, "new"));
        QCOMPARE(joining.told(), (Lines{"event new"}));
        Rig answering;
        answering.machine.mergeRemoteState(answering.now, state.bytes(), false);
        QCOMPARE(answering.told(), (Lines{"event old", "event also-old"}));
        serf::SerfOptions options;
        options.ignoreOldEvents = false;
        Rig curious{options};
        curious.machine.mergeRemoteState(curious.now, state.bytes(), true);
        QCOMPARE(curious.told(), (Lines{"event old", "event also-old"}));
    }

    void aLeaveIntentAboutUsInAStateIsRefuted()
    {
        Rig rig;
        rig.join("n1");
        const StateText state{.statusTimes = {{"self", LamportTime{30}}}, .left = {"self"}};
        rig.machine.mergeRemoteState(rig.now, state.bytes(), false);
        QVERIFY(rig.status("self") == Status::Alive);
        QCOMPARE(Rig::gossip(rig.machine.intents()), (std::vector<Bytes>{joinIntent(32, "self")}));
        // Who heard of the join intent, and then was shown a state of before, holds us for leaving
        // since 33: so it is said once more, later and past that.
        QVERIFY(rig.machine.nextTimeout() <= rig.now + 35s);
        rig.machine.handleTimeout(rig.now + 34s);
        QVERIFY(Rig::gossip(rig.machine.intents()).empty());
        rig.machine.handleTimeout(rig.now + 35s);
        QCOMPARE(Rig::gossip(rig.machine.intents()), (std::vector<Bytes>{joinIntent(34, "self")}));
        rig.machine.handleTimeout(rig.now + 80s);
        QVERIFY(Rig::gossip(rig.machine.intents()).empty());
    }

    void aPoisonedStateIsNotBelieved()
    {
        Rig rig;
        rig.join("n1");
        const auto last = ~std::uint64_t{0};
        const StateText state{.time = last,
                              .eventTime = last,
                              .queryTime = last,
                              .statusTimes = {{"n1", LamportTime{last}}, {"n2", LamportTime{last}}},
                              .left = {"n1"}};
        rig.machine.mergeRemoteState(rig.now, state.bytes(), true);
        QCOMPARE(rig.machine.clocks().member, LamportTime{1});
        QCOMPARE(rig.machine.clocks().event, LamportTime{1});
        QCOMPARE(rig.machine.clocks().query, LamportTime{1});
        QVERIFY(rig.status("n1") == Status::Alive);
        QCOMPARE(rig.statusTime("n1"), std::uint64_t{0});
        QCOMPARE(rig.counters.value("serf.clock-poison"), std::uint64_t{5});
        rig.hear(userEvent(1, "heard"));
        QCOMPARE(rig.told().back(), std::string{"event heard"});
    }

    void aHundredThousandNamesAreMergedInOnePass()
    {
        Rig rig;
        for (int i = 0; i < 1000; ++i)
            rig.join("known" + std::to_string(i));
        static_cast<void>(rig.told());
        std::vector<std::string> names;
        StateText state{.time = 100};
        for (int i = 0; i < 100'000; ++i)
            names.push_back((i < 1000 ? "known" : "invented") + std::to_string(i));
        for (const auto& name : names)
            state.statusTimes.emplace_back(name, LamportTime{50});
        for (int i = 0; i < 50'000; ++i)
            state.left.push_back(names[static_cast<std::size_t>(i) * 2]);
        const auto bytes = state.bytes();
        const auto interned = rig.names.size();
        rig.machine.mergeRemoteState(rig.now, bytes, false);
        rig.machine.mergeRemoteState(rig.now, bytes, false);
        QVERIFY(rig.status("known0") == Status::Leaving);
        QVERIFY(rig.status("known1") == Status::Alive);
        QCOMPARE(rig.names.size(), interned);
        QCOMPARE(rig.machine.members(), std::size_t{1001});
        QCOMPARE(rig.machine.waitingIntents().size(), std::size_t{8192});
        QVERIFY(rig.counters.value("serf.intents-dropped") >= 90'000);
        QVERIFY(rig.machine.intents().empty());
    }

    void aStateOfTooManyEventsIsBounded()
    {
        Rig rig;
        wire::SerfPushPull state;
        state.eventTime = LamportTime{60'001};
        for (std::uint64_t time = 1; time <= 60'000; ++time) {
            auto& slot = state.events.emplace_back().emplace();
            slot.time = LamportTime{time};
            slot.events.assign(10, {"e", {}});
        }
        rig.machine.mergeRemoteState(rig.now, message(state), false);
        QCOMPARE(rig.told().size(), std::size_t{512}); // Ten of a kind are one, and older ones old.
    }

    void aMergeOfWhatIsKnownAlreadyTellsNothing()
    {
        Rig rig;
        rig.join("n1");
        rig.hear(joinIntent(5, "n1"));
        rig.hear(userEvent(3, "deploy"));
        const auto own = rig.machine.localState();
        static_cast<void>(rig.told());
        rig.machine.mergeRemoteState(rig.now, own, false);
        QVERIFY(rig.told().empty());
        QCOMPARE(rig.machine.localState(), own);
    }
};

QTEST_APPLESS_MAIN(TstSerfState)
#include "tst_serf_state.moc"
