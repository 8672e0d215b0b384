#include <QtTest/QTest>

#include <map>
#include <string>
#include <vector>

#include "core/agent/ask_desk.h"
#include "core/link/message_budget.h"
#include "core/serf/query_filter.h"
#include "core/wire/serf_messages.h"
#include "tests/unit/agent/agent_net.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;
using link::CommandId;
using link::CommandRefusal;
using test::AgentNet;
using End = link::QueryProgress::End;

namespace {

/// Some agents, of whom the first one, an observer, is asked through a desk.
struct Bench {
    explicit Bench(std::size_t others = 2, const crypto::Keyring& ring = {})
        : us(net.add("us", true, ring))
    {
        for (std::size_t i = 1; i <= others; ++i) {
            auto& one = net.add("n" + std::to_string(i), false, ring, {{"role", "web"}});
            net.join(one, members.empty() ? us : *members.front());
            members.push_back(&one);
        }
        net.run(3s);
        static_cast<void>(net.takeNews(us));
    }

    link::CommandOutcome send(const link::SendEvent& event)
    {
        auto out = desk.sendEvent(us, net.now(), CommandId{++commands}, event);
        collect();
        return out;
    }
    CommandId ask(const char* name, Duration timeout = 2s)
    {
        link::SendQuery query;
        query.name = name;
        query.timeout = timeout;
        return ask(query);
    }
    CommandId ask(const link::SendQuery& query)
    {
        const CommandId id{++commands};
        outcome = desk.sendQuery(us, net.moment(), id, query);
        collect();
        return id;
    }
    /// The others answer what they were asked by now, as long as time goes on.
    void run(Duration time, const std::vector<Agent*>& answering)
    {
        for (const auto end = net.now() + time; net.now() < end;) {
            net.run(20ms);
            for (auto* one : answering) {
                for (const auto& query : net.news<serf::QuerySeen>(*one))
                    static_cast<void>(one->respond(net.now(), query, asBytes("up")));
            }
            net.run(0ms);
            collect();
        }
    }
    void collect()
    {
        net.run(0ms);
        desk.handleNews(net.moment(), us, net.takeNews(us));
        take();
    }
    void take()
    {
        auto news = desk.takeNews();
        for (auto& reply : news.replies)
            replies.push_back(std::move(reply));
        for (auto& query : news.queries)
            queries[query.query] = query;
        for (auto& report : news.keyReports)
            reports[report.command] = report;
    }

    AgentNet net;
    Agent& us;
    std::vector<Agent*> members;
    AskDesk desk;
    std::uint64_t commands = 0;
    link::CommandOutcome outcome;
    std::vector<link::QueryReply> replies;
    std::map<CommandId, link::QueryProgress> queries;
    std::map<CommandId, link::KeyReport> reports;
};

using Names = std::vector<std::string>;

constexpr TimePoint kNow{1h};

} // namespace

class TstAskDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEventReachesEverybody()
    {
        Bench bench;
        const auto outcome = bench.send({"deploy", toBytes("v9"), false});
        QVERIFY(!outcome.refusal);
        QVERIFY(outcome.lamportTime.has_value());
        bench.net.run(2s);
        for (auto* member : bench.members) {
            const auto seen = bench.net.news<serf::UserEventSeen>(*member);
            QCOMPARE(seen.size(), std::size_t{1});
            QCOMPARE(seen[0].name, std::string("deploy"));
            QCOMPARE(seen[0].time, *outcome.lamportTime);
            QVERIFY(!seen[0].coalesce);
        }
    }

    void aQueryIsFollowedFromItsSendingToItsEnd()
    {
        Bench bench;
        const auto id = bench.ask("uptime");
        QVERIFY(!bench.outcome.refusal);
        const auto open = bench.queries.at(id);
        QVERIFY(open.end == End::Open);
        QCOMPARE(open.acks, std::size_t{1}); // Our own.
        QCOMPARE(*open.expected, (Names{"n1", "n2", "us"}));
        QCOMPARE(open.time, *bench.outcome.lamportTime);
        bench.run(2s, bench.members);
        const auto done = bench.queries.at(id);
        QVERIFY(done.end == End::Everybody);
        QVERIFY(done.endedAt.boot < done.sentAt.boot + 2s);
        QCOMPARE(done.acks, std::size_t{3});
        QCOMPARE(done.responses, std::size_t{2});
        QVERIFY(done.silent.empty());
        QCOMPARE(bench.replies.size(), std::size_t{5});
        QVERIFY(bench.replies[0].query == id);
        QCOMPARE(bench.replies[0].from, std::string("us"));
    }

    void aStoppedMemberIsNamedAsSilent()
    {
        Bench bench;
        bench.net.stop(*bench.members[1]);
        link::SendQuery query;
        query.name = "uptime";
        query.timeout = 1s;
        query.nodes = {"n1", "n2"};
        const auto id = bench.ask(query);
        bench.run(1500ms, {bench.members[0]});
        QVERIFY(bench.queries.at(id).end == End::TimedOut);
        QCOMPARE(bench.queries.at(id).silent, Names{"n2"});
        QCOMPARE(bench.queries.at(id).responses, std::size_t{1});
    }

    void aWordAfterTheEndIsLate()
    {
        Bench bench;
        const auto id = bench.ask("uptime");
        QVERIFY(!bench.desk.stopQuery(bench.us, bench.net.now(), CommandId{50}, {id}).refusal);
        bench.run(2s, bench.members);
        const auto done = bench.queries.at(id);
        QVERIFY(done.end == End::Stopped);
        QCOMPARE(done.late, std::size_t{4});
        QCOMPARE(done.acks, std::size_t{1});
        QVERIFY(bench.replies.back().late && !bench.replies.back().duplicate);
    }

    void relaysBringEveryAnswerMoreThanOnce()
    {
        Bench bench{6};
        link::SendQuery query;
        query.name = "uptime";
        query.timeout = 2s;
        query.relayFactor = 2;
        const auto id = bench.ask(query);
        bench.run(3s, bench.members);
        const auto done = bench.queries.at(id);
        QCOMPARE(done.acks, std::size_t{7});
        QCOMPARE(done.responses, std::size_t{6});
        QCOMPARE(done.duplicates, std::size_t{24}); // Two relays of each of theirs.
        QCOMPARE(done.late, std::size_t{0});
        const auto duplicates = std::count_if(bench.replies.begin(), bench.replies.end(),
                                              [](const auto& reply) { return reply.duplicate; });
        QCOMPARE(duplicates, 24L);
    }

    void stoppingEndsItAndIsRefusedASecondTime()
    {
        Bench bench;
        const auto id = bench.ask("uptime");
        QVERIFY(!bench.desk.stopQuery(bench.us, bench.net.now(), CommandId{50}, {id}).refusal);
        bench.collect();
        QVERIFY(bench.queries.at(id).end == End::Stopped);
        QVERIFY(bench.desk.stopQuery(bench.us, bench.net.now(), CommandId{51}, {id}).refusal ==
                CommandRefusal::UnknownQuery);
    }

    void whoeverWasGivenNoTimeIsNotSilent()
    {
        Bench bench;
        for (const auto* member : bench.members)
            bench.net.stop(*member);
        const auto stopped = bench.ask("uptime");
        QVERIFY(!bench.desk.stopQuery(bench.us, bench.net.now(), CommandId{50}, {stopped}).refusal);
        const CommandId keys{51};
        QVERIFY(!bench.desk.listKeys(bench.us, bench.net.moment(), keys, {}).refusal);
        const auto lost = bench.ask("uptime");
        bench.us.handleStall(bench.net.now(), false);
        bench.collect();
        QVERIFY(bench.queries.at(stopped).end == End::Stopped);
        QVERIFY(bench.queries.at(stopped).silent.empty());
        QVERIFY(bench.queries.at(lost).end == End::Lost);
        QVERIFY(bench.queries.at(lost).silent.empty());
        QVERIFY(bench.reports.at(keys).complete);
        QVERIFY(bench.reports.at(keys).silent.empty());
    }

    void leavingOrAStallLosesWhatIsOpen()
    {
        Bench bench;
        const auto first = bench.ask("uptime");
        bench.us.handleStall(bench.net.now(), false);
        bench.collect();
        QVERIFY(bench.queries.at(first).end == End::Lost);
        const auto second = bench.ask("uptime");
        bench.net.leave(bench.us);
        bench.collect();
        QVERIFY(bench.queries.at(second).end == End::Lost);
        const auto third = bench.ask("uptime");
        bench.desk.handleLost(bench.net.moment());
        bench.take();
        QVERIFY(bench.queries.at(third).end == End::Lost);
    }

    void keysArePutTogether()
    {
        const auto key = *crypto::SecretKey::fromBytes(Bytes(16, std::byte{'k'}));
        const auto other = *crypto::SecretKey::fromBytes(Bytes(16, std::byte{'o'}));
        crypto::Keyring ring{{key, other}};
        Bench bench{3, ring};
        const CommandId id{9};
        QVERIFY(!bench.desk.listKeys(bench.us, bench.net.moment(), id, {}).refusal);
        bench.run(1s, {});
        const auto report = bench.reports.at(id);
        QVERIFY(report.complete);
        QVERIFY(report.end == End::Everybody);
        QCOMPARE(report.members, std::size_t{4});
        QCOMPARE(report.responses, std::size_t{4});
        QCOMPARE(report.errors, std::size_t{0});
        QCOMPARE(report.keys.size(), std::size_t{2});
        QVERIFY((report.keys.at(key.fingerprint()) == link::KeyCount{4, 4, {}}));
        QVERIFY((report.keys.at(other.fingerprint()) == link::KeyCount{4, 0, {}}));
        QVERIFY(!report.countsOnly);
        QCOMPARE(report.holders.size(), std::size_t{4});
        const link::KeyHolder both{
            {key.fingerprint(), other.fingerprint()}, key.fingerprint(), false, {}};
        QVERIFY(report.holders.at("n2") == both);
        QVERIFY(report.silent.empty());
        QVERIFY(bench.queries.empty());
        QVERIFY(bench.replies.empty());
    }

    void asMuchOfAKeyIsToldAsWasAskedFor()
    {
        const auto key = *crypto::SecretKey::fromBytes(Bytes(16, std::byte{'k'}));
        Bench bench{1, crypto::Keyring{{key}}};
        const auto text = [&](link::KeyForm form, CommandId id) {
            static_cast<void>(bench.desk.listKeys(bench.us, bench.net.moment(), id, {form}));
            bench.run(1s, {});
            return bench.reports.at(id).keys.at(key.fingerprint()).text;
        };
        QCOMPARE(text(link::KeyForm::Fingerprint, CommandId{1}), std::string{});
        QCOMPARE(text(link::KeyForm::Masked, CommandId{2}), std::string{"a2tr..=="});
        QCOMPARE(text(link::KeyForm::Whole, CommandId{3}), toBase64(key.bytes()));
    }

    void aCutListIsNoErrorAndItsWordsAreKept()
    {
        std::vector<crypto::SecretKey> many;
        for (int i = 0; i < 40; ++i)
            many.push_back(*crypto::SecretKey::fromBytes(Bytes(32, static_cast<std::byte>(i + 1))));
        Bench bench{1, crypto::Keyring{many}};
        const CommandId id{9};
        QVERIFY(!bench.desk.listKeys(bench.us, bench.net.moment(), id, {}).refusal);
        bench.run(1s, {});
        const auto report = bench.reports.at(id);
        QCOMPARE(report.errors, std::size_t{0});
        QVERIFY(report.holders.at("n1").message.starts_with("truncated key list response"));
        QVERIFY(!report.holders.at("n1").failed);
        QVERIFY(report.keys.size() < 40 && report.keys.size() > 10);
    }

    void anAnswerIsRefusedWhenItIsTooLargeOrNobodyWaits()
    {
        Bench bench;
        serf::QueryWish wish{"who"};
        wish.timeout = 5s;
        const auto asked = bench.members[0]->ask(bench.net.now(), wish);
        QVERIFY(asked.has_value());
        bench.net.run(1s);
        const auto seen = bench.net.news<serf::QuerySeen>(bench.us);
        QCOMPARE(seen.size(), std::size_t{1});
        link::AnswerQuery answer{seen[0].time, seen[0].id, Bytes(1024)};
        auto outcome = bench.desk.answerQuery(bench.us, bench.net.now(), CommandId{5}, answer);
        QVERIFY(outcome.refusal == CommandRefusal::TooLarge);
        QVERIFY(outcome.size > 1024 && outcome.limit == 1024 && outcome.encoded);
        answer.payload = toBytes("me");
        outcome = bench.desk.answerQuery(bench.us, bench.net.now(), CommandId{6}, answer);
        QVERIFY(!outcome.refusal);
        outcome = bench.desk.answerQuery(bench.us, bench.net.now(), CommandId{7}, answer);
        QVERIFY(outcome.refusal == CommandRefusal::UnknownQuery);
        answer.id = QueryId{1};
        outcome = bench.desk.answerQuery(bench.us, bench.net.now(), CommandId{8}, answer);
        QVERIFY(outcome.refusal == CommandRefusal::UnknownQuery);
        bench.net.run(100ms);
        std::size_t answers = 0;
        for (const auto& reply : bench.net.news<serf::QueryReplySeen>(*bench.members[0]))
            answers += !reply.ack && reply.from == "us" ? 1U : 0U;
        QCOMPARE(answers, std::size_t{1});
    }

    void refusalsKeepTheirReasons()
    {
        Bench bench;
        auto outcome = bench.send({"large", Bytes(508), true});
        QVERIFY(outcome.refusal == CommandRefusal::TooLarge);
        QCOMPARE(outcome.size, std::size_t{513});
        QCOMPARE(outcome.limit, std::size_t{512});
        QVERIFY(!outcome.encoded);
        // What a real agent takes, and what it does not.
        QVERIFY(!bench.send({"useless", Bytes(475), true}).refusal);
        outcome = bench.send({"useless", Bytes(476), true});
        QVERIFY(outcome.refusal == CommandRefusal::TooLarge);
        QCOMPARE(outcome.size, std::size_t{513});
        QVERIFY(outcome.encoded);
        bench.ask("_serf_use-key");
        QVERIFY(bench.outcome.refusal == CommandRefusal::InternalName);
    }

    // ALL-12.
    void theBudgetIsWhatTheEncoderTakes()
    {
        SeededRandom random{20261121};
        for (const bool v6 : {false, true}) {
            for (int round = 0; round < 400; ++round) {
                const auto size = [&](std::size_t most) { return random.below(most + 1); };
                NameTable names;
                Counters counters;
                serf::SerfOptions options;
                options.eventSizeLimit = 9216;
                options.querySizeLimit = 100'000;
                const std::string self(1 + size(70), 's');
                const Endpoint at{*IpAddress::fromText(v6 ? "fd00::1" : "10.0.0.1"),
                                  static_cast<std::uint16_t>(1 + size(65'534))};
                serf::Serf machine{options, self, at, names, random, counters, nullptr, {}};
                machine.start(kNow);
                auto record = std::make_shared<swim::NodeRecord>();
                record->name = self;
                machine.handleMemberJoin(kNow, *names.intern(self), record);
                const auto time = random.next() >> (32 + size(31));
                machine.handleMessage(kNow,
                                      encoded(wire::UserEvent{LamportTime{time}, "e", {}, false}));
                wire::Query other;
                other.time = LamportTime{time};
                machine.handleMessage(kNow, encoded(other));

                link::LinkStatus status;
                status.clocks.event = machine.clocks().event;
                status.clocks.query = machine.clocks().query;
                status.limits = {9216, 100'000, 1024, machine.queryTimeout()};
                status.self.emplace();
                status.self->name = self;
                status.self->address = at.text();

                const link::SendEvent event{std::string(size(300), 'e'), Bytes(size(600)),
                                            size(1) == 1};
                const auto sent =
                    machine.sendEvent(kNow, event.name, event.payload, event.coalesce);
                QVERIFY(sent.has_value());
                QCOMPARE(budgetOf(event, status).encoded, sent->bytes);
                QCOMPARE(budgetOf(event, status).plain, event.name.size() + event.payload.size());

                serf::QueryWish wish{std::string(1 + size(40), 'q'), Bytes(size(400))};
                link::SendQuery query;
                query.name = wish.name;
                query.payload = wish.payload;
                if (size(1) == 1) wish.nodes.emplace_back(self);
                for (auto more = wish.nodes.empty() ? 0 : size(40); more > 0; --more)
                    wish.nodes.emplace_back(size(50), 'n');
                for (auto more = size(serf::kTagFiltersMost); more > 0; --more)
                    wish.tags.emplace_back(std::string(1 + size(40), 't'),
                                           ".*|" + std::string(size(90), 'x'));
                query.nodes = wish.nodes;
                for (const auto& [tag, expression] : wish.tags)
                    query.tags.push_back({tag, expression});
                query.ack = wish.ack = size(1) == 1;
                query.relayFactor = wish.relayFactor = static_cast<std::uint8_t>(size(255));
                query.timeout = wish.timeout =
                    size(2) == 0 ? Duration{} : Duration{1LL << (1 + size(44))};
                const auto asked = machine.ask(kNow, wish);
                QVERIFY(asked.has_value());
                QCOMPARE(budgetOf(query, status).encoded, asked->bytes);
            }
        }
    }

private:
    template<class M> static Bytes encoded(const M& message)
    {
        Bytes out;
        wire::encodeSerf(out, message);
        return out;
    }
};

QTEST_APPLESS_MAIN(TstAskDesk)
#include "tst_ask_desk.moc"
