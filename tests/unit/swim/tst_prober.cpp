#include <QObject>
#include <QtTest/QTest>
#include <map>
#include <string>

#include "core/wire/framing.h"
#include "tests/unit/swim/policies.h"
#include "tests/unit/swim/swim_bench.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace grapevine::swim::testing;
using namespace std::chrono_literals;

namespace {

/// Only probes: what else ticks is out of the way.
Timing probing()
{
    auto timing = Timing::lan();
    timing.gossipInterval = {};
    timing.pushPullInterval = {};
    timing.suspicionMult = 1000;
    return timing;
}

/// Runs up to and with the next ping of ours, and returns it; the rest is dropped.
SendMessage nextPing(Bench& bench)
{
    while (true) {
        bench.now = std::max(bench.now, bench.list.nextTimeout().value());
        bench.list.handleTimeout(bench.now);
        const auto outputs = bench.list.takeOutputs();
        if (const auto pings = messages(outputs, wire::MessageType::Ping); !pings.empty())
            return pings[0];
    }
}

SequenceNumber sequenceOf(const SendMessage& ping)
{
    return decoded<wire::Ping>(ping.body).sequence;
}

/// Raises the health score, as being accused does.
void worsen(Bench& bench, unsigned score)
{
    for (unsigned i = 0; i < score; ++i)
        bench.suspect("self", bench.list.selfIncarnation().value(), "n1");
    bench.forget();
}

} // namespace

/// Whom a member pings, and what it makes of the answers.
class TstProber : public QObject {
    Q_OBJECT

