#include <QtTest/QTest>

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <future>
#include <memory>

#include "core/net/rpc_facts.h"
#include "tests/unit/net/rpc_watch.h"

using namespace grapevine;
using namespace grapevine::net;
using test::ask;
using test::FakeRpcAgent;
using test::goodAnswer;
using test::Words;

namespace {

constexpr int kPatience = 20'000; ///< Milliseconds; the machine may be busy.

/// On the gossip thread, and waits for it.
void onThread(GossipThread& thread, const std::function<void()>& act)
{
    std::promise<void> done;
    boost::asio::post(thread.context(), [&] {
        act();
        done.set_value();
    });
    done.get_future().wait();
}

} // namespace

class TstRpcFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factsAreAskedForOnceAndThenNotForAWhile()
    {
        FakeRpcAgent agent{goodAnswer};
        GossipThread thread;
        std::atomic<std::size_t> told{0};
        std::unique_ptr<RpcFacts> facts;
        onThread(thread, [&] {
            facts = std::make_unique<RpcFacts>(
                thread.context(), ask(agent), [&](const auto& members) { told += members.size(); });
            facts->ask(bootNow());
            facts->ask(bootNow());
        });
        QTRY_COMPARE_WITH_TIMEOUT(told.load(), std::size_t{3}, kPatience);
        onThread(thread, [&] { facts->ask(bootNow()); });
        QCOMPARE(agent.connections(), 1);
        QCOMPARE(agent.asked("stream"), std::size_t{0});
        onThread(thread, [&] { facts->ask(bootNow() + RpcFacts::kPause); });
        QTRY_COMPARE_WITH_TIMEOUT(told.load(), std::size_t{6}, kPatience);
        onThread(thread, [&] { facts.reset(); });
    }

    void factsThatAreRefusedAreCountedAndNotAskedForBeforeTheirTime()
    {
        FakeRpcAgent agent{[](auto command, auto seq) -> FakeRpcAgent::Reply {
            if (command != "members") return goodAnswer(command, seq);
            return {Words{}.header(seq, "not today")};
        }};
        GossipThread thread;
        std::atomic<std::size_t> told{0};
        std::unique_ptr<RpcFacts> facts;
        const auto failed = [&] {
            std::uint64_t out = 0;
            onThread(thread, [&] { out = facts->counters().value("peek.rpc-failed"); });
            return out;
        };
        onThread(thread, [&] {
            facts = std::make_unique<RpcFacts>(
                thread.context(), ask(agent), [&](const auto& members) { told += members.size(); });
            facts->ask(bootNow());
        });
        QTRY_COMPARE_WITH_TIMEOUT(failed(), std::uint64_t{1}, kPatience);
        std::uint64_t asked = 0;
        onThread(thread, [&] {
            facts->ask(bootNow());
            asked = facts->counters().value("peek.rpc-asked");
            // It was one refusal, and not for good.
            facts->ask(bootNow() + RpcFacts::kPause);
        });
        QCOMPARE(asked, std::uint64_t{1});
        QTRY_COMPARE_WITH_TIMEOUT(failed(), std::uint64_t{2}, kPatience);
        QCOMPARE(agent.connections(), 2);
        QCOMPARE(told.load(), std::size_t{0});
        onThread(thread, [&] { facts.reset(); });
    }
};

QTEST_GUILESS_MAIN(TstRpcFacts)
#include "tst_rpc_facts.moc"
