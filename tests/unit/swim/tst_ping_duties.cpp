#include <QObject>
#include <QtTest/QTest>
#include <string>

#include "core/swim/ping_duties.h"
#include "tests/unit/swim/policies.h"
#include "tests/unit/swim/swim_bench.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace grapevine::swim::testing;
using namespace std::chrono_literals;

namespace {

wire::IndirectPing askFor(const Bytes& target, bool nack = true)
{
    return {SequenceNumber{500}, target, 7946, "n2", nack, {}, 0, "n1"};
}

} // namespace

/// What others get from us: acks, and help with their own pings.
class TstPingDuties : public QObject {
    Q_OBJECT

    AsObserver policy;

private Q_SLOTS:
    void aPingIsAnsweredWhereItSaysSo_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<quint16>("port");
        QTest::addColumn<QString>("answered");
        QTest::newRow("named") << QByteArray("\x0a\0\0\x09", 4) << quint16{1234} << "10.0.0.9:1234";
        QTest::newRow("no port") << QByteArray("\x0a\0\0\x09", 4) << quint16{0} << "10.0.0.5:7946";
        QTest::newRow("no address") << QByteArray() << quint16{1234} << "10.0.0.5:7946";
        QTest::newRow("odd address") << QByteArray("12345") << quint16{1234} << "10.0.0.5:7946";
    }

    void aPingIsAnsweredWhereItSaysSo()
    {
        QFETCH(QByteArray, address);
        QFETCH(quint16, port);
        QFETCH(QString, answered);
        Bench bench(policy);
        bench.started();
        const auto source = toBytes(address.toStdString());
        bench.list.handlePing(bench.now, endpointOf(4),
                              {SequenceNumber{9}, "self", source, port, "n4"}, asBytes("payload"));
        const auto sent = only<SendMessage>(bench.list.takeOutputs());
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(sent[0].to.text(), answered.toStdString());
        const auto ack = decoded<wire::Ack>(sent[0].body);
        QCOMPARE(ack.sequence.value(), 9U);
        QCOMPARE(asText(ack.payload), std::string_view{"payload"});
    }

    void aPingForAnotherGetsSilence()
    {
        Bench bench(policy);
        bench.started();
        bench.list.handlePing(bench.now, endpointOf(4), {SequenceNumber{9}, "n7", {}, 0, {}}, {});
        QVERIFY(bench.list.takeOutputs().empty());
        QCOMPARE(bench.counters.value("swim.ping-for-another"), std::uint64_t{1});
        bench.list.handlePing(bench.now, endpointOf(4), {SequenceNumber{9}, "", {}, 0, {}}, {});
        QCOMPARE(bench.list.takeOutputs().size(), std::size_t{1});
    }

    void whoHasLeftStillAnswers()
    {
        Bench bench(policy);
        bench.started();
        bench.list.leave(bench.now);
        bench.list.handlePing(bench.now, endpointOf(4), {SequenceNumber{9}, "self", {}, 0, {}}, {});
        QCOMPARE(bench.list.takeOutputs().size(), std::size_t{1});
    }

    void anAckIsPassedOnUnderTheAskersNumber()
    {
        Bench bench(policy);
        bench.started();
        bench.list.handleIndirectPing(bench.now, endpointOf(1), askFor(addressOf(2)));
        const auto pings = only<SendMessage>(bench.list.takeOutputs());
        QCOMPARE(pings.size(), std::size_t{1});
        QCOMPARE(pings[0].to, endpointOf(2));
        const auto ping = decoded<wire::Ping>(pings[0].body);
        QCOMPARE(ping.node, std::string_view{"n2"});
        QCOMPARE(ping.sourceNode, std::string_view{"self"});
        QCOMPARE(ping.sourcePort, std::uint16_t{7946});
        bench.list.handleAck(bench.now, {ping.sequence, asBytes("theirs")});
        const auto acks = only<SendMessage>(bench.list.takeOutputs());
        QCOMPARE(acks.size(), std::size_t{1});
        QCOMPARE(acks[0].to, endpointOf(1));
        const auto ack = decoded<wire::Ack>(acks[0].body);
        QCOMPARE(ack.sequence.value(), 500U);
        QVERIFY(ack.payload.data() == nullptr);
        QVERIFY(messages(bench.run(400ms), wire::MessageType::Nack).empty());
    }

    void silenceIsToldByANackWhereAskedFor()
    {
        Bench bench(policy);
        bench.started();
        bench.list.handleIndirectPing(bench.now, endpointOf(1), askFor(addressOf(2), true));
        bench.list.handleIndirectPing(bench.now, endpointOf(3), askFor(addressOf(2), false));
        QVERIFY(messages(bench.run(499ms), wire::MessageType::Nack).empty());
        const auto nacks = messages(bench.run(1ms), wire::MessageType::Nack);
        QCOMPARE(nacks.size(), std::size_t{1});
        QCOMPARE(nacks[0].to, endpointOf(1));
        QCOMPARE(decoded<wire::Nack>(nacks[0].body).sequence.value(), 500U);
        bench.list.handleAck(bench.now, {SequenceNumber{1}, {}}); // Too late.
        QVERIFY(messages(bench.list.takeOutputs(), wire::MessageType::Ack).empty());
    }

    void aPingWithoutPortGoesToOurOwn()
    {
        Bench bench(policy);
        bench.started();
        const auto target = addressOf(2);
        auto ask = askFor(target);
        ask.port = 0;
        bench.list.handleIndirectPing(bench.now, endpointOf(1), ask);
        QCOMPARE(only<SendMessage>(bench.list.takeOutputs()).at(0).to, endpointOf(2));
        bench.list.handleIndirectPing(bench.now, endpointOf(1), askFor(toBytes("odd")));
        QVERIFY(bench.list.takeOutputs().empty());
    }

    void helpHasALimit()
    {
        Bench bench(policy);
        bench.started();
        const auto target = addressOf(2);
        for (std::size_t i = 0; i < PingDuties::kRelaysMost + 10; ++i)
            bench.list.handleIndirectPing(bench.now, endpointOf(1), askFor(target));
        QCOMPARE(bench.list.takeOutputs().size(), PingDuties::kRelaysMost);
        QCOMPARE(bench.counters.value("swim.relays-over-cap"), std::uint64_t{10});
        bench.run(500ms);
        bench.list.handleIndirectPing(bench.now, endpointOf(1), askFor(target));
        QCOMPARE(bench.list.takeOutputs().size(), std::size_t{1});
    }

    void afterAStallNobodyGetsANack()
    {
        Bench bench(policy);
        bench.started();
        bench.list.handleIndirectPing(bench.now, endpointOf(1), askFor(addressOf(2)));
        bench.now += 1h;
        bench.list.handleStall(bench.now);
        QVERIFY(messages(bench.run(1s), wire::MessageType::Nack).empty());
    }
};

QTEST_APPLESS_MAIN(TstPingDuties)
#include "tst_ping_duties.moc"
