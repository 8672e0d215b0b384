#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include "app/cli/asking.h"
#include "app/cli/cmd_keys.h"
#include "app/cli/cmd_query.h"
#include "app/cli/query_run.h"
#include "app/cli/rtt_answer.h"
#include "app/cli/tag_changes.h"
#include "tests/unit/cli/fake_link.h"

using namespace grapevine;
using namespace grapevine::cli;
using namespace std::chrono_literals;
using Kind = link::QueryReply::Kind;

namespace {

using Names = std::vector<std::string>;
using Json = nlohmann::ordered_json;

link::QueryReply reply(Kind kind, const std::string& from, std::string_view payload = {},
                       Duration latency = 1500us)
{
    link::QueryReply out;
    out.query = link::CommandId{2};
    out.kind = kind;
    out.from = from;
    out.payload = toBytes(payload);
    out.latency = latency;
    return out;
}

link::QueryProgress progress(link::QueryProgress::End end, Names silent = {})
{
    link::QueryProgress out;
    out.query = link::CommandId{2};
    out.timeout = 3200ms;
    out.end = end;
    out.expected = std::make_shared<const Names>(Names{"a", "b", "c"});
    out.silent = std::move(silent);
    return out;
}

link::MemberRowPtr row(const std::string& name, std::optional<double> at,
                       std::optional<Duration> rtt)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    auto out = std::make_shared<link::MemberRow>();
    out->facts = std::move(facts);
    out->rtt = rtt;
    if (at) {
        Coordinate coordinate;
        coordinate.vector[0] = *at;
        out->coordinate = std::make_shared<const Coordinate>(coordinate);
    }
    return out;
}

/// A live session whose link plays the batches.
struct Bench {
    Bench()
        : guard(false, std::nullopt)
        , session(fake, wakeUp)
        , asking{session, guard}
    {
    }

    link::ObservationBatch& batch()
    {
        auto& out = fake.batches.emplace_back();
        out.status.phase = link::LinkPhase::Live;
        return out;
    }

    FakeLink fake;
    WakeUp wakeUp;
    EndGuard guard;
    LinkSession session;
    Asking asking;
};

} // namespace

