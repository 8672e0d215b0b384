#include <QtTest/QTest>

#include <string>
#include <vector>

#include "core/serf/query_asker.h"
#include "core/serf/relay.h"
#include "tests/unit/serf/serf_rig.h"

using namespace grapevine;
using namespace grapevine::test;
using namespace std::chrono_literals;
using serf::QueryWish;
using serf::SendRefusal;

namespace {

using Why = SendRefusal::Why;

/// A Serf that knows n1, n2 and n3, and asks them.
struct Asker : Rig {
    explicit Asker(serf::SerfOptions options = {})
        : Rig(options)
    {
        present = 4;
        for (const auto* name : {"n1", "n2", "n3"})
            join(name);
        static_cast<void>(told());
    }

    serf::AskedQuery ask(QueryWish wish = {"uptime"})
    {
        const auto asked = machine.ask(now, wish);
        if (!asked) qFatal("refused: %d", static_cast<int>(asked.error().why));
        return *asked;
    }
    Why refusal(const QueryWish& wish)
    {
        const auto asked = machine.ask(now, wish);
        return asked ? throw std::logic_error("it went out") : asked.error().why;
    }

    static Bytes reply(const serf::AskedQuery& to, std::string_view from, bool ack,
                       std::string_view payload = "up")
    {
        wire::QueryResponse response;
        response.time = to.time;
        response.id = to.id;
        response.from = from;
        response.flags = ack ? 1 : 0;
        response.payload = ack ? ByteView{} : asBytes(payload);
        return message(response);
    }
    void ack(const serf::AskedQuery& to, std::string_view from) { hear(reply(to, from, true)); }
    void answer(const serf::AskedQuery& to, std::string_view from) { hear(reply(to, from, false)); }

    /// The query as it is gossiped.
    struct Sent {
        Bytes bytes;
        wire::Scratch scratch;
        wire::Query what;
    };
    std::unique_ptr<Sent> sent()
    {
        auto out = std::make_unique<Sent>();
        out->bytes = gossip(machine.queries()).at(0);
        out->what = wire::decodeSerf<wire::Query>(out->bytes, out->scratch).value();
        return out;
    }
};

QueryWish wish(const char* name)
{
    return QueryWish{name};
}

} // namespace

