#include <QtTest/QTest>

#include "core/serf/query_desk.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t kAck = 1;
constexpr std::uint32_t kNoBroadcast = 2;

std::string failed(const Expected<void, std::string>& result)
{
    return result ? std::string{} : result.error();
}

} // namespace

class TstQueryDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQueryIsToldOnceAndGoesOn()
    {
        Rig rig;
        const QueryText query;
        rig.hear(query.bytes());
        rig.hear(query.bytes());
        QCOMPARE(rig.told(), (Lines{"query uptime"}));
        QCOMPARE(Rig::gossip(rig.machine.queries()), (std::vector<Bytes>{query.bytes()}));
        QVERIFY(rig.machine.takeMessages().empty());
        QCOMPARE(rig.counters.value("serf.query-duplicate"), std::uint64_t{1});
    }

    void queriesOfOneTimeDifferByTheirNumber()
    {
        Rig rig;
        rig.hear(QueryText{.time = 4, .id = 1}.bytes());
        rig.hear(QueryText{.time = 4, .id = 2}.bytes());
        rig.hear(QueryText{.time = 5, .id = 1}.bytes());
        QCOMPARE(rig.told().size(), std::size_t{3});
        QCOMPARE(rig.machine.clocks().query, LamportTime{6});
    }

    void aQueryOlderThanTheRingIsNotTold()
    {
        Rig rig;
        rig.hear(QueryText{.time = 1000}.bytes());
        rig.hear(QueryText{.time = 487}.bytes());
        QCOMPARE(rig.told().size(), std::size_t{1});
        QCOMPARE(rig.counters.value("serf.query-too-old"), std::uint64_t{1});
    }

    void flagsAskForAnAckAndForSilence()
    {
        Rig rig;
        rig.hear(QueryText{.id = 1, .flags = kAck}.bytes());
        auto sent = rig.machine.takeMessages();
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(sent[0].to.text(), std::string{"10.0.0.9:7946"});
        QCOMPARE(sent[0].name, std::string{"n9"});
        const Response ack{sent[0].message};
        QCOMPARE(ack.what.flags, kAck);
        QCOMPARE(ack.what.from, std::string_view{"self"});
        QCOMPARE(ack.what.id, QueryId{1});
        QCOMPARE(ack.what.time, LamportTime{3});
        static_cast<void>(Rig::gossip(rig.machine.queries()));
        rig.hear(QueryText{.id = 2, .flags = kNoBroadcast}.bytes());
        QVERIFY(rig.machine.takeMessages().empty());
        QVERIFY(Rig::gossip(rig.machine.queries()).empty());
        QCOMPARE(rig.told().size(), std::size_t{2});
    }

    void aQueryForOthersGoesOnUnanswered()
    {
        Rig rig;
        rig.hear(QueryText{.flags = kAck, .filters = {nodeFilter({"other"})}}.bytes());
        rig.hear(
            QueryText{.id = 12, .flags = kAck, .filters = {tagFilter("role", "^db$")}}.bytes());
        QVERIFY(rig.told().empty());
        QVERIFY(rig.machine.takeMessages().empty());
        QCOMPARE(Rig::gossip(rig.machine.queries()).size(), std::size_t{2});
        rig.machine.setTags({{"role", "db"}});
        rig.hear(QueryText{.id = 13, .filters = {tagFilter("role", "^db$")}}.bytes());
        QCOMPARE(rig.told().size(), std::size_t{1});
    }

    void anAnswerGoesStraightToTheAsker()
    {
        Rig rig;
        rig.hear(QueryText{}.bytes());
        const auto payload = toBytes("up 12 days");
        QVERIFY(rig.machine.respond(rig.now, LamportTime{3}, QueryId{11}, payload));
        const auto sent = rig.machine.takeMessages();
        QCOMPARE(sent.size(), std::size_t{1});
        const Response response{sent[0].message};
        QCOMPARE(response.what.flags, 0U);
        QCOMPARE(asText(response.what.payload), std::string_view{"up 12 days"});
    }

    void oneAnswerIsEnough()
    {
        Rig rig;
        rig.hear(QueryText{}.bytes());
        QVERIFY(rig.machine.respond(rig.now, LamportTime{3}, QueryId{11}, {}));
        QCOMPARE(failed(rig.machine.respond(rig.now, LamportTime{3}, QueryId{11}, {})),
                 std::string{"response already sent"});
        QCOMPARE(rig.machine.takeMessages().size(), std::size_t{1});
    }

    void anAnswerAfterTheDeadlineFails()
    {
        Rig rig;
        rig.hear(QueryText{.timeout = 10s}.bytes());
        const auto asked = rig.now;
        QVERIFY(*rig.machine.nextTimeout() <= asked + 10s + Duration{1});
        QVERIFY(!rig.machine.respond(asked + 10s + 1ms, LamportTime{3}, QueryId{11}, {}));
        rig.wait(11s);
        QVERIFY(!failed(rig.machine.respond(rig.now, LamportTime{3}, QueryId{11}, {})).empty());
        QVERIFY(!failed(rig.machine.respond(rig.now, LamportTime{9}, QueryId{9}, {})).empty());
        rig.hear(QueryText{.id = 12, .timeout = 10s}.bytes());
        QVERIFY(rig.machine.respond(rig.now + 10s, LamportTime{3}, QueryId{12}, {}));
    }

    void noTimeoutOutlivesADayOrEndsBeforeItBegan()
    {
        Rig rig;
        rig.hear(QueryText{.id = 1, .timeout = Duration::max()}.bytes());
        rig.hear(QueryText{.id = 2, .timeout = Duration::min()}.bytes());
        const auto events = rig.machine.takeEvents();
        QCOMPARE(std::get<serf::QuerySeen>(events.at(0)).deadline, rig.now + 24h);
        QCOMPARE(std::get<serf::QuerySeen>(events.at(1)).deadline, rig.now);
    }

    void anAnswerKeepsToTheSizeLimit()
    {
        const Bytes thousand(1000, std::byte{1});
        Rig rig;
        rig.hear(QueryText{}.bytes());
        QCOMPARE(failed(rig.machine.respond(rig.now, LamportTime{3}, QueryId{11}, thousand)),
                 std::string{"response exceeds limit of 1024 bytes"});
        QVERIFY(rig.machine.takeMessages().empty());
        QVERIFY(rig.machine.respond(rig.now, LamportTime{3}, QueryId{11}, toBytes("short")));
        serf::SerfOptions options;
        options.responseSizeLimit = 2048;
        Rig raised{options};
        raised.hear(QueryText{}.bytes());
        QVERIFY(raised.machine.respond(raised.now, LamportTime{3}, QueryId{11}, thousand));
    }

    void answersAreRelayedInALargeEnoughCluster()
    {
        Rig rig;
        rig.relaysThere = 5;
        for (int i = 0; i < 3; ++i)
            rig.join("n" + std::to_string(i));
        rig.hear(QueryText{.id = 1, .flags = kAck, .relayFactor = 4}.bytes()); // Four members know.
        QCOMPARE(rig.machine.takeMessages().size(), std::size_t{1});
        rig.hear(QueryText{.id = 2, .flags = kAck, .relayFactor = 3}.bytes());
        const auto sent = rig.machine.takeMessages();
        QCOMPARE(sent.size(), std::size_t{4});
        QCOMPARE(sent[0].name, std::string{"n9"});
        QCOMPARE(sent[1].name, std::string{"r0"});
        wire::Scratch scratch;
        const auto relay = wire::decodeSerf<wire::Relay>(sent[3].message, scratch).value();
        QCOMPARE(toHex(relay.destinationIp), std::string{"0a000009"});
        QCOMPARE(relay.destinationPort, std::int64_t{7946});
        QCOMPARE(relay.destinationName, std::string_view{"n9"});
        QCOMPARE(toHex(relay.inner), toHex(sent[0].message));
    }

    void nobodyMakesUsSendToHundreds()
    {
        Rig rig;
        rig.relaysThere = 300;
        for (int i = 0; i < 300; ++i)
            rig.join("n" + std::to_string(i));
        rig.hear(QueryText{.flags = kAck, .relayFactor = 255}.bytes());
        QCOMPARE(rig.machine.takeMessages().size(), serf::QueryDesk::kRelaysMost + 1);
        QCOMPARE(rig.counters.value("serf.relays-cut"), std::uint64_t{1});
    }

    void aRelayThatIsTooLargeIsLeftOut()
    {
        Rig rig;
        rig.relaysThere = 1;
        rig.join("n1");
        rig.hear(QueryText{.relayFactor = 1}.bytes());
        const Bytes payload(960, std::byte{1});
        QVERIFY(rig.machine.respond(rig.now, LamportTime{3}, QueryId{11}, payload));
        QCOMPARE(rig.machine.takeMessages().size(), std::size_t{1});
        QCOMPARE(rig.counters.value("serf.relay-too-large"), std::uint64_t{1});
    }

    void anAskerWithoutAnAddressGetsNothing()
    {
        for (const auto& address : {Bytes{}, Bytes(3, std::byte{1})}) {
            Rig rig;
            rig.hear(QueryText{.flags = kAck, .address = address}.bytes());
            QCOMPARE(rig.told(), (Lines{"query uptime"}));
            QVERIFY(!rig.machine.respond(rig.now, LamportTime{3}, QueryId{11}, {}));
            QVERIFY(rig.machine.takeMessages().empty());
        }
    }

    void aFloodOfQueriesIsBounded()
    {
        Rig rig;
        for (std::uint32_t id = 0; id < 10'000; ++id)
            rig.hear(QueryText{.id = id}.bytes());
        QCOMPARE(rig.told().size(), std::size_t{256});
        QCOMPARE(rig.counters.value("serf.query-slot-full"), std::uint64_t{10'000 - 256});
        for (std::uint64_t time = 4; time < 2004; ++time)
            rig.hear(QueryText{.time = time, .timeout = 1min + std::chrono::seconds{time}}.bytes());
        QCOMPARE(rig.counters.value("serf.query-open-dropped"), std::uint64_t{256 + 2000 - 1024});
        QVERIFY(!rig.machine.respond(rig.now, LamportTime{4}, QueryId{11}, {}));
        QVERIFY(rig.machine.respond(rig.now, LamportTime{2003}, QueryId{11}, {}));
    }

    void aPoisonedQueryIsAnsweredButNotSpread()
    {
        Rig rig;
        rig.hear(QueryText{.time = 511}.bytes());
        static_cast<void>(Rig::gossip(rig.machine.queries()));
        for (int i = 0; i < 3; ++i)
            rig.hear(QueryText{.time = ~std::uint64_t{0}, .flags = kAck}.bytes());
        QCOMPARE(rig.machine.takeMessages().size(), std::size_t{1});
        rig.hear(QueryText{.time = 511}.bytes());
        QCOMPARE(rig.counters.value("serf.query-duplicate"), std::uint64_t{1});
        QVERIFY(Rig::gossip(rig.machine.queries()).empty());
        QCOMPARE(rig.machine.clocks().query, LamportTime{512});
    }

    void whatKillsGoNodesDiesHere()
    {
        Rig rig;
        rig.hear(QueryText{.id = 1, .flags = kAck, .filters = {Bytes{}}}.bytes());
        rig.hear(QueryText{.id = 2, .name = "_serf_install-key", .flags = kAck}.bytes());
        rig.hear(QueryText{.id = 3, .name = "_serf_use-key", .flags = kAck}.bytes());
        rig.hear(QueryText{.id = 4, .name = "_serf_remove-key", .flags = kAck}.bytes());
        QCOMPARE(rig.counters.value("serf.query-deadly"), std::uint64_t{4});
        QVERIFY(rig.told().empty());
        QVERIFY(rig.machine.takeMessages().empty());
        QVERIFY(Rig::gossip(rig.machine.queries()).empty());
    }

    void internalNamesAreNotTold()
    {
        Rig rig;
        rig.hear(QueryText{.id = 1, .name = "_serf_ping", .flags = kAck}.bytes());
        rig.hear(QueryText{.id = 2, .name = "_serf_", .flags = kAck}.bytes());
        rig.hear(QueryText{.id = 3, .name = "_serf_unknown"}.bytes());
        rig.hear(QueryText{.id = 4, .name = "serf_ping"}.bytes());
        QCOMPARE(rig.told(), (Lines{"query serf_ping"}));
        const auto sent = rig.machine.takeMessages();
        QCOMPARE(sent.size(), std::size_t{2});
        QCOMPARE(Response{sent[1].message}.what.flags, kAck);
        QCOMPARE(rig.counters.value("serf.query-internal-unknown"), std::uint64_t{2});
    }

    void aConflictIsAnsweredByWhatWeSee()
    {
        Rig rig;
        rig.join("n1");
        rig.hear(QueryText{.id = 1, .name = "_serf_conflict", .payload = toBytes("n1")}.bytes());
        rig.hear(QueryText{.id = 2, .name = "_serf_conflict", .payload = toBytes("n2")}.bytes());
        rig.hear(QueryText{.id = 3, .name = "_serf_conflict", .payload = toBytes("self")}.bytes());
        const auto sent = rig.machine.takeMessages();
        QCOMPARE(sent.size(), std::size_t{2});
        const Response known{sent[0].message};
        wire::Scratch scratch;
        const auto member =
            wire::decodeSerf<wire::ConflictResponse>(known.what.payload, scratch).value();
        QVERIFY(member.known);
        QCOMPARE(member.name, std::string_view{"n1"});
        QCOMPARE(toHex(member.address), toHex(record("n1")->address));
        QCOMPARE(toHex(Response{sent[1].message}.what.payload), std::string{"06c0"});
        QVERIFY(!rig.names.find("n2"));
    }

    void theDefaultTimeoutGrowsWithTheCluster()
    {
        Rig rig;
        rig.present = 9;
        QCOMPARE(rig.machine.queryTimeout(), Duration{3200ms});
        rig.present = 10;
        QCOMPARE(rig.machine.queryTimeout(), Duration{6400ms});
    }
};

QTEST_APPLESS_MAIN(TstQueryDesk)
#include "tst_query_desk.moc"
