#include <QtTest/QTest>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <future>
#include <string>
#include <vector>

#include "core/crypto/keyring.h"
#include "core/net/rpc_cluster.h"
#include "tests/unit/net/fake_rpc_agent.h"
#include "tests/unit/net/loopback_listener.h"
#include "tests/unit/net/rpc_watch.h"

using namespace grapevine;
using namespace grapevine::net;
using namespace std::chrono_literals;
using link::EntryKind;
using link::LinkPhase;
using test::ask;
using test::FakeRpcAgent;
using test::goodAnswer;
using test::Watch;
using test::Words;

namespace {

constexpr int kPatience = 20'000; ///< Milliseconds; the machine may be busy.

/// How often a link's tick came while the same thread's clock went on by so many steps of 50 ms.
/// However late the thread is, a link that rests ticks once a second and so no more than once a
/// step; one that does not rest ticks ten times.
std::uint64_t ticksWithin(GossipThread& thread, Watch& watch, std::uint64_t steps)
{
    const auto before = watch.count("rpc.ticks");
    boost::asio::steady_timer timer(thread.context());
    for (std::uint64_t step = 0; step < steps; ++step) {
        std::promise<void> passed;
        boost::asio::post(thread.context(), [&] {
            timer.expires_after(50ms);
            timer.async_wait([&](boost::system::error_code) { passed.set_value(); });
        });
        passed.get_future().wait();
    }
    return watch.count("rpc.ticks") - before;
}

link::SendQuery loadQuery()
{
    link::SendQuery out;
    out.name = "load";
    return out;
}

} // namespace