    AsGo member;
    AsObserver observer;

private Q_SLOTS:
    void pingsSayWhereTheAckShallGo()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(1);
        const auto sent = nextPing(bench);
        const auto ping = decoded<wire::Ping>(sent.body);
        QCOMPARE(ping.sequence.value(), 1U);
        QCOMPARE(ping.node, std::string_view{"n1"});
        QCOMPARE(toHex(ping.sourceAddress), std::string{"0a000001"});
        QCOMPARE(ping.sourcePort, std::uint16_t{7946});
        QCOMPARE(ping.sourceNode, std::string_view{"self"});
        QCOMPARE(sent.to, endpointOf(1));
        QVERIFY(sent.piggyback);
        QVERIFY(!sent.crc);
    }

    void everybodyIsPingedOnceARound()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(5);
        bench.dead("n5", 1, "n5");
        std::map<std::string, int> pinged;
        AnswersPings answer(bench);
        bench.run(40s, [&](const Output& output) {
            if (const auto* sent = std::get_if<SendMessage>(&output))
                ++pinged[std::string{decoded<wire::Ping>(sent->body).node}];
            answer(output);
        });
        QCOMPARE(pinged.size(), std::size_t{4});
        for (const auto& [name, count] : pinged)
            QVERIFY2(count >= 9 && count <= 11, name.c_str());
    }

    void anAnswerTellsRoundTripAndPayload()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(1);
        const auto ping = nextPing(bench);
        bench.now += 20ms;
        bench.list.handleAck(bench.now, {sequenceOf(ping), asBytes("payload")});
        bench.list.handleAck(bench.now, {sequenceOf(ping), asBytes("again")});
        const auto answered = only<PingAnswered>(bench.list.takeOutputs());
        QCOMPARE(answered.size(), std::size_t{1});
        QCOMPARE(answered[0].rtt, Duration{20ms});
        QCOMPARE(asText(answered[0].payload), std::string_view{"payload"});
        QCOMPARE(bench.counters.value("swim.ack-unexpected"), std::uint64_t{1});
    }

    void silenceAsksHelpersAndTcpThenAccuses()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(5);
        const auto ping = nextPing(bench);
        const auto name = std::string{decoded<wire::Ping>(ping.body).node};
        const auto sentAt = bench.now;
        QVERIFY(bench.run(499ms).empty());
        const auto outputs = bench.run(1ms);
        const auto asked = messages(outputs, wire::MessageType::IndirectPing);
        QCOMPARE(asked.size(), std::size_t{3});
        for (const auto& sent : asked) {
            const auto indirect = decoded<wire::IndirectPing>(sent.body);
            QCOMPARE(indirect.sequence, sequenceOf(ping));
            QCOMPARE(indirect.node, std::string_view{name});
            QVERIFY(indirect.nack);
            QCOMPARE(indirect.sourceNode, std::string_view{"self"});
            QVERIFY(sent.to != ping.to);
        }
        const auto tcp = only<StartStreamPing>(outputs);
        QCOMPARE(tcp.size(), std::size_t{1});
        QCOMPARE(tcp[0].to, ping.to);
        QCOMPARE(tcp[0].until, sentAt + 1s);
        bench.run(499ms);
        QCOMPARE(bench.stateOf(name), State::Alive);
        bench.run(1ms);
        QCOMPARE(bench.changes(), "Suspect " + name + " by self");
        QCOMPARE(decoded<wire::Suspect>(bench.queued().at(0)).from, std::string_view{"self"});
    }

    void anAckByAHelperSavesButIsNoMeasurement()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(3);
        const auto ping = nextPing(bench);
        bench.run(600ms);
        bench.list.handleAck(bench.now, {sequenceOf(ping), {}});
        bench.run(350ms);
        QVERIFY(only<PingAnswered>(bench.list.takeOutputs()).empty());
        QCOMPARE(bench.changes(), std::string{});
    }

    void anAckOverTcpSaves()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(1);
        const auto ping = nextPing(bench);
        bench.run(600ms);
        bench.list.handleStreamAck(bench.now, SequenceNumber{77});
        bench.list.handleStreamAck(bench.now, sequenceOf(ping));
        bench.run(400ms);
        QCOMPARE(bench.changes(), std::string{});
        QCOMPARE(bench.counters.value("swim.udp-silent-tcp-answers"), std::uint64_t{1});
        QCOMPARE(bench.list.healthScore(), 0U);
    }

    void tcpIsNotTriedWhenTurnedOffOrTooOld()
    {
        auto timing = probing();
        timing.tcpPings = false;
        Bench off(member, timing);
        off.started().aliveOnes(1);
        (void)nextPing(off);
        QVERIFY(only<StartStreamPing>(off.run(1s)).empty());
        Bench old(member, probing());
        old.started();
        old.alive({"n1", 1, 1, {}, toBytes(std::string_view{"\1\2\2\2\5\5"})});
        old.forget();
        (void)nextPing(old);
        QVERIFY(only<StartStreamPing>(old.run(999ms)).empty());
        old.run(1ms);
        QCOMPARE(old.changes(), std::string{"Suspect n1 by self"});
    }

    void aFailedProbeWithoutHelpersLowersOurHealth()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(1);
        (void)nextPing(bench);
        bench.run(1s);
        QCOMPARE(bench.list.healthScore(), 1U);
    }

    void aGoodProbeRestoresOurHealth()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(1);
        worsen(bench, 1);
        const auto ping = nextPing(bench);
        bench.list.handleAck(bench.now, {sequenceOf(ping), {}});
        QCOMPARE(bench.list.healthScore(), 0U);
    }

    void nacksThatAllComeLeaveOurHealth_data()
    {
        QTest::addColumn<int>("nacks");
        QTest::addColumn<unsigned>("score");
        QTest::newRow("none") << 0 << 3U;
        QTest::newRow("two missing") << 1 << 2U;
        QTest::newRow("all") << 3 << 0U;
        QTest::newRow("too many") << 9 << 0U;
    }

    void nacksThatAllComeLeaveOurHealth()
    {
        QFETCH(int, nacks);
        QFETCH(unsigned, score);
        Bench bench(member, probing());
        bench.started().aliveOnes(4);
        const auto ping = nextPing(bench);
        bench.list.handleNack(bench.now, {sequenceOf(ping)}); // Nobody was asked yet.
        bench.run(600ms);
        for (int i = 0; i < nacks; ++i)
            bench.list.handleNack(bench.now, {sequenceOf(ping)});
        bench.list.handleNack(bench.now, {SequenceNumber{4711}});
        bench.run(400ms);
        QCOMPARE(bench.list.healthScore(), score);
        QCOMPARE(bench.counters.value("swim.nack-unexpected"), std::uint64_t{1});
    }

    void helpersTooOldForNacksAreNotWaitedFor()
    {
        Bench bench(member, probing());
        bench.started();
        const auto old = toBytes(std::string_view{"\1\3\2\2\5\5"});
        for (unsigned i = 1; i <= 4; ++i)
            bench.alive({"n" + std::to_string(i), i, 1, {}, old});
        bench.forget();
        (void)nextPing(bench);
        const auto outputs = bench.run(999ms);
        for (const auto& sent : messages(outputs, wire::MessageType::IndirectPing))
            QVERIFY(!decoded<wire::IndirectPing>(sent.body).nack);
        bench.run(1ms);
        QCOMPARE(bench.list.healthScore(), 1U);
    }

    void badHealthStretchesTheProbeButNotItsFirstPart()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(2);
        worsen(bench, 2);
        const auto ping = nextPing(bench);
        const auto outputs = bench.run(500ms);
        QCOMPARE(messages(outputs, wire::MessageType::IndirectPing).size(), std::size_t{1});
        bench.run(2499ms);
        QCOMPARE(bench.changes(), std::string{});
        bench.run(1ms);
        QVERIFY(bench.changes().ends_with(" by self"));
        (void)ping;
    }

    void aSuspectIsToldOfItWithThePing()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(1);
        Bench buddy(member, probing(), 2);
        Self other{"n1", addressOf(1), 7946, {}, {1, 5, 2, 2, 5, 5}};
        buddy.list.start(buddy.now, other);
        buddy.forget();
        bench.suspect("n1", 1, "n9");
        bench.run(1100ms, [&](const Output& output) {
            const auto* sent = std::get_if<SendMessage>(&output);
            if (sent == nullptr || typeOf(sent->body) != wire::MessageType::Compound) return;
            QVERIFY(sent->crc);
            QVERIFY(!sent->piggyback);
            const auto parts = wire::decodeCompound(ByteView{sent->body}.subspan(1)).value().parts;
            QCOMPARE(parts.size(), std::size_t{2});
            QCOMPARE(typeOf(parts[0]), wire::MessageType::Ping);
            const auto suspect = decoded<wire::Suspect>(parts[1]);
            QCOMPARE(suspect.from, std::string_view{"self"});
            buddy.list.handleSuspect(buddy.now, suspect, parts[1]);
        });
        QCOMPARE(buddy.changes(), std::string{"SelfAccused n1 by self"});
        const auto refuted = buddy.queued();
        const auto alive = decoded<wire::Alive>(refuted.at(0));
        QCOMPARE(alive.incarnation.value(), 2U);
        bench.list.handleAlive(bench.now, alive, refuted[0]);
        QCOMPARE(bench.stateOf("n1"), State::Alive);
    }

    void aRefutationDuringTheProbeIsNotAccusedAgain()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(1);
        (void)nextPing(bench);
        bench.run(700ms);
        bench.alive({"n1", 1, 2});
        bench.forget();
        bench.run(300ms);
        QCOMPARE(bench.stateOf("n1"), State::Alive);
    }

    void whoIsLongGoneIsForgottenAtTheEndOfARound_data()
    {
        QTest::addColumn<bool>("forgetsLeft");
        QTest::newRow("0.3.1 and up") << true;
        QTest::newRow("before") << false;
    }

    void whoIsLongGoneIsForgottenAtTheEndOfARound()
    {
        QFETCH(bool, forgetsLeft);
        auto timing = probing();
        timing.forgetsLeft = forgetsLeft;
        Bench bench(member, timing);
        bench.started().aliveOnes(3);
        bench.dead("n1", 1, "n2");
        bench.dead("n2", 1, "n2");
        bench.forget();
        bench.run(29s, AnswersPings(bench));
        QCOMPARE(bench.list.table().size(), std::size_t{4});
        bench.run(6s, AnswersPings(bench));
        QVERIFY(bench.find("n1") == nullptr);
        QCOMPARE(bench.find("n2") == nullptr, forgetsLeft);
        QVERIFY(bench.find("n3") != nullptr);
        QCOMPARE(bench.list.table().present(), std::size_t{2});
    }

    void ourselvesAreNeverForgotten()
    {
        Bench bench(member, probing());
        bench.started().aliveOnes(1);
        bench.list.leave(bench.now);
        bench.run(10min, AnswersPings(bench));
        QVERIFY(bench.find("self") != nullptr);
    }

    void anObserverSendsOnePingAndOnlyNotesTheLoss()
    {
        Bench bench(observer, probing());
        bench.started().aliveOnes(4);
        bench.suspect("n1", 1, "n2");
        bench.forget();
        std::vector<Output> all = bench.run(20s);
        for (const auto& sent : only<SendMessage>(all))
            QCOMPARE(typeOf(sent.body), wire::MessageType::Ping);
        QVERIFY(only<StartStreamPing>(all).empty());
        QVERIFY(only<PingLost>(all).size() >= 2);
        QCOMPARE(bench.changes(), std::string{});
        QVERIFY(bench.queued().empty());
    }

    void anObserverMeasuresSuspectsToo()
    {
        Bench bench(observer, probing());
        bench.started().aliveOnes(1);
        bench.suspect("n1", 1, "n2");
        bench.forget();
        const auto ping = nextPing(bench);
        bench.now += 700ms; // Late, but before the next.
        bench.list.handleAck(bench.now, {sequenceOf(ping), {}});
        const auto answered = only<PingAnswered>(bench.list.takeOutputs());
        QCOMPARE(answered.size(), std::size_t{1});
        QCOMPARE(answered[0].rtt, Duration{700ms});
    }
};

QTEST_APPLESS_MAIN(TstProber)
#include "tst_prober.moc"
