#include <QtTest/QTest>

#include "core/agent/agent.h"
#include "core/wire/messages.h"
#include "core/wire/stream.h"
#include "tests/unit/agent/agent_net.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;
using test::AgentNet;

Q_DECLARE_METATYPE(grapevine::Bytes)

namespace {

crypto::Keyring ringOf(char letter, std::size_t size)
{
    return crypto::Keyring{
        {*crypto::SecretKey::fromBytes(Bytes(size, static_cast<std::byte>(letter)))}};
}

} // namespace

class TstAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJoinMakesBothKnowEachOther()
    {
        AgentNet net;
        auto& a = net.add("a", false, {}, {{"role", "web"}});
        auto& b = net.add("b");
        net.join(b, a);
        QCOMPARE(net.status(a, "b"), serf::Status::Alive);
        QCOMPARE(net.status(b, "a"), serf::Status::Alive);
        const auto outcomes = net.news<JoinOutcome>(b);
        QCOMPARE(outcomes.size(), std::size_t{1});
        QVERIFY(outcomes[0].joined);
        const auto merged = net.news<Merged>(b);
        QCOMPARE(merged.size(), std::size_t{1});
        QCOMPARE(merged[0].from, std::string{"a"});
    }

    void theThirdIsToldOfByGossipAlone()
    {
        AgentNet net;
        const auto [a, b, c] = net.addTrio();
        net.run(2s);
        QCOMPARE(net.status(b, "c"), serf::Status::Alive);
        QCOMPARE(net.status(c, "b"), serf::Status::Alive);
    }

    void nobodyThereIsARefusedJoin()
    {
        AgentNet net;
        auto& a = net.add("a");
        const Endpoint nowhere{*IpAddress::fromText("10.9.9.9"), 7946};
        a.join(net.now(), {&nowhere, 1});
        net.run(1s);
        const auto outcomes = net.news<JoinOutcome>(a);
        QCOMPARE(outcomes.size(), std::size_t{1});
        QVERIFY(!outcomes[0].joined);
        QCOMPARE(outcomes[0].refusal, link::Refusal::NobodyListens);
    }

    void aSilentMemberIsAccusedAndFails_data()
    {
        QTest::addColumn<int>("keySize");
        QTest::newRow("plain") << 0;
        QTest::newRow("16") << 16;
        QTest::newRow("24") << 24;
        QTest::newRow("32") << 32;
    }
    void aSilentMemberIsAccusedAndFails()
    {
        QFETCH(int, keySize);
        const auto ring =
            keySize > 0 ? ringOf('k', static_cast<std::size_t>(keySize)) : crypto::Keyring{};
        AgentNet net;
        const auto [a, b, c] = net.addTrio(ring);
        net.run(3s);
        net.stop(c);
        net.run(20s);
        QCOMPARE(net.status(a, "c"), serf::Status::Failed);
        QCOMPARE(net.status(b, "c"), serf::Status::Failed);
        const auto accused = net.news<Accused>(a);
        QVERIFY(!accused.empty());
        QVERIFY(accused[0].from == "a" || accused[0].from == "b");
    }

    void aMemberThatLeavesIsLeftAndNeverFailed()
    {
        AgentNet net;
        const auto [a, b, c] = net.addTrio();
        net.run(3s);
        static_cast<void>(net.news<serf::MemberEvent>(a));
        const auto began = net.now();
        net.leave(c);
        net.run(3s);
        const auto done = net.news<LeaveDone>(c);
        QCOMPARE(done.size(), std::size_t{1});
        QVERIFY(done[0].told);
        QVERIFY(c.left());
        QCOMPARE(net.status(a, "c"), serf::Status::Left);
        QCOMPARE(net.status(b, "c"), serf::Status::Left);
        for (const auto& event : net.news<serf::MemberEvent>(a))
            QVERIFY(event.kind != serf::MemberEvent::Kind::Failed);
        QVERIFY(net.now() - began <= 3s);
    }

    void whoLeavesDuringItsOwnJoinIsLeftToo()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& b = net.add("b");
        const Endpoint to = a.options().advertise;
        b.join(net.now(), {&to, 1}); // The answer is still on its way ..
        b.leave(net.now());          // .. when we go.
        net.run(10s);
        QVERIFY(b.left());
        QCOMPARE(net.status(a, "b"), serf::Status::Left);
    }

    void whoLeavesDuringItsJoinUnderANameThatLeftBeforeHasLeftAgain()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& b = net.add("b");
        net.join(b, a);
        net.run(1s);
        net.leave(b);
        net.run(3s);
        net.remove(b);
        auto& again = net.add("b"); // A fresh process: its clocks begin anew.
        const Endpoint to = a.options().advertise;
        again.join(net.now(), {&to, 1});
        again.leave(net.now());
        net.run(10s);
        QCOMPARE(net.status(a, "b"), serf::Status::Left);
    }

    void aLeaveRightAfterAStallIsToldToThoseKnownBefore()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& b = net.add("b");
        auto& o = net.add("o", true);
        net.join(b, a);
        net.join(o, a);
        net.run(3s);
        o.handleStall(net.now(), true);
        net.dropStreams(); // The fresh picture cannot be had ..
        net.leave(o);      // .. before we go.
        net.run(20s);
        QCOMPARE(net.status(a, "o"), serf::Status::Left);
        QCOMPARE(net.status(b, "o"), serf::Status::Left);
    }

    void aStallDuringAJoinIsToldAsItsFailure()
    {
        AgentNet net;
        auto& o = net.add("o", true);
        const Endpoint nobody{*IpAddress::fromText("10.9.9.9"), 7946};
        o.join(net.now(), {&nobody, 1});
        o.handleStall(net.now(), true);
        net.run(1s);
        const auto outcomes = net.news<JoinOutcome>(o);
        QCOMPARE(outcomes.size(), std::size_t{1});
        QVERIFY(!outcomes[0].joined);
    }

    void aLeaverThatComesBackIsAliveAgain()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& b = net.add("b");
        net.join(b, a);
        net.run(1s);
        net.leave(b);
        net.run(3s);
        QCOMPARE(net.status(a, "b"), serf::Status::Left);
        b.restart(net.now(), "b", b.options().advertise, Incarnation{1});
        net.join(b, a);
        net.run(2s);
        QCOMPARE(net.status(a, "b"), serf::Status::Alive);
        QCOMPARE(net.status(b, "b"), serf::Status::Alive);
    }

    void anObserverSeesWhoAccusesAndAccusesNobody()
    {
        AgentNet net;
        const auto [a, b, c] = net.addTrio();
        auto& o = net.add("o", true);
        net.join(o, a);
        net.run(3s);
        QCOMPARE(net.status(o, "c"), serf::Status::Alive);
        QCOMPARE(net.status(c, "o"), serf::Status::Alive);
        net.stop(c);
        net.run(40s);
        QCOMPARE(net.status(o, "c"), serf::Status::Failed);
        const auto accused = net.news<Accused>(o);
        QVERIFY(!accused.empty());
        for (const auto& accusation : accused)
            QVERIFY(accusation.from == "a" || accusation.from == "b");
        for (const auto* who : {&a, &b}) {
            for (const auto& accusation : net.news<Accused>(*who))
                QVERIFY(accusation.from != "o");
        }
    }

    void aSilentClusterMakesAnObserverFailNobody()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& o = net.add("o", true);
        net.join(o, a);
        net.run(2s);
        net.stop(a);
        net.run(10min);
        QCOMPARE(net.status(o, "a"), serf::Status::Alive);
        bool lost = false;
        for (const auto& ping : net.news<PingNews>(o))
            lost = lost || !ping.answered;
        QVERIFY(lost);
    }

    void pingsTellBothCharactersWhereTheOtherStands()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& o = net.add("o", true);
        net.join(o, a);
        net.run(2min); // By then an observer is no passer-by.
        for (auto* who : {&a, &o}) {
            QVERIFY(who->coordinates().isPlaced());
            bool told = false;
            for (const auto& ping : net.news<PingNews>(*who))
                told = told || (ping.answered && ping.coordinate != nullptr);
            QVERIFY(told);
        }
        const auto known = o.coordinates().find(*net.names().find("a"));
        QVERIFY(known != nullptr);
        QVERIFY(distance(*known, o.coordinates().own()) < 1ms);
    }

    /// A short visit moves nobody: a command that asks once is such.
    void anObserverThatPassesByLeavesNoCoordinateBehind()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& b = net.add("b");
        net.join(b, a);
        net.run(2min);
        QVERIFY(a.coordinates().own().error < 0.2);
        auto& o = net.add("o", true);
        net.join(o, a);
        net.run(4s);
        QVERIFY(o.coordinates().isPlaced());
        QVERIFY(a.coordinates().find(*net.names().find("o")) == nullptr);
        QVERIFY(b.coordinates().find(*net.names().find("o")) == nullptr);
        net.run(2min);
        QVERIFY(a.coordinates().find(*net.names().find("o")) != nullptr);
        QVERIFY(b.coordinates().find(*net.names().find("o")) != nullptr);
    }

    void whereCoordinatesAreOffNoneAreToldOrLearnt()
    {
        AgentNet net;
        auto& a = net.add("a");
        AgentOptions options;
        options.coordinates = false;
        auto& o = net.add("o", true, {}, {}, options);
        net.join(o, a);
        net.run(5s);
        for (auto* who : {&a, &o}) {
            QVERIFY(!who->coordinates().isPlaced());
            const auto pings = net.news<PingNews>(*who);
            QVERIFY(!pings.empty());
            for (const auto& ping : pings)
                QVERIFY(ping.coordinate == nullptr);
        }
    }

    void onlyADialThatSaysSomethingIsSomebodyWhoReachesUs_data()
    {
        QTest::addColumn<Bytes>("content");
        Bytes ping;
        wire::encode(ping, wire::Ping{SequenceNumber{7}, "o", {}, 0, {}});
        QTest::newRow("ping") << ping;
        Bytes request;
        wire::encode(request, wire::PushPullHeader{});
        QTest::newRow("push/pull") << request;
        Bytes user;
        wire::encode(user, wire::UserStreamHeader{3});
        append(user, toBytes("abc"));
        QTest::newRow("user message") << user;
    }
    void onlyADialThatSaysSomethingIsSomebodyWhoReachesUs()
    {
        QFETCH(Bytes, content);
        AgentNet net;
        auto& o = net.add("o", true);
        const Endpoint scanner{*IpAddress::fromText("10.9.9.9"), 40000};
        const auto dial = [&] { return *o.handleStreamAccepted(net.now(), scanner); };
        const auto mute = dial();
        const auto chatty = dial();
        const auto whole = dial();
        o.handleStreamBytes(net.now(), chatty, toBytes("GET / HTTP/1.0\r\n\r\n"));
        o.handleStreamClosed(net.now(), mute, StreamEnd::Finished);
        QVERIFY(!o.lastInbound());
        const auto bytes = wire::wrapStream(content, wire::StreamSide::Dialled, {}, nullptr, false);
        o.handleStreamBytes(net.now(), whole, ByteView{bytes}.first(bytes.size() - 1));
        QVERIFY(!o.lastInbound());
        o.handleStreamBytes(net.now(), whole, ByteView{bytes}.last(1));
        QCOMPARE(o.lastInbound(), std::optional{net.now()});
    }

    void aWrongKeyHearsAndTellsNothing()
    {
        AgentNet net;
        auto& a = net.add("a", false, ringOf('x', 32));
        auto& b = net.add("b", false, ringOf('y', 32));
        net.join(b, a);
        net.run(2s);
        QCOMPARE(net.status(a, "b"), serf::Status::None);
        const auto outcomes = net.news<JoinOutcome>(b);
        QCOMPARE(outcomes.size(), std::size_t{1});
        QVERIFY(!outcomes[0].joined);
    }

    void afterAStallTheObserversPictureStartsAfresh()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& b = net.add("b");
        auto& o = net.add("o", true);
        net.join(b, a);
        net.join(o, a);
        net.run(3s);
        o.handleStall(net.now(), true);
        net.run(2s);
        QCOMPARE(net.status(o, "a"), serf::Status::Alive);
        QCOMPARE(net.status(o, "b"), serf::Status::Alive);
        QCOMPARE(net.status(a, "o"), serf::Status::Alive);
        QCOMPARE(o.counters().value("agent.stalls"), std::uint64_t{1});
    }

    void whatGivesWayInAFullQueueIsCounted()
    {
        AgentNet net;
        auto& a = net.add("a");
        agent::AgentOptions narrow;
        narrow.serf.queueMost = 1;
        auto& o = net.add("o", true, {}, {}, narrow);
        net.join(o, a);
        net.run(3s);
        // Their news come faster than they are passed on.
        for (const char* name : {"b", "c", "d", "e"})
            net.join(net.add(name), a);
        net.run(3s);
        QVERIFY(o.queues().gossip <= 1);
        QVERIFY(o.queues().overCap > 0);
        QCOMPARE(a.queues().overCap, std::uint64_t{0});
    }

    void whatWasQueuedBeforeAStallIsNotToldAfterIt()
    {
        AgentNet net;
        auto& a = net.add("a");
        auto& o = net.add("o", true);
        auto& x = net.add("x");
        net.join(o, a);
        net.join(x, a);
        for (int turn = 0; turn < 100 && o.queues().gossip == 0; ++turn)
            net.run(10ms);
        QVERIFY(o.queues().gossip > 0); // With x's alive in its queue it stands still.
        net.stop(o);
        net.stop(x);
        net.run(3min);
        QCOMPARE(net.status(a, "x"), serf::Status::Failed);
        static_cast<void>(net.news<serf::MemberEvent>(a));
        net.resume(o);
        o.handleStall(net.now(), true);
        net.run(1min);
        for (const auto& event : net.news<serf::MemberEvent>(a)) {
            if (net.names().name(event.member) == "x")
                QVERIFY(event.kind != serf::MemberEvent::Kind::Join);
        }
    }

    void garbageIsCountedAndChangesNothing()
    {
        AgentNet net;
        auto& a = net.add("a");
        SeededRandom random{7};
        for (int i = 0; i < 2000; ++i) {
            Bytes bytes(static_cast<std::size_t>(random.below(200)));
            random.fill(bytes);
            a.handleDatagram(net.now(), {*IpAddress::fromText("10.1.1.1"), 1}, bytes);
        }
        net.run(1s);
        QCOMPARE(a.memberlist().table().size(), std::size_t{1});
        QVERIFY(a.counters().value("agent.datagrams-received") == 2000);
    }
};

QTEST_APPLESS_MAIN(TstAgent)
#include "tst_agent.moc"