class TstQueryAsker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQuerySaysWhoAsksAndWhere()
    {
        Asker rig;
        auto wanted = wish("uptime");
        wanted.payload = toBytes("now");
        wanted.relayFactor = 2;
        const auto asked = rig.ask(wanted);
        const auto sent = rig.sent();
        QCOMPARE(sent->what.time, asked.time);
        QCOMPARE(sent->what.id, asked.id);
        QVERIFY(asked.id.value() < 1U << 31U);
        QCOMPARE(toHex(sent->what.address), std::string("0a000001"));
        QCOMPARE(sent->what.port, std::uint16_t{7946});
        QCOMPARE(sent->what.sourceNode, std::string_view("self"));
        QVERIFY(sent->what.filters.empty());
        QCOMPARE(sent->what.flags, std::uint32_t{1});
        QCOMPARE(sent->what.relayFactor, std::uint8_t{2});
        QCOMPARE(sent->what.name, std::string_view("uptime"));
        QCOMPARE(asText(sent->what.payload), std::string_view("now"));
        QCOMPARE(sent->what.timeoutNanoseconds, asked.timeout.count());
        QCOMPARE(asked.timeout, rig.machine.queryTimeout());
        QCOMPARE(asked.bytes, sent->bytes.size());
    }

    void weHearOurOwnQueryAndAckItWithoutADatagram()
    {
        Asker rig;
        rig.relaysThere = 3;
        auto wanted = wish("uptime");
        wanted.relayFactor = 1;
        rig.ask(wanted);
        QCOMPARE(rig.told(), (Lines{"query uptime", "ack self"}));
        QVERIFY(rig.machine.takeMessages().empty());
    }

    void ourOwnAnswerComesBackWithoutADatagram()
    {
        Asker rig;
        const auto asked = rig.ask();
        QVERIFY(rig.machine.respond(rig.now, asked.time, asked.id, asBytes("me")));
        QCOMPARE(rig.told(), (Lines{"query uptime", "ack self", "answer self"}));
        QVERIFY(rig.machine.takeMessages().empty());
    }

    void timesRiseAndNothingComesTwice()
    {
        Asker rig;
        const auto first = rig.ask();
        const auto second = rig.ask();
        QCOMPARE(second.time.value(), first.time.value() + 1);
        rig.hear(Rig::gossip(rig.machine.queries()).at(0)); // Our own, back by gossip.
        QCOMPARE(rig.counters.value("serf.query-duplicate"), std::uint64_t{1});
    }

    void itEndsWhenEverybodyExpectedHasAckedAndAnswered()
    {
        Asker rig;
        const auto asked = rig.ask();
        QCOMPARE(*asked.expected, (std::vector<std::string>{"n1", "n2", "n3", "self"}));
        static_cast<void>(rig.told());
        for (const auto* name : {"n1", "n2", "n3"})
            rig.ack(asked, name);
        rig.answer(asked, "n1");
        rig.answer(asked, "n3");
        QVERIFY(!rig.machine.asked(asked.time)->end);
        rig.now += 5ms;
        rig.answer(asked, "n2");
        QCOMPARE(rig.told(), (Lines{"ack n1", "ack n2", "ack n3", "answer n1", "answer n3",
                                    "answer n2", "end everybody"}));
    }

    void aPingEndsWithItsAcks()
    {
        Asker rig;
        const auto asked = rig.ask(wish("_serf_ping"));
        for (const auto* name : {"n1", "n2", "n3"})
            rig.ack(asked, name);
        QCOMPARE(rig.told(), (Lines{"ack self", "ack n1", "ack n2", "ack n3", "end everybody"}));
    }

    void whoSaidNothingUntilTheDeadlineIsSilent()
    {
        Asker rig;
        auto wanted = wish("uptime");
        wanted.timeout = 2s;
        const auto asked = rig.ask(wanted);
        rig.ack(asked, "n1");
        rig.answer(asked, "n3");
        static_cast<void>(rig.told());
        rig.wait(2s);
        QVERIFY(rig.told().empty()); // The deadline itself is in time.
        rig.wait(1ms);
        QCOMPARE(rig.told(), (Lines{"end timeout -n2"}));
    }

    void theSecondByADetourIsADuplicateAndALateOneIsLate()
    {
        Asker rig;
        auto wanted = wish("uptime");
        wanted.timeout = 2s;
        const auto asked = rig.ask(wanted);
        static_cast<void>(rig.told());
        rig.answer(asked, "n1");
        rig.answer(asked, "n1");
        rig.ack(asked, "n1");
        rig.wait(3s);
        rig.answer(asked, "n1");
        rig.answer(asked, "n2");
        rig.answer(asked, "n2");
        QCOMPARE(rig.told(), (Lines{"answer n1", "answer n1 again", "ack n1", "end timeout -n2 -n3",
                                    "answer n1 again", "answer n2 late", "answer n2 again"}));
        const auto* query = rig.machine.asked(asked.time);
        QCOMPARE(query->responses, std::size_t{1});
        QCOMPARE(query->acks, std::size_t{2}); // Ours, too.
        QCOMPARE(query->duplicates, std::size_t{3});
        QCOMPARE(query->late, std::size_t{1});
    }

    void latencyIsFromOurSendingToTheArrival()
    {
        Asker rig;
        const auto asked = rig.ask();
        static_cast<void>(rig.machine.takeEvents());
        rig.now += 37ms;
        rig.answer(asked, "n1");
        const auto events = rig.machine.takeEvents();
        const auto& reply = std::get<serf::QueryReplySeen>(events.at(0));
        QCOMPARE(reply.latency, Duration{37ms});
        QCOMPARE(asText(reply.payload), std::string_view{"up"});
    }

    void whatNobodyAskedForIsCounted()
    {
        Asker rig;
        auto asked = rig.ask();
        static_cast<void>(rig.told());
        asked.id = QueryId{asked.id.value() ^ 1U};
        rig.answer(asked, "n1");
        asked.time = LamportTime{asked.time.value() + 5};
        rig.answer(asked, "n1");
        QVERIFY(rig.told().empty());
        QCOMPARE(rig.counters.value("serf.response-unasked"), std::uint64_t{2});
    }

    void aReplyInARelayThatIsForUsIsUnwrapped()
    {
        Asker rig;
        const auto asked = rig.ask();
        static_cast<void>(rig.told());
        const auto own = *fromHex("0a000001");
        rig.hear(serf::wrapRelay(own, 7946, "self", Asker::reply(asked, "n1", false)));
        QCOMPARE(rig.told(), (Lines{"answer n1"}));
        QVERIFY(rig.machine.takeMessages().empty());
        const auto other = *fromHex("0a000009");
        rig.hear(serf::wrapRelay(other, 7946, "n9", Asker::reply(asked, "n2", false)));
        QVERIFY(rig.told().empty());
        QCOMPARE(rig.machine.takeMessages().size(), std::size_t{1});
    }

    void filtersAreEncodedNamesFirstAndSayWhoIsExpected()
    {
        Rig rig;
        rig.machine.handleMemberJoin(rig.now, rig.id("w1"), record("w1", {{"role", "web"}}));
        rig.machine.handleMemberJoin(rig.now, rig.id("w2"), record("w2", {{"role", "webby"}}));
        rig.machine.handleMemberJoin(rig.now, rig.id("d1"), record("d1", {{"role", "db"}}));
        rig.machine.handleMemberJoin(rig.now, rig.id("x1"), record("x1"));
        rig.machine.handleMemberJoin(rig.now, rig.id("gone"), record("gone", {{"role", "web"}}));
        rig.leave("gone");
        auto wanted = wish("uptime");
        wanted.tags = {{"role", "^web"}};
        wanted.nodes = {"w2", "w1", "d1", "gone"};
        QCOMPARE(*rig.machine.ask(rig.now, wanted)->expected,
                 (std::vector<std::string>{"w1", "w2"}));
        const auto bytes = Rig::gossip(rig.machine.queries()).at(0);
        wire::Scratch scratch;
        const auto query = wire::decodeSerf<wire::Query>(bytes, scratch).value();
        QCOMPARE(query.filters.size(), std::size_t{2});
        QCOMPARE(toHex(query.filters[0]), toHex(nodeFilter({"w2", "w1", "d1", "gone"})));
        QCOMPARE(toHex(query.filters[1]), toHex(tagFilter("role", "^web")));
        wanted.nodes.clear();
        wanted.tags = {{"role", "obs|b"}}; // Anywhere; our own tag, too.
        QCOMPARE(*rig.machine.ask(rig.now, wanted)->expected,
                 (std::vector<std::string>{"d1", "self", "w1", "w2"}));
        wanted.tags = {{"missing", "^$"}}; // A missing tag is empty.
        QCOMPARE(rig.machine.ask(rig.now, wanted)->expected->size(), std::size_t{5});
    }

    void whatFiltersLeaveOutOfUsIsNotAcked()
    {
        Asker rig;
        auto wanted = wish("uptime");
        wanted.nodes = {"n1"};
        rig.ask(wanted);
        QVERIFY(rig.told().empty());
    }

    void badQueriesAreRefusedBeforeAnythingIsSent()
    {
        Asker rig;
        QCOMPARE(rig.refusal(wish("_serf_install-key")), Why::InternalName);
        QCOMPARE(rig.refusal(wish("_serf_")), Why::InternalName);
        auto ping = wish("_serf_ping");
        ping.payload = toBytes("x");
        QCOMPARE(rig.refusal(ping), Why::InternalName);
        auto filter = wish("uptime");
        for (const auto& tag : {std::pair{"role", "(web"}, std::pair{"role", ""},
                                std::pair{"", "x"}, std::pair{"role", "(?=x)"}}) {
            filter.tags = {{tag.first, tag.second}};
            QCOMPARE(rig.refusal(filter), Why::BadFilter);
        }
        auto nobody = wish("uptime");
        nobody.nodes = {"n17"};
        QCOMPARE(rig.refusal(nobody), Why::NobodyThere);
        QVERIFY(rig.machine.queries().empty());
        QVERIFY(rig.told().empty());
        QCOMPARE(rig.machine.clocks().query, LamportTime{1});
    }

    void theEncodedQueryKeepsToItsLimit()
    {
        Asker rig;
        auto wanted = wish("uptime");
        const auto rest = rig.ask(wanted).bytes;
        wanted.payload = Bytes(1024 - rest - 2, std::byte{7}); // Its length takes two bytes more.
        QCOMPARE(rig.ask(wanted).bytes, std::size_t{1024});
        wanted.payload.push_back(std::byte{7});
        const auto refused = rig.machine.ask(rig.now, wanted);
        QVERIFY(!refused);
        QVERIFY(refused.error().why == Why::TooLarge);
        QCOMPARE(refused.error().size, std::size_t{1025});
        QCOMPARE(refused.error().limit, std::size_t{1024});
        QVERIFY(refused.error().encoded);
        serf::SerfOptions raised;
        raised.querySizeLimit = 1100;
        Asker more{raised};
        QCOMPARE(more.ask(wanted).bytes, std::size_t{1025});
    }

    void openQueriesAreLimitedAndStoppingMakesRoom()
    {
        Asker rig;
        std::vector<serf::AskedQuery> open;
        for (std::size_t i = 0; i < serf::QueryAsker::kOpenMost; ++i)
            open.push_back(rig.ask());
        QCOMPARE(rig.refusal(wish("one more")), Why::TooMany);
        static_cast<void>(rig.told());
        QVERIFY(rig.machine.stopQuery(open[0].time));
        QVERIFY(!rig.machine.stopQuery(open[0].time));
        QCOMPARE(rig.told(), (Lines{"end stopped"}));
        rig.ask();
        static_cast<void>(rig.told());
        rig.machine.loseQueries();
        QCOMPARE(rig.told().size(), serf::QueryAsker::kOpenMost);
        rig.answer(open[0], "n1"); // Ended too long ago: the oldest are forgotten.
        QVERIFY(rig.told().empty());
    }

    void keysAreAskedForWithARequestThatIsNeverEmpty()
    {
        Asker rig;
        const auto asked = rig.machine.askForKeys(rig.now).value();
        const auto sent = rig.sent();
        QCOMPARE(sent->what.name, std::string_view("_serf_list-keys"));
        QCOMPARE(toHex(sent->what.payload), std::string("0781a34b6579a0"));
        QCOMPARE(sent->what.flags, std::uint32_t{0});
        QCOMPARE(rig.told(), (Lines{"answer self"})); // We hold none, and say so.
        for (const auto* name : {"n1", "n2", "n3"})
            rig.answer(asked, name);
        QCOMPARE(rig.told(), (Lines{"answer n1", "answer n2", "answer n3", "end everybody"}));
    }

    void tenThousandAnswerByFourWaysAndNoneIsLost()
    {
        Rig rig;
        constexpr std::size_t kMembers = 10'000;
        for (std::size_t i = 0; i < kMembers; ++i)
            rig.join("m" + std::to_string(i));
        static_cast<void>(rig.machine.takeEvents());
        const auto asked = rig.machine.ask(rig.now, wish("uptime")).value();
        std::size_t told = 0;
        std::size_t ends = 0;
        const auto count = [&] {
            for (const auto& event : rig.machine.takeEvents()) {
                told += std::holds_alternative<serf::QueryReplySeen>(event) ? 1U : 0U;
                ends += std::holds_alternative<serf::QueryEnded>(event) ? 1U : 0U;
            }
        };
        for (std::size_t i = 0; i < kMembers; ++i) {
            const auto name = "m" + std::to_string(i);
            for (int way = 0; way < 4; ++way) {
                rig.hear(Asker::reply(asked, name, true));
                rig.hear(Asker::reply(asked, name, false));
            }
            count();
        }
        const auto* query = rig.machine.asked(asked.time);
        QCOMPARE(ends, std::size_t{1});
        QVERIFY(query->end == serf::QueryEnd::Everybody);
        QCOMPARE(query->acks, kMembers + 1);
        QCOMPARE(query->responses, kMembers);
        QCOMPARE(query->duplicates, 6 * kMembers);
        QCOMPARE(query->dropped, std::size_t{0});
        QCOMPARE(told, 8 * kMembers + 1);
    }

    void aFloodOfRepliesIsBoundedAndTakesNothingFromTheExpected()
    {
        Asker rig;
        const auto asked = rig.ask();
        std::size_t told = 0;
        const auto flood = serf::QueryAsker::kRepliesMost + 500;
        for (std::size_t i = 0; i < flood; ++i) {
            rig.hear(Asker::reply(asked, "stranger" + std::to_string(i), true));
            rig.hear(Asker::reply(asked, "n1", true));
            told += rig.machine.takeEvents().size();
        }
        const auto* query = rig.machine.asked(asked.time);
        QVERIFY(query->dropped > 0);
        QCOMPARE(rig.counters.value("serf.replies-dropped"), std::uint64_t{query->dropped});
        QVERIFY(told <= serf::QueryAsker::kRepliesMost + 3);
        QCOMPARE(query->acks + query->duplicates + query->dropped, 2 * flood + 1);
        rig.ack(asked, "n2");
        QCOMPARE(rig.told(), (Lines{"ack n2"}));
        const std::string endless(serf::QueryAsker::kNameLongest + 1, 'x');
        rig.ack(asked, endless);
        QVERIFY(rig.told().empty());
        QCOMPARE(rig.counters.value("serf.response-name-too-long"), std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(TstQueryAsker)
#include "tst_query_asker.moc"
