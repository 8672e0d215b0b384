#include <QtTest/QTest>

#include "core/serf/intent_buffer.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::test;
using namespace std::chrono_literals;

namespace {

Bytes response(std::string_view from, const Bytes& payload)
{
    wire::QueryResponse out;
    out.from = from;
    out.payload = payload;
    return message(out);
}

/// Sends of a queue until it has nothing more to say.
int exhaust(swim::GossipQueue& queue, std::size_t members)
{
    int rounds = 0;
    for (; !queue.empty() && rounds < 1000; ++rounds) {
        std::vector<ByteView> views;
        queue.take(views, 3, 1400, members);
    }
    return rounds;
}

} // namespace

class TstSerf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clocksBeginAtOne()
    {
        Rig rig;
        QCOMPARE(rig.machine.clocks().member, LamportTime{1});
        QCOMPARE(rig.machine.clocks().event, LamportTime{1});
        QCOMPARE(rig.machine.clocks().query, LamportTime{1});
        rig.machine.start(rig.now); // A rejoin goes on where it was.
        QCOMPARE(rig.machine.clocks().member, LamportTime{1});
    }

    void aJoinIsAnnounced()
    {
        Rig rig;
        rig.machine.announceJoin(rig.now);
        QCOMPARE(Rig::gossip(rig.machine.intents()), (std::vector<Bytes>{joinIntent(1, "self")}));
        QCOMPARE(rig.machine.clocks().member, LamportTime{2});
        QCOMPARE(rig.statusTime("self"), std::uint64_t{1});
    }

    void aLeaveIsToldAsOftenAsItsQueueTells()
    {
        Rig rig;
        rig.join("n1");
        rig.machine.announceJoin(rig.now);
        QVERIFY(!rig.machine.leaveIntentTold());
        rig.machine.announceLeave(rig.now);
        QVERIFY(rig.status("self") == Status::Leaving);
        QCOMPARE(rig.machine.clocks().member, LamportTime{3});
        QVERIFY(!rig.machine.leaveIntentTold());
        QCOMPARE(exhaust(rig.machine.intents(), rig.machine.members()), 4);
        QVERIFY(rig.machine.leaveIntentTold());
        rig.leave("self");
        QVERIFY(rig.status("self") == Status::Left);
    }

    void aLeaveThatNobodyHearsIsToldAtOnce()
    {
        Rig rig;
        rig.join("n1");
        rig.leave("n1");
        rig.machine.announceJoin(rig.now);
        rig.machine.announceLeave(rig.now);
        QVERIFY(rig.machine.leaveIntentTold());
    }

    void whileLeavingNothingIsRefuted()
    {
        Rig rig;
        rig.join("n1");
        rig.machine.announceLeave(rig.now);
        static_cast<void>(Rig::gossip(rig.machine.intents()));
        rig.hear(leaveIntent(50, "self", true));
        QVERIFY(rig.status("self") == Status::Leaving);
        QCOMPARE(Rig::gossip(rig.machine.intents()),
                 (std::vector<Bytes>{leaveIntent(50, "self", true)}));
    }

    void whoComesBackRefutesAgain()
    {
        Rig rig;
        rig.join("n1");
        rig.machine.announceLeave(rig.now);
        rig.leave("self");
        rig.machine.cancelLeave();
        QVERIFY(!rig.machine.leaveIntentTold());
        rig.machine.start(rig.now);
        rig.join("self");
        rig.machine.announceJoin(rig.now);
        // The join has taken the leave's place in the queue.
        QCOMPARE(Rig::gossip(rig.machine.intents()), (std::vector<Bytes>{joinIntent(2, "self")}));
        rig.hear(leaveIntent(9, "self"));
        QVERIFY(rig.status("self") == Status::Alive);
        QCOMPARE(Rig::gossip(rig.machine.intents()), (std::vector<Bytes>{joinIntent(10, "self")}));
    }

    void aLeaveIntentThatWaitedDoesNotTouchUs()
    {
        Counters counters;
        NameTable names;
        SeededRandom random{1};
        serf::Serf machine{{}, "self", {}, names, random, counters, nullptr, {}};
        machine.start(kStart);
        machine.handleMessage(kStart, leaveIntent(5, "self"));
        machine.handleMemberJoin(kStart, *names.intern("self"), record("self"));
        QVERIFY(machine.all().front().status == Status::Alive);
    }

    /// Two members that hear each other's leave intents again and again (serf#606).
    void leaveIntentsAreNotRepeatedForEver()
    {
        Rig a;
        Rig b;
        a.join("n1");
        b.join("n1");
        a.hear(leaveIntent(5, "n1"));
        std::size_t sends = 0;
        for (int round = 0; round < 50; ++round) {
            const auto fromA = Rig::gossip(a.machine.intents());
            const auto fromB = Rig::gossip(b.machine.intents());
            sends += fromA.size() + fromB.size();
            for (const auto& bytes : fromA)
                b.hear(bytes);
            for (const auto& bytes : fromB)
                a.hear(bytes);
        }
        QCOMPARE(sends, std::size_t{2});
    }

    void whatIsHeardGoesOnByteForByte()
    {
        Rig rig;
        auto odd = leaveIntent(5, "n1");
        odd[1] = std::byte{0x84}; // A field of tomorrow's.
        for (const auto byte : asBytes("\xa3New\x01"))
            odd.push_back(byte);
        rig.hear(odd);
        QCOMPARE(Rig::gossip(rig.machine.intents()), (std::vector<Bytes>{odd}));
    }

    void whatFitsNoDatagramIsNotQueued()
    {
        Rig rig;
        rig.hear(userEvent(3, "large", std::string(1400, 'x')));
        QCOMPARE(rig.told(), (Lines{"event large"}));
        QVERIFY(rig.machine.events().empty());
        QCOMPARE(rig.counters.value("serf.too-large-to-spread"), std::uint64_t{1});
        rig.hear(Bytes(serf::Serf::kMessageLargest + 1, std::byte{3}));
        QCOMPARE(rig.counters.value("serf.message-too-large"), std::uint64_t{1});
    }

    void messagesOfNoUseAreCounted()
    {
        Rig rig;
        rig.hear({});
        for (const auto type : {2, 6, 7, 8, 10, 200})
            rig.hear({static_cast<std::byte>(type), std::byte{0x80}});
        for (const auto type : {0, 1, 3, 4, 9})
            rig.hear({static_cast<std::byte>(type)});
        rig.hear(message(wire::QueryResponse{}));
        QCOMPARE(rig.counters.value("serf.empty-message"), std::uint64_t{1});
        QCOMPARE(rig.counters.value("serf.unknown-type"), std::uint64_t{6});
        QCOMPARE(rig.counters.value("serf.undecodable"), std::uint64_t{5});
        QCOMPARE(rig.counters.value("serf.response-unasked"), std::uint64_t{1});
        QVERIFY(rig.told().empty());
        QVERIFY(rig.machine.intents().empty());
    }

    void aRelayIsSentOnUnchanged()
    {
        Rig rig;
        const auto inner = response("n1", {});
        const Bytes address{std::byte{10}, std::byte{0}, std::byte{0}, std::byte{77}};
        wire::Relay relay{address, 4000, {}, "n9", inner};
        rig.hear(message(relay));
        const auto sent = rig.machine.takeMessages();
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(sent[0].to.text(), std::string{"10.0.0.77:4000"});
        QCOMPARE(sent[0].name, std::string{"n9"});
        QCOMPARE(sent[0].message, inner);
    }

    void aRelayOfAnythingElseIsRefused()
    {
        Rig rig;
        const auto inner = message(wire::QueryResponse{});
        const auto intent = joinIntent(1, "n1");
        const auto large = response("n1", Bytes(2000));
        const Bytes address(4, std::byte{10});
        const Bytes oddAddress(5, std::byte{10});
        rig.hear(message(wire::Relay{address, 4000, {}, {}, intent}));
        rig.hear(message(wire::Relay{address, 4000, {}, {}, {}}));
        rig.hear(message(wire::Relay{address, 4000, {}, {}, large}));
        rig.hear(message(wire::Relay{address, 0, {}, {}, inner}));
        rig.hear(message(wire::Relay{address, 70'000, {}, {}, inner}));
        rig.hear(message(wire::Relay{address, -1, {}, {}, inner}));
        rig.hear(message(wire::Relay{oddAddress, 4000, {}, {}, inner}));
        rig.hear(message(wire::Relay{{}, 4000, {}, {}, inner}));
        QVERIFY(rig.machine.takeMessages().empty());
        QCOMPARE(rig.counters.value("serf.relay-refused"), std::uint64_t{8});
    }

    void inventedNamesGrowNothing()
    {
        Rig rig;
        const auto interned = rig.names.size();
        for (std::uint64_t i = 0; i < 50'000; ++i)
            rig.hear(leaveIntent(2, "invented" + std::to_string(i)));
        QCOMPARE(rig.names.size(), interned);
        QCOMPARE(rig.machine.members(), std::size_t{1});
        QCOMPARE(rig.machine.waitingIntents().size(), std::size_t{8192});
        QVERIFY(rig.machine.intents().size() <= 4096);
    }

    void forgettingOthersKeepsUsAndTheClocks()
    {
        Rig rig;
        for (const auto* name : {"n1", "n2", "n3"})
            rig.join(name);
        rig.leave("n2");
        rig.hear(leaveIntent(20, "n9"));
        static_cast<void>(rig.told());
        rig.machine.forgetOthers();
        QVERIFY(rig.told().empty());
        QCOMPARE(rig.machine.members(), std::size_t{1});
        QVERIFY(rig.status("self") == Status::Alive);
        QCOMPARE(rig.machine.waitingIntents().size(), std::size_t{0});
        QCOMPARE(rig.machine.clocks().member, LamportTime{21});
        rig.wait(25h);
        QVERIFY(rig.told().empty());
        rig.join("n1");
        QCOMPARE(rig.told(), (Lines{"+n1"}));
    }

    void anotherNameIsAnotherMember()
    {
        Rig rig;
        rig.machine.rename("self-1", {*IpAddress::fromText("10.0.0.1"), 7946});
        QCOMPARE(rig.machine.members(), std::size_t{0});
        rig.join("self-1");
        rig.join("self");
        rig.hear(leaveIntent(5, "self"));
        rig.hear(leaveIntent(6, "self-1"));
        QVERIFY(rig.status("self") == Status::Leaving);
        QVERIFY(rig.status("self-1") == Status::Alive);
        rig.hear(QueryText{.flags = 1}.bytes());
        const Response ack{rig.machine.takeMessages().at(0).message};
        QCOMPARE(ack.what.from, std::string_view{"self-1"});
    }

    void nothingIsDueBeforeTheStart()
    {
        Counters counters;
        NameTable names;
        SeededRandom random{1};
        serf::Serf machine{{}, "self", {}, names, random, counters, nullptr, {}};
        QVERIFY(!machine.nextTimeout());
        machine.handleTimeout(kStart);
        machine.start(kStart);
        QCOMPARE(*machine.nextTimeout(), kStart + 15s);
    }

    void aThousandRowsAreDense() { QVERIFY(sizeof(serf::SerfMember) <= 40); }

    /// Damaged messages of every kind, in any order: nothing but counted losses.
    void damagedMessagesAreHarmless()
    {
        SeededRandom random{seed()};
        Rig rig;
        rig.join("n1");
        const auto state = rig.machine.localState();
        const std::vector<Bytes> whole{
            joinIntent(5, "n1"),
            leaveIntent(5, "n1", true),
            userEvent(3, "deploy"),
            QueryText{.flags = 3, .relayFactor = 3, .filters = {nodeFilter({"self"})}}.bytes(),
            QueryText{.name = "_serf_list-keys", .flags = 1}.bytes(),
            message(wire::Relay{Bytes(4), 1, {}, {}, message(wire::QueryResponse{})})};
        for (int i = 0; i < 20'000; ++i) {
            auto bytes = random.below(8) == 0 ? state : whole[random.below(whole.size())];
            for (auto flips = random.below(4); flips > 0; --flips)
                bytes[random.below(bytes.size())] = static_cast<std::byte>(random.below(256));
            bytes.resize(bytes.size() - random.below(4) / 2);
            if (random.below(8) == 0) {
                rig.machine.mergeRemoteState(rig.now, bytes, random.below(2) == 0);
            } else {
                rig.hear(bytes);
            }
            rig.wait(1ms);
            if (random.below(50) == 0) rig.join("n1");
            static_cast<void>(rig.told());
            static_cast<void>(rig.machine.takeMessages());
        }
        QVERIFY(rig.status("self") == Status::Alive);
        QVERIFY(rig.machine.clocks().member.value() < std::uint64_t{1} << 46U);
    }
};

QTEST_APPLESS_MAIN(TstSerf)
#include "tst_serf.moc"