class TstAsking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQueryRunsToItsEnd()
    {
        Bench bench;
        auto& first = bench.batch();
        first.asked.outcomes.push_back({link::CommandId{1}, {}, {}, 0, 0, false, {}});
        first.asked.outcomes.push_back({link::CommandId{2}, {}, {}, 0, 0, false, LamportTime{4}});
        first.asked.replies = {reply(Kind::Ack, "a")};
        auto& second = bench.batch();
        second.asked.replies = {reply(Kind::Response, "a", "1\n"), reply(Kind::Ack, "b")};
        second.asked.queries = {progress(link::QueryProgress::End::Open)};
        auto duplicate = reply(Kind::Ack, "b");
        duplicate.duplicate = true;
        auto& third = bench.batch();
        third.asked.replies = {duplicate, reply(Kind::Response, "b", "1", 2500us)};
        third.asked.queries = {progress(link::QueryProgress::End::TimedOut, {"c"})};

        QStringList lines;
        bool sent = false;
        const auto run = runToEnd(
            bench.asking, {}, [&] { sent = true; },
            [&](const auto& one) { lines << QString::fromStdString(replyLine(one)).trimmed(); });
        QVERIFY(sent && run && !run->interrupted);
        QVERIFY(std::holds_alternative<link::SetLock>(bench.fake.submitted[0]));
        QVERIFY(std::holds_alternative<link::SendQuery>(bench.fake.submitted[1]));
        QCOMPARE(lines, (QStringList{"Ack from 'a'", "Response from 'a': 1", "Ack from 'b'",
                                     "Response from 'b': 1"}));
        QCOMPARE(QString::fromStdString(run->report.summary()),
                 QString{"Total Acks: 2\nTotal Responses: 2\n2 x '1': a, b\nSilent: c\n"});
        const auto json = Json::parse(run->report.json());
        QVERIFY(json["Acks"] == Json(Names{"a", "b"}));
        QVERIFY((json["Responses"] == Json{{"a", "1\n"}, {"b", "1"}}));
        QVERIFY(
            (json["groups"] == Json::parse(R"([{"value":"1","count":2,"members":["a","b"]}])")));
        QVERIFY(json["silent"] == Json(Names{"c"}));
        QVERIFY((json["latency_ms"] == Json{{"a", 1.5}, {"b", 2.5}}));
    }

    void aQueryCutShortSaysNothingAboutTheSilent_data()
    {
        using End = link::QueryProgress::End;
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("words");
        QTest::newRow("lost") << int(End::Lost)
                              << QStringLiteral("Cut short, for the way to the cluster was lost; "
                                                "who kept silent is not known\n");
        QTest::newRow("stopped") << int(End::Stopped)
                                 << QStringLiteral("Stopped before its time was up; who kept "
                                                   "silent is not known\n");
    }
    void aQueryCutShortSaysNothingAboutTheSilent()
    {
        QFETCH(int, end);
        QFETCH(QString, words);
        link::ObservationBatch batch;
        batch.asked.queries = {progress(static_cast<link::QueryProgress::End>(end))};
        QueryReport report{batch.asked.queries.front().query};
        static_cast<void>(report.handleBatch(batch));
        QVERIFY(report.hasEnded() && !report.isWhole());
        QCOMPARE(QString::fromStdString(report.summary()),
                 QStringLiteral("Total Acks: 0\nTotal Responses: 0\n") + words);
        QVERIFY(Json::parse(report.json())["silent"].is_null());
    }

    void aQueryWithoutAnAnswerIsSerfsNull()
    {
        const QueryReport report{link::CommandId{2}};
        const auto json = Json::parse(report.json());
        QVERIFY(json["Acks"].is_null());
        QVERIFY(json["Responses"].is_object() && json["Responses"].empty());
        QVERIFY(json["silent"].is_null());
    }

    void aRefusalSendsNothingMore()
    {
        Bench bench;
        auto& first = bench.batch();
        link::CommandOutcome refused;
        refused.command = link::CommandId{2};
        refused.refusal = link::CommandRefusal::TooLarge;
        first.asked.outcomes = {refused};
        QVERIFY(!runToEnd(
            bench.asking, {}, [] { QFAIL("sent"); }, [](const auto&) {}));
    }

    void aClosedLinkEndsTheWait()
    {
        Bench bench;
        bench.batch().status.phase = link::LinkPhase::Closed;
        QVERIFY(!send(bench.asking, link::ListKeys{}));
    }

    void queryWordsAreReadAndRefused()
    {
        QueryWords words;
        words.name = "load";
        words.tags = {"role=web", "zone=a=b"};
        words.timeout = "250ms";
        const auto query = understand(words);
        QVERIFY(query && query->tags.size() == 2);
        QCOMPARE(query->tags[1].expression, std::string{"a=b"});
        QCOMPARE(query->timeout, Duration{250ms});
        QVERIFY(query->ack);
        words.timeout = "soon";
        QVERIFY(!understand(words));
        words.timeout.clear();
        words.tags = {"role"};
        QVERIFY(!understand(words));
    }

    void sfr15KeysAreMasked()
    {
        link::KeyReport report;
        report.complete = true;
        report.end = link::QueryProgress::End::Everybody;
        report.members = report.responses = 3;
        report.keys = {{"00000001", {3, 3, "U3Vw..=="}}, {"00000002", {1, 0, "AAAA..=="}}};
        QVERIFY(isGood(report));
        QCOMPARE(QString::fromStdString(keysText(report)),
                 QString{"AAAA..==  [1/3]\nU3Vw..==  [3/3]  primary [3/3]\n"});
        const auto json = Json::parse(keysJson(report));
        QCOMPARE(json["keys"][1]["key"].get<std::string>(), std::string{"U3Vw..=="});
        QCOMPARE(json["keys"][1]["fingerprint"].get<std::string>(), std::string{"00000001"});
        report.responses = 2;
        QVERIFY(!isGood(report));
    }

    void whoLacksAKeyIsNamed()
    {
        link::KeyReport report;
        report.complete = true;
        report.end = link::QueryProgress::End::Everybody;
        report.members = report.responses = 3;
        report.keys = {{"00000001", {2, 2, "U3Vw..=="}}, {"00000002", {1, 0, "AAAA..=="}}};
        report.holders["n1"] = {{"00000001", "00000002"}, "00000001", false, {}};
        report.holders["n2"] = {{"00000001"}, "00000001", false, {}};
        report.holders["n3"] = {{}, {}, true, "no keyring"};
        QCOMPARE(QString::fromStdString(missingKeys(report)), QString{"lacks:  n2  AAAA..==\n"});
        const auto json = Json::parse(keysJson(report));
        QCOMPARE(json["holders"]["n1"]["primary"].get<std::string>(), std::string{"00000001"});
        QVERIFY(!json["holders"].contains("n3"));
        QCOMPARE(json["messages"]["n3"].get<std::string>(), std::string{"no keyring"});
    }

    void whatAnAgentDoesNotTellOfKeysIsCalledUnknown()
    {
        link::KeyReport report;
        report.complete = true;
        report.end = link::QueryProgress::End::TimedOut;
        report.members = report.responses = 3;
        report.keys = {{"00000001", {3, 0, "U3VwZXJTZWN1cmVUb2tlbg=="}}};
        const auto ofMembers = Json::parse(keysJson(report));
        QCOMPARE(ofMembers["keys"][0]["primary"].get<int>(), 0);
        QVERIFY(ofMembers["silent"].is_array());
        QCOMPARE(unknownKeyFacts(report), std::string{});

        report.responses = 1;
        report.countsOnly = true;
        const auto ofAgent = Json::parse(keysJson(report));
        QCOMPARE(ofAgent["keys"][0]["members"].get<int>(), 3);
        QVERIFY(ofAgent["keys"][0]["primary"].is_null());
        QVERIFY(ofAgent["silent"].is_null());
        QVERIFY(ofAgent["holders"].is_null());
        QCOMPARE(QString::fromStdString(unknownKeyFacts(report)),
                 QString{"note:  an agent's RPC does not tell which key is the primary one\n"
                         "silent:  2 of 3 members; an agent's RPC does not tell which\n"});

        // Cut short, nobody can be called silent.
        report.end = link::QueryProgress::End::Lost;
        QCOMPARE(QString::fromStdString(unknownKeyFacts(report)),
                 QString{"note:  an agent's RPC does not tell which key is the primary one\n"});
        report.countsOnly = false;
        QVERIFY(Json::parse(keysJson(report))["silent"].is_null());
    }

    void rttIsMeasuredOrEstimated()
    {
        const std::vector<link::MemberRowPtr> rows{
            row("a", 0.0, 3ms), row("b", 0.010, std::nullopt),
            row("me", std::nullopt, std::nullopt), row("new", std::nullopt, std::nullopt)};
        link::LinkStatus status;
        const auto between = rttBetween(rows, status, "", "a", "b");
        QVERIFY(between && !between->measured);
        QCOMPARE(QString::fromStdString(rttText(*between, Format::Text)),
                 QString{"Estimated a <-> b rtt: 10.020 ms\n"});
        const auto here = rttBetween(rows, status, "", "a", "");
        QVERIFY(here && here->measured && !here->estimated);
        QVERIFY(Json::parse(rttText(*here, Format::Json))["to"].is_null());

        status.mode = link::LinkMode::Observer;
        status.self.emplace().name = "me";
        status.self->coordinate = Coordinate{};
        const auto both = rttBetween(rows, status, "me", "a", "");
        QVERIFY(both && both->measured && both->estimated);
        const auto json = Json::parse(rttText(*both, Format::Json));
        QCOMPARE(json["source"].get<std::string>(), std::string{"ping"});
        QCOMPARE(json["rtt_ms"].get<double>(), 3.0);

        QVERIFY(rttBetween(rows, status, "me", "nope", "a").error().unknown);
        QVERIFY(rttBetween(rows, status, "me", "a", "nope").error().unknown);
        const auto gap = rttBetween(rows, status, "me", "a", "new");
        QVERIFY(!gap && !gap.error().unknown);
        QCOMPARE(gap.error().name, std::string{"new"});
    }

    void sfr11ChangedTagsAreTold()
    {
        const auto change = changeBetween({{"a", "1"}, {"b", "2"}, {"d", "4"}},
                                          {{"b", "3"}, {"c", "5"}, {"d", "4"}});
        QVERIFY((change.added == Tags{{"c", "5"}}));
        QVERIFY((change.removed == Tags{{"a", "1"}}));
        QCOMPARE(change.changed.size(), std::size_t{1});
        QCOMPARE(change.changed[0].before + ">" + change.changed[0].after, std::string{"2>3"});

        TagMemory memory;
        link::TimelineEntry entry;
        entry.kind = link::EntryKind::MemberUpdate;
        entry.members = {row("a", std::nullopt, std::nullopt)};
        QVERIFY(memory.handleEntry(entry).empty());
        QVERIFY(memory.handleEntry(entry).at("a").isEmpty());
    }
};

QTEST_APPLESS_MAIN(TstAsking)
#include "tst_asking.moc"