class TstRpcCluster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAgentsPictureComesWithFailedRowsAndItsStats()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT((watch.status(), watch.rows.size()), std::size_t{3}, kPatience);
        const auto& failed = *watch.rows.at("n2");
        QVERIFY(failed.status == link::MemberStatus::Failed);
        QVERIFY(failed.source == link::RowSource::Rpc);
        QCOMPARE(failed.facts->endpoint.text(), std::string{"10.0.0.1:7946"});
        QVERIFY((failed.facts->tags == Tags{{"role", "web"}}));
        const auto& status = watch.status();
        QVERIFY(status.mode == link::LinkMode::Rpc);
        QCOMPARE(status.clocks.event, LamportTime{8});
        QCOMPARE(status.agentStats.at("agent").at("name"), std::string{"n1"});
        QCOMPARE(status.seeds.front().name, std::string{"n1"});
        QVERIFY(watch.entries.front().kind == EntryKind::Snapshot);
        QTRY_VERIFY_WITH_TIMEOUT((watch.status(), watch.rows.at("n3")->coordinate != nullptr),
                                 kPatience);
        QVERIFY(watch.rows.at("n2")->coordinate == nullptr);
    }

    void whatHappensComesByTheStream()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.saw(EntryKind::Snapshot), kPatience);
        const auto stream = agent.seqOf("stream");
        agent.say(Words{}
                      .header(stream)
                      .memberRecord("member-failed", {{"n1", "failed"}, {"n3", "failed"}})
                      .header(stream)
                      .userRecord("deploy", "now", 12));
        QTRY_VERIFY_WITH_TIMEOUT(watch.saw(EntryKind::User), kPatience);
        QCOMPARE(watch.entries.size(), std::size_t{3});
        QVERIFY(watch.entries[1].kind == EntryKind::MemberFailed);
        QCOMPARE(watch.entries[1].members.size(), std::size_t{2});
        // The status follows what it is about within a moment.
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().clocks.event == LamportTime{13}, kPatience);
        QVERIFY(watch.rows.at("n1")->status == link::MemberStatus::Failed);
    }

    void aLostAgentIsFoundAgainAndThePictureStartsAfresh()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        agent.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(watch.saw(EntryKind::Stale), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(watch.saw(EntryKind::Resync), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        QCOMPARE(agent.connections(), 2);
        QCOMPARE(watch.rows.size(), std::size_t{3});
    }

    void aSlowAgentIsReadByteByByte()
    {
        FakeRpcAgent agent{[](auto command, auto seq) {
            auto out = goodAnswer(command, seq);
            out.pieces = 1;
            return out;
        }};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        QCOMPARE(watch.rows.size(), std::size_t{3});
    }

    void anAgentThatFallsSilentIsLeft()
    {
        FakeRpcAgent agent{[](auto command, auto seq) {
            return command == "members" ? FakeRpcAgent::Reply{} : goodAnswer(command, seq);
        }};
        GossipThread thread;
        auto options = ask(agent);
        options.answerTimeout = 300ms;
        Watch watch{thread, options};
        QTRY_VERIFY_WITH_TIMEOUT(watch.refusal() == link::Refusal::Silent, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(agent.connections() >= 2, kPatience);
    }

    void aLinkRestsWhileAHostIsSilentEvenIfSomebodyIsImpatient()
    {
        const test::LoopbackListener silent;
        GossipThread thread;
        RpcOptions options;
        options.agent = silent.where();
        options.answerTimeout = 60s;
        Watch watch{thread, options};
        constexpr std::uint64_t kSteps = 40;
        QVERIFY(ticksWithin(thread, watch, kSteps) <= kSteps);
        const auto sweep = watch.link.submit(link::SweepNow{});
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(sweep) != nullptr, kPatience);
        QVERIFY(ticksWithin(thread, watch, kSteps) <= kSteps);
    }

    void aHalfClosedConnectionIsLost()
    {
        FakeRpcAgent agent{[](auto command, auto seq) {
            auto out = goodAnswer(command, seq);
            out.halfClose = command == "members";
            return out;
        }};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.saw(EntryKind::Stale), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(agent.connections() >= 2, kPatience);
    }

    void aRefusedKeyIsFinalUntilSomebodyAsksAgain()
    {
        std::atomic<bool> right{false};
        FakeRpcAgent agent{[&](auto command, auto seq) -> FakeRpcAgent::Reply {
            if (right || command == "handshake") return goodAnswer(command, seq);
            if (command == "auth") return {Words{}.header(seq, "Invalid authentication token")};
            return {Words{}.header(seq, "Authentication required")};
        }};
        GossipThread thread;
        auto options = ask(agent);
        options.authKey = crypto::SecretText::fromText("s3cret").value();
        Watch watch{thread, options};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Refused, kPatience);
        QVERIFY(watch.refusal() == link::Refusal::KeyRefused);
        QCOMPARE(agent.connections(), 1);
        constexpr std::uint64_t kSteps = 30;
        QVERIFY(ticksWithin(thread, watch, kSteps) <= kSteps);
        QCOMPARE(agent.connections(), 1);
        right = true;
        watch.link.submit(link::SweepNow{});
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        QCOMPARE(agent.asked("auth"), std::size_t{2});
        QVERIFY(!watch.refusal());
    }

    void anAgentWithAKeyWantsOne()
    {
        FakeRpcAgent agent{[&](auto command, auto seq) -> FakeRpcAgent::Reply {
            if (command == "handshake") return goodAnswer(command, seq);
            return {Words{}.header(seq, "Authentication required")};
        }};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Refused, kPatience);
        QVERIFY(watch.refusal() == link::Refusal::WantsKey);
        // Nothing with a body went out but the handshake.
        QCOMPARE(agent.asked("stream"), std::size_t{0});
    }

    void nobodyThereIsTold()
    {
        test::LoopbackListener closed;
        const auto dead = closed.where();
        closed.stop();
        GossipThread thread;
        RpcOptions options;
        options.agent = dead;
        Watch watch{thread, options};
        QTRY_VERIFY_WITH_TIMEOUT(watch.refusal() == link::Refusal::NobodyListens, kPatience);
        QVERIFY(watch.status().phase == LinkPhase::Connecting);
        const auto event = watch.link.submit(link::SetLock{true});
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(event) != nullptr, kPatience);
        const auto query = watch.link.submit(loadQuery());
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(query) != nullptr, kPatience);
        QVERIFY(watch.outcome(query)->refusal == link::CommandRefusal::Remote);
    }

    void theLockHoldsBackWhatTheClusterWouldNotice()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        const auto query = watch.link.submit(loadQuery());
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(query) != nullptr, kPatience);
        QVERIFY(watch.outcome(query)->refusal == link::CommandRefusal::Locked);
        QCOMPARE(agent.asked("query"), std::size_t{0});
        const auto keys = watch.link.submit(link::ListKeys{});
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(keys) != nullptr, kPatience);
        QVERIFY(!watch.outcome(keys)->refusal);
        const auto& report = watch.asked.keyReports.back();
        QVERIFY(report.complete);
        // What the fake agent calls a key; the window is told its fingerprint alone.
        const auto& count = report.keys.at(crypto::fingerprintOf("a2V5"));
        QCOMPARE(count.members, std::size_t{1});
        QCOMPARE(count.text, std::string{});
        QVERIFY(report.countsOnly);
        QCOMPARE(report.holders.at("n2").message, std::string{"no keyring"});
    }

    void aQueryTellsWhoAnsweredAndWhoStayedSilent()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        watch.link.submit(link::SetLock{true});
        const auto query = watch.link.submit(loadQuery());
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(query) != nullptr, kPatience);
        QVERIFY(!watch.outcome(query)->refusal);
        const auto seq = agent.seqOf("query");
        agent.say(Words{}
                      .header(seq)
                      .queryRecord("ack", "n1")
                      .header(seq)
                      .queryRecord("response", "n1", "0.5")
                      .header(seq)
                      .queryRecord("response", "n1", "0.5")
                      .header(seq)
                      .queryRecord("done", ""));
        QTRY_VERIFY_WITH_TIMEOUT(
            (watch.status(), !watch.asked.queries.empty() &&
                                 watch.asked.queries.back().end != link::QueryProgress::End::Open),
            kPatience);
        const auto& progress = watch.asked.queries.back();
        QVERIFY(progress.end == link::QueryProgress::End::TimedOut);
        QVERIFY((*progress.expected == std::vector<std::string>{"n1", "n3"}));
        QVERIFY((progress.silent == std::vector<std::string>{"n3"}));
        QCOMPARE(progress.acks, std::size_t{1});
        QCOMPARE(progress.responses, std::size_t{1});
        QCOMPARE(progress.duplicates, std::size_t{1});
        QCOMPARE(watch.asked.replies.size(), std::size_t{3});
        QVERIFY(watch.asked.replies[2].duplicate);
        QVERIFY(watch.asked.replies[0].latency >= Duration::zero());
    }

    void aLostConnectionEndsQueriesAndCommands()
    {
        FakeRpcAgent agent{[](auto command, auto seq) {
            const bool mute = command == "event" || command == "list-keys";
            return mute ? FakeRpcAgent::Reply{} : goodAnswer(command, seq);
        }};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        watch.link.submit(link::SetLock{true});
        const auto query = watch.link.submit(loadQuery());
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(query) != nullptr, kPatience);
        link::SendEvent event;
        event.name = "deploy";
        const auto sent = watch.link.submit(event);
        QTRY_VERIFY_WITH_TIMEOUT(agent.asked("event") == 1, kPatience);
        const auto keys = watch.link.submit(link::ListKeys{});
        QTRY_VERIFY_WITH_TIMEOUT(agent.asked("list-keys") == 1, kPatience);
        agent.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(sent) != nullptr, kPatience);
        QVERIFY(watch.outcome(sent)->refusal == link::CommandRefusal::Remote);
        QVERIFY(watch.asked.queries.back().end == link::QueryProgress::End::Lost);
        QVERIFY(watch.outcome(keys)->refusal == link::CommandRefusal::Remote);
        const auto& report = watch.asked.keyReports.back();
        QVERIFY(report.complete);
        QCOMPARE(report.members, std::size_t{2});
        QCOMPARE(report.responses, std::size_t{0});
        QVERIFY(!watch.asked.queries.back().expected->empty());
        QVERIFY(watch.asked.queries.back().silent.empty());
    }

    void theAgentsWordsAboutSizesAreUnderstood()
    {
        FakeRpcAgent agent{[](auto command, auto seq) -> FakeRpcAgent::Reply {
            if (command != "event") return goodAnswer(command, seq);
            return {Words{}.header(
                seq, "user event exceeds configured limit of 512 bytes before encoding")};
        }};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        watch.link.submit(link::SetLock{true});
        link::SendEvent event;
        event.name = "deploy";
        event.payload = Bytes(600, std::byte{'x'});
        const auto sent = watch.link.submit(event);
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(sent) != nullptr, kPatience);
        const auto& outcome = *watch.outcome(sent);
        QVERIFY(outcome.refusal == link::CommandRefusal::TooLarge);
        QCOMPARE(outcome.limit, std::size_t{512});
        QCOMPARE(outcome.size, std::size_t{606});
        QVERIFY(!outcome.encoded);
    }

    void aHeardQueryIsAnsweredByItsIdWithinTheConnection()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        watch.link.submit(link::SetLock{true});
        agent.say(Words{}.header(agent.seqOf("stream")).queryHeard("load", 7, 41));
        QTRY_VERIFY_WITH_TIMEOUT(watch.saw(EntryKind::Query), kPatience);
        const auto& entry = watch.entries.back();
        const auto good = watch.link.submit(
            link::AnswerQuery{*entry.lamportTime, *entry.queryId, toBytes("0.5")});
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(good) != nullptr, kPatience);
        QVERIFY(!watch.outcome(good)->refusal);
        QCOMPARE(agent.asked("respond"), std::size_t{1});
        const auto bad =
            watch.link.submit(link::AnswerQuery{LamportTime{42}, *entry.queryId, toBytes("0.5")});
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(bad) != nullptr, kPatience);
        QVERIFY(watch.outcome(bad)->refusal == link::CommandRefusal::UnknownQuery);
    }

    void leavingClosesOurConnectionOnly()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        Watch watch{thread, ask(agent)};
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        const auto leave = watch.link.submit(link::Leave{});
        QTRY_VERIFY_WITH_TIMEOUT(watch.outcome(leave) != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Closed, kPatience);
        QCOMPARE(agent.asked("leave"), std::size_t{0});
        QCOMPARE(agent.connections(), 1);
    }

    void theAgentsLogComesWhenItIsWanted()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        auto options = ask(agent);
        options.logLevel = "info";
        Watch watch{thread, options};
        QVERIFY(watch.link.capabilities().agentLog);
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        const auto monitor = agent.seqOf("monitor");
        agent.say(Words{}.header(monitor).log("2026/11/20 15:19:54 [ERR] agent: no [luck]"));
        QTRY_VERIFY_WITH_TIMEOUT((watch.status(), !watch.asked.log.empty()), kPatience);
        QCOMPARE(watch.asked.log.front().level, std::string{"ERR"});
    }

    void aLinkEndsAtOnceWhateverItIsAt()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        for (int round = 0; round < 10; ++round) {
            Watch watch{thread, ask(agent)};
            if (round % 2 == 1)
                QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        }
    }
};

QTEST_GUILESS_MAIN(TstRpcCluster)
#include "tst_rpc_cluster.moc"
