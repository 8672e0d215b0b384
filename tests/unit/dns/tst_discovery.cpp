#include <QtTest/QTest>

#include "core/dns/decode.h"
#include "core/dns/discovery.h"
#include "core/dns/encode.h"
#include "tests/unit/dns/packets.h"
#include "tests/unit/wire/hostile_input.h"

using namespace grapevine;
using namespace grapevine::dns;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint kStart{1h};

Name name(std::string_view text)
{
    return Name::fromText(text).value();
}

/// What is asked, as `TYPE NAME`, and that each question wants a unicast answer.
std::vector<std::string> asked(Discovery& discovery, TimePoint now)
{
    std::vector<std::string> out;
    for (const auto& datagram : discovery.pollQuestions(now)) {
        const auto message = decode(datagram).value();
        if (message.header != Header{}) return {"a header that is not plain"};
        for (const auto& question : message.questions) {
            if (!question.unicastWanted) return {"a question that wants multicast"};
            out.push_back(std::to_string(int(question.type)) + " " + question.name.text());
        }
    }
    return out;
}

const std::vector<std::string> kFirstRound{"12 _services._dns-sd._udp.local.",
                                           "12 _clusterfunk._udp.local."};

Record record(const Name& owner, std::uint32_t ttl, RecordData data)
{
    Record out;
    out.name = owner;
    out.ttl = ttl;
    out.data = std::move(data);
    return out;
}

A v4(std::uint8_t last)
{
    return {{std::byte{10}, std::byte{9}, std::byte{9}, std::byte{last}}};
}

Message answer(std::vector<Record> records)
{
    Message out;
    out.header.response = out.header.authoritative = true;
    out.answers = std::move(records);
    return out;
}

/// One node of clusterfunk as it answers: the PTR first, the rest as extras, TTL 3200 and 120.
Message clusterfunkNode(std::string_view instance, std::uint16_t port, std::uint32_t ttl = 3200)
{
    const auto service = name("_clusterfunk._udp.local");
    const auto full = name(std::string{instance} + "._clusterfunk._udp.local");
    auto out = answer({record(service, ttl, Ptr{full})});
    out.extras = {
        record(full, ttl, Srv{0, 0, port, name("box.local")}),
        record(full, ttl, Txt{{"txtv=0", "name=clusterfunk cluster node"}}),
        record(name("box.local"), 120, v4(7)),
    };
    return out;
}

bool hear(Discovery& discovery, const Message& message, TimePoint now = kStart)
{
    return discovery.handleDatagram(now, encode(message).value(), "eth0");
}

bool hear(Discovery& discovery, std::string_view hex, TimePoint now = kStart)
{
    return discovery.handleDatagram(now, packets::bytes(hex), "eth0");
}

std::string summary(const DiscoveredMember& member)
{
    std::string out{word(member.kind)};
    out += " " + member.cluster + " " + member.name + " " + member.host;
    for (const auto& address : member.addresses)
        out += " " + Endpoint{address, member.port}.text();
    return out;
}

std::vector<std::string> found(const Discovery& discovery)
{
    std::vector<std::string> out;
    for (const auto& member : discovery.members())
        out.push_back(summary(member));
    return out;
}

using Words = std::vector<std::string>;

} // namespace

class TstDiscovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundsComeQuicklyFirstAndThenEveryMinute()
    {
        Discovery discovery(kStart, {});
        auto now = kStart;
        for (const auto wait : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
            QVERIFY(discovery.nextTimeout() == now);
            QCOMPARE(asked(discovery, now), kFirstRound);
            QCOMPARE(asked(discovery, now), Words{});
            now += wait;
        }
    }

    void givenClustersAreAskedForWithoutBeingListed()
    {
        const std::vector<std::string> clusters{"gv", "my.dots", "a..b", ""};
        Discovery discovery(kStart, clusters);
        auto expected = kFirstRound;
        expected.insert(expected.end(),
                        {"12 _serf_gv._tcp.local.", "12 _serf_my.dots._tcp.local."});
        QCOMPARE(asked(discovery, kStart), expected);
        QCOMPARE(discovery.counters().value("discovery.bad-cluster-name"), std::uint64_t{2});
    }

    void aListedServiceIsAskedForAtOnceAndOnlyOnce()
    {
        Discovery discovery(kStart, {});
        static_cast<void>(discovery.pollQuestions(kStart));
        QVERIFY(!hear(discovery, packets::kServices, kStart + 5ms));
        QVERIFY(discovery.nextTimeout() <= kStart + 5ms);
        QCOMPARE(asked(discovery, kStart + 5ms), (Words{"12 _serf_gv._tcp.local."}));
        static_cast<void>(hear(discovery, packets::kServices, kStart + 6ms));
        QCOMPARE(asked(discovery, kStart + 6ms), Words{});
        QCOMPARE(asked(discovery, kStart + 1s).size(), std::size_t{3});
    }

    void realAgentsAreFoundAndTheirClustersToldApart()
    {
        Discovery discovery(kStart, {});
        for (const auto hex : {packets::kNodeOfOther, packets::kNodeOfGv, packets::kNodeOfUpperGv,
                               packets::kNodeOfDots})
            QVERIFY(hear(discovery, hex));
        // All on one machine: each keeps the address that came with its own answer.
        QCOMPARE(found(discovery),
                 (Words{"serf GV N1 web-1 10.9.9.1:17952", "serf gv n1 web-1 10.9.9.1:17946",
                        "serf my.dots n9 web-1 10.9.9.1:17954",
                        "serf other n.two web-1 127.0.0.1:17950"}));
        QCOMPARE(discovery.members()[1].txt, (Words{"Serf 'gv' cluster"}));
        QVERIFY(discovery.members()[1].lastSeen == kStart);
        QCOMPARE(discovery.incomplete(), std::size_t{0});
    }

    // CFK-2
    void nodesOfClusterfunkAreFoundByTheirSerfPartOnly()
    {
        Discovery discovery(kStart, {});
        QVERIFY(hear(discovery, clusterfunkNode("demo_serf_0123456789abcdef", 42001)));
        QVERIFY(hear(discovery, clusterfunkNode("demo_x_serf_b", 42003)));
        QVERIFY(!hear(discovery, clusterfunkNode("demo_mgmt_0123456789abcdef", 42002)));
        QCOMPARE(found(discovery),
                 (Words{"clusterfunk demo 0123456789abcdef box.local 10.9.9.7:42001",
                        "clusterfunk demo_x b box.local 10.9.9.7:42003"}));
        QCOMPARE(discovery.members()[0].txt, (Words{"txtv=0", "name=clusterfunk cluster node"}));
        QCOMPARE(discovery.counters().value("discovery.not-gossip"), std::uint64_t{1});
        // Believed for as long as it was told to.
        QVERIFY(!discovery.handleTimeout(kStart + 3199s));
        QVERIFY(discovery.handleTimeout(kStart + 3200s));
        QVERIFY(found(discovery).empty());
    }

    void theOrderOfRecordsMeansNothing()
    {
        auto message = decode(packets::bytes(packets::kNodeOfGv)).value();
        std::swap(message.answers.front(), message.answers.back());
        message.extras = {message.answers.front()};
        message.answers.erase(message.answers.begin());
        Discovery discovery(kStart, {});
        QVERIFY(hear(discovery, message));
        QCOMPARE(found(discovery), (Words{"serf gv n1 web-1 10.9.9.1:17946"}));
    }

    void whatAnInstanceLacksIsAskedForAFewTimes()
    {
        auto bare = decode(packets::bytes(packets::kNodeOfGv)).value();
        bare.answers.resize(1);
        Discovery discovery(kStart, {});
        static_cast<void>(discovery.pollQuestions(kStart));
        QVERIFY(hear(discovery, bare));
        QCOMPARE(discovery.incomplete(), std::size_t{1});
        QVERIFY(found(discovery).empty());
        Words all;
        for (auto now = kStart; now < kStart + 10s; now += 10ms) {
            for (const auto& question : asked(discovery, now)) {
                if (question.starts_with("255 ")) all.push_back(question);
            }
        }
        QCOMPARE(all, Words(std::size_t{Discovery::kFollowUpsMost}, "255 n1._serf_gv._tcp.local."));
        QVERIFY(hear(discovery, packets::kInstanceOfGv, kStart + 10s));
        QCOMPARE(found(discovery), (Words{"serf gv n1 web-1 10.9.9.1:17946"}));
        QCOMPARE(discovery.incomplete(), std::size_t{0});
    }

    void aHostWithoutAddressIsAskedForOne()
    {
        auto message = clusterfunkNode("demo_serf_a", 42001);
        message.extras.pop_back();
        Discovery discovery(kStart, {});
        static_cast<void>(discovery.pollQuestions(kStart));
        QVERIFY(hear(discovery, message));
        QCOMPARE(
            asked(discovery, kStart + Discovery::kFollowUpFirst),
            (Words{"255 demo_serf_a._clusterfunk._udp.local.", "1 box.local.", "28 box.local."}));
        // Answers of other machines do not count, the host's own does, in whatever case.
        QVERIFY(!hear(discovery, answer({record(name("other.local"), 120, v4(1))})));
        QVERIFY(hear(discovery, answer({record(name("BOX.local"), 120, v4(2))})));
        QCOMPARE(found(discovery), (Words{"clusterfunk demo a box.local 10.9.9.2:42001"}));
        // What comes alone fills gaps only.
        QVERIFY(!hear(discovery, answer({record(name("box.local"), 120, v4(3))})));
    }

    void aGoodbyeIsTheEndASecondLater()
    {
        Discovery discovery(kStart, {});
        QVERIFY(hear(discovery, clusterfunkNode("demo_serf_a", 42001)));
        QVERIFY(hear(discovery, clusterfunkNode("demo_serf_a", 42001, 0), kStart + 1s));
        QCOMPARE(found(discovery).size(), std::size_t{1});
        QVERIFY(discovery.nextTimeout() <= kStart + 2s);
        QVERIFY(discovery.handleTimeout(kStart + 2s));
        QVERIFY(found(discovery).empty());
        // Of somebody unknown it is no news.
        QVERIFY(!hear(discovery, clusterfunkNode("demo_serf_a", 42001, 0), kStart + 3s));
        QVERIFY(found(discovery).empty());
    }

    void anAnswerIsBelievedForItsTimeToLive()
    {
        Discovery discovery(kStart, {});
        QVERIFY(hear(discovery, packets::kNodeOfGv));
        QVERIFY(hear(discovery, packets::kNodeOfGv, kStart + 60s));
        QVERIFY(!discovery.handleTimeout(kStart + 179s));
        QVERIFY(discovery.handleTimeout(kStart + 180s));
        // Nobody is believed for ever.
        QVERIFY(hear(discovery, clusterfunkNode("demo_serf_a", 1, 0xFFFFFFFF), kStart + 180s));
        QVERIFY(discovery.handleTimeout(kStart + 180s + Discovery::kTimeToLiveLongest));
    }

    void aMemberThatMovedIsCounted()
    {
        Discovery discovery(kStart, {});
        QVERIFY(hear(discovery, clusterfunkNode("demo_serf_a", 42001)));
        QVERIFY(hear(discovery, clusterfunkNode("demo_serf_a", 42009)));
        QCOMPARE(found(discovery), (Words{"clusterfunk demo a box.local 10.9.9.7:42009"}));
        QCOMPARE(discovery.counters().value("discovery.instances-moved"), std::uint64_t{1});
    }

    void addressesNobodyCanBeReachedAtAreLeftOut()
    {
        auto message = clusterfunkNode("demo_serf_a", 42001);
        message.extras.pop_back();
        const auto box = name("box.local");
        Aaaa local;
        local.address = {std::byte{0xFE}, std::byte{0x80}};
        local.address[15] = std::byte{9};
        Aaaa toMany;
        toMany.address[0] = std::byte{0xFF};
        for (const RecordData& data : std::vector<RecordData>{
                 A{}, A{{std::byte{224}, std::byte{0}, std::byte{0}, std::byte{251}}}, Aaaa{},
                 toMany, local, v4(1)})
            message.extras.push_back(record(box, 120, data));
        Discovery discovery(kStart, {});
        QVERIFY(hear(discovery, message));
        // A link-local address means nothing without its interface.
        QCOMPARE(found(discovery),
                 (Words{"clusterfunk demo a box.local 10.9.9.1:42001 [fe80::9%eth0]:42001"}));
        QCOMPARE(discovery.counters().value("discovery.addresses-useless"), std::uint64_t{4});
    }

    void whatIsNoAnswerIsIgnored()
    {
        const auto good = decode(packets::bytes(packets::kNodeOfGv)).value();
        Discovery discovery(kStart, {});
        auto message = good;
        message.header.response = false;
        QVERIFY(!hear(discovery, message));
        message = good;
        message.header.opcode = 5;
        QVERIFY(!hear(discovery, message));
        message = good;
        message.header.code = 3;
        QVERIFY(!hear(discovery, message));
        message = good;
        for (auto& part : message.answers)
            part.recordClass = 3;
        QVERIFY(!hear(discovery, message));
        QVERIFY(!discovery.handleDatagram(kStart, toBytes("not DNS at all"), ""));
        // A printer is none of our business.
        QVERIFY(!hear(discovery, answer({record(name("_ipp._tcp.local"), 120,
                                                Ptr{name("Printer._ipp._tcp.local")})})));
        QVERIFY(!hear(discovery,
                      answer({record(serviceListName(), 120, Ptr{name("_ipp._tcp.local")})})));
        QCOMPARE(asked(discovery, kStart), kFirstRound);
        QCOMPARE(discovery.counters().value("discovery.questions-heard"), std::uint64_t{1});
        QCOMPARE(discovery.counters().value("discovery.not-an-answer"), std::uint64_t{2});
        QCOMPARE(discovery.incomplete(), std::size_t{0});
    }

    void everyBoundIsCounted()
    {
        Discovery discovery(kStart, {});
        static_cast<void>(discovery.pollQuestions(kStart));
        for (std::size_t i = 0; i < Discovery::kServicesMost + 3; ++i) {
            static_cast<void>(
                hear(discovery, answer({record(serviceListName(), 120,
                                               Ptr{*serfService("c" + std::to_string(i))})})));
        }
        QCOMPARE(discovery.counters().value("discovery.services-dropped"), std::uint64_t{3});
        const auto datagrams = discovery.pollQuestions(kStart);
        QVERIFY(datagrams.size() > 3);
        for (const auto& datagram : datagrams)
            QVERIFY(datagram.size() <= 1400);
        for (std::size_t i = 0; i < Discovery::kInstancesMost + 5; ++i) {
            const auto full = name("demo_serf_" + std::to_string(i) + "._clusterfunk._udp.local");
            static_cast<void>(
                hear(discovery, answer({record(clusterfunkService(), 120, Ptr{full})})));
        }
        QCOMPARE(discovery.counters().value("discovery.instances-dropped"), std::uint64_t{5});
        // All of them lack something; a few are asked for at a time.
        QCOMPARE(asked(discovery, kStart + 300ms).size(), Discovery::kFollowUpsAtOnce);
        QCOMPARE(asked(discovery, kStart + 400ms).size(), std::size_t{0});
        QVERIFY(discovery.nextTimeout() == kStart + 300ms + Discovery::kFollowUpFirst);
        const auto full = name("demo_serf_1._clusterfunk._udp.local");
        auto fat = answer({record(full, 120, Srv{0, 0, 1, name("box.local")}),
                           record(full, 120, Txt{Words(9, std::string(250, 'x'))})});
        for (std::uint8_t i = 1; i <= Discovery::kAddressesMost + 2; ++i)
            fat.answers.push_back(record(name("box.local"), 120, v4(i)));
        QVERIFY(hear(discovery, fat));
        QCOMPARE(discovery.counters().value("discovery.addresses-dropped"), std::uint64_t{2});
        QCOMPARE(discovery.counters().value("discovery.txt-dropped"), std::uint64_t{1});
        QCOMPARE(discovery.members().front().addresses.size(), Discovery::kAddressesMost);
        QCOMPARE(discovery.members().front().txt.size(), std::size_t{4});
    }

    void brokenCopiesOfAnswersDoNoHarm()
    {
        SeededRandom random(hostile::seed());
        Discovery discovery(kStart, {});
        auto now = kStart;
        for (int i = 0; i < 5'000; ++i) {
            now += std::chrono::milliseconds{random.below(50)};
            const auto base = packets::bytes(i % 2 == 0 ? packets::kNodeOfGv : packets::kServices);
            static_cast<void>(discovery.handleDatagram(now, hostile::flipped(base, random), "lo"));
            static_cast<void>(discovery.handleTimeout(now));
            static_cast<void>(discovery.pollQuestions(now));
            QVERIFY(discovery.nextTimeout() > now);
        }
    }
};

QTEST_GUILESS_MAIN(TstDiscovery)
#include "tst_discovery.moc"
