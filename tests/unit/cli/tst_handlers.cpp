#include <QtTest/QTest>

#include <csignal>
#include <poll.h>
#include <unistd.h>

#include "app/cli/handlers.h"
#include "core/net/boot_clock.h"

using namespace grapevine;
using namespace grapevine::cli;
using namespace std::chrono_literals;
using link::EntryKind;

namespace {

/// Handlers with real programs, and all that came of them.
class Bench {
public:
    explicit Bench(std::vector<HandlerRule> rules, Duration longest = 20s)
        : handlers(
              {std::move(rules), longest},
              [this](const link::AnswerQuery& answer) { answers.push_back(answer); },
              [this](std::string_view line) {
                  said << QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
              })
    {
    }

    void see(EntryKind kind, const std::string& name, std::string_view payload = {},
             std::size_t answerMost = 100)
    {
        link::TimelineEntry entry;
        entry.kind = kind;
        entry.name = name;
        entry.payload = toBytes(payload);
        entry.lamportTime = LamportTime{5};
        entry.queryId = QueryId{77};
        handlers.handleEntry(net::bootNow(), entry, {"me", {{"role", "web"}}}, answerMost);
    }
    /// Polls until nothing runs any more; false when that takes a minute.
    bool finish()
    {
        const auto until = net::bootNow() + 60s;
        while (!handlers.isIdle() && net::bootNow() < until) {
            std::vector<pollfd> polls;
            handlers.addPolls(polls);
            auto wait = 1000;
            if (const auto next = handlers.nextTimeout()) {
                const auto left =
                    std::chrono::ceil<std::chrono::milliseconds>(*next - net::bootNow());
                wait = static_cast<int>(std::clamp<long>(left.count(), 0, 1000));
            }
            static_cast<void>(poll(polls.data(), polls.size(), wait));
            handlers.handleReady(net::bootNow());
        }
        return handlers.isIdle();
    }

    QStringList said;
    std::vector<link::AnswerQuery> answers;
    Handlers handlers;
};

HandlerRule shell(std::string_view text)
{
    return shellRule(text).value();
}

} // namespace

class TstHandlers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); } // As the program does.

    void rulesAreReadAndRefused()
    {
        QCOMPARE(handlerRule("user:deploy=notify 'a b'").value().words,
                 (std::vector<std::string>{"notify", "a b"}));
        QCOMPARE(shellRule("*=echo $SERF_EVENT | cat").value().words.back(),
                 std::string{"echo $SERF_EVENT | cat"});
        QCOMPARE(responderRule("a,b=x=y").value().words, std::vector<std::string>{"x=y"});
        for (const std::string_view bad : {"x", "=x", "user", "user=", "nope=x", "user='x"})
            QVERIFY2(!handlerRule(bad).has_value(), bad.data());
        QVERIFY(!shellRule("user=").has_value());
        QVERIFY(!responderRule("load=").has_value());
    }

    void aHandlerGetsEnvironmentAndPayload()
    {
        Bench bench({shell("user:deploy=echo $SERF_EVENT $SERF_USER_EVENT $SERF_USER_LTIME "
                           "$SERF_SELF_NAME $SERF_TAG_ROLE; cat; echo err >&2")});
        bench.see(EntryKind::User, "deploy", "1.5.0");
        bench.see(EntryKind::User, "other", "no");
        QVERIFY(bench.finish());
        QCOMPARE(bench.said.size(), 3);
        QVERIFY(bench.said[0].endsWith("] err"));
        QVERIFY(bench.said[1].endsWith("] user deploy 5 me web"));
        QVERIFY(bench.said[2].endsWith("] 1.5.0"));
        QCOMPARE(bench.handlers.counters().value("handlers.started"), std::uint64_t{1});
    }

    void withoutAShellNothingOfAnEventIsRun()
    {
        Bench bench({handlerRule("user=echo '$SERF_USER_EVENT' \"`id`\"").value()});
        bench.see(EntryKind::User, "$(reboot)");
        QVERIFY(bench.finish());
        QCOMPARE(bench.said.size(), 1);
        QVERIFY(bench.said[0].endsWith("] $SERF_USER_EVENT `id`"));
    }

    void aRespondersOutputIsTheAnswer()
    {
        Bench bench({responderRule("load=sh -c 'cat; echo 0.5'").value()});
        bench.see(EntryKind::Query, "load", "now?");
        bench.see(EntryKind::Query, "loads");
        bench.see(EntryKind::User, "load");
        QVERIFY(bench.finish());
        QCOMPARE(bench.answers.size(), std::size_t{1});
        QCOMPARE(asText(bench.answers[0].payload), std::string_view{"now?\n0.5\n"});
        QCOMPARE(bench.answers[0].id, QueryId{77});
        QCOMPARE(bench.answers[0].time, LamportTime{5});
        QCOMPARE(bench.said, QStringList{});
    }

    void noAnswerIsGivenByTheSilentTheFailedAndTheVerbose()
    {
        Bench bench({responderRule("a=true").value(),
                     responderRule("b=sh -c 'echo x; exit 3'").value(),
                     responderRule("c=head -c 101 /dev/zero").value(),
                     responderRule("d=head -c 1000000 /dev/zero").value(),
                     responderRule("e=/nonexistent/program").value()});
        for (const auto* name : {"a", "b", "c", "d", "e"})
            bench.see(EntryKind::Query, name);
        QVERIFY(bench.finish());
        QVERIFY(bench.answers.empty());
        QCOMPARE(bench.said.size(), 4);
        const auto all = bench.said.join("\n");
        QVERIFY(all.contains("failed with exit code 3"));
        QVERIFY(all.contains("no answer sent: 101 bytes are more than the 100"));
        QVERIFY(all.contains("no answer sent: 1000000 bytes"));
        QVERIFY(all.contains("cannot be started: No such file"));
        QCOMPARE(bench.handlers.counters().value("handlers.no-answer"), std::uint64_t{1});
    }

    void halfAnAnswerIsNotSentWhateverTheClusterAllows()
    {
        Bench bench({responderRule("whole=head -c 8192 /dev/zero").value(),
                     responderRule("cut=head -c 8193 /dev/zero").value(),
                     responderRule("long=head -c 20000 /dev/zero").value()});
        for (const auto* name : {"whole", "cut", "long"})
            bench.see(EntryKind::Query, name, {}, 100'000);
        QVERIFY(bench.finish());
        QCOMPARE(bench.answers.size(), std::size_t{1});
        QCOMPARE(bench.answers[0].payload.size(), std::size_t{8192});
        const auto all = bench.said.join("\n");
        QVERIFY(all.contains("no answer sent: 8193 bytes are more than the 8192"));
        QVERIFY(all.contains("no answer sent: 20000 bytes are more than the 8192"));
        QCOMPARE(bench.handlers.counters().value("handlers.answer-too-large"), std::uint64_t{2});
    }

    void aTalkativeRespondersAnswerIsItsOutputAlone()
    {
        Bench bench({responderRule("load=sh -c 'head -c 9000 /dev/zero >&2; echo 1'").value()});
        bench.see(EntryKind::Query, "load");
        QVERIFY(bench.finish());
        QCOMPARE(bench.answers.size(), std::size_t{1});
        QCOMPARE(asText(bench.answers[0].payload), std::string_view{"1\n"});
        QVERIFY(bench.said.value(1).contains("808 bytes more of output are not shown"));
    }

    void aRuleHandlesOneEntryAfterTheOther()
    {
        Bench bench({shell("user=sleep 0.0$SERF_USER_EVENT; cat")});
        for (int i = 9; i > 0; --i)
            bench.see(EntryKind::User, std::to_string(i), std::to_string(i));
        QVERIFY(bench.finish());
        QStringList order;
        for (const auto& line : bench.said)
            order << line.right(1);
        QCOMPARE(order.join(""), QString{"987654321"});
    }

    void theWaitingAreBoundedAndCounted()
    {
        Bench bench({shell("user=cat >/dev/null")});
        for (std::size_t i = 0; i < Handlers::kWaitingMost + 11; ++i)
            bench.see(EntryKind::User, "x");
        QCOMPARE(bench.handlers.counters().value("handlers.dropped"), std::uint64_t{10});
        QVERIFY(bench.finish());
        QCOMPARE(bench.handlers.counters().value("handlers.started"),
                 std::uint64_t{Handlers::kWaitingMost + 1});
    }

    void aHangingHandlerIsStoppedWithItsChildren()
    {
        Bench bench({shell("user=sleep 1000 & sleep 1000")}, 200ms);
        bench.see(EntryKind::User, "x");
        QVERIFY(bench.finish());
        QCOMPARE(bench.said.size(), 1);
        QVERIFY(bench.said[0].contains("took longer than 200 ms and was stopped"));
        QCOMPARE(bench.handlers.counters().value("handlers.timed-out"), std::uint64_t{1});
    }

    void muchOutputIsCutAndCounted()
    {
        Bench bench({shell("user=head -c 1000000 /dev/zero | tr '\\0' x")});
        bench.see(EntryKind::User, "x");
        QVERIFY(bench.finish());
        QCOMPARE(bench.said.size(), 2);
        QVERIFY(bench.said[1].contains("991808 bytes more of output are not shown"));
    }

    void muchInputIsFedWithoutBlocking()
    {
        Bench bench({shell("user=sleep 0.1; wc -c"), shell("user=exec <&-; sleep 0.1")});
        bench.see(EntryKind::User, "x", std::string(1'000'000, 'y'));
        QVERIFY(bench.finish());
        QCOMPARE(bench.said.size(), 1);
        QVERIFY(bench.said[0].endsWith("] 1000001"));
    }

    void aChildHasNoFileOfOurs()
    {
        const int leaked = dup(0);
        Bench bench({shell("user=ls /proc/self/fd | tr '\\n' ' '")});
        bench.see(EntryKind::User, "x");
        QVERIFY(bench.finish());
        close(leaked);
        QVERIFY2(bench.said.value(0).endsWith("] 0 1 2 3 "), qPrintable(bench.said.value(0)));
    }

    void wordsAboutAnEarlierEventAreNotHandedOn()
    {
        qputenv("SERF_USER_EVENT", "old");
        qputenv("SERF_RPC_ADDR", "127.0.0.1:7373");
        const auto environment = environmentWith({"SERF_EVENT=query"});
        const auto has = [&](const std::string& one) {
            return std::count(environment.begin(), environment.end(), one);
        };
        QCOMPARE(has("SERF_USER_EVENT=old"), 0);
        QCOMPARE(has("SERF_RPC_ADDR=127.0.0.1:7373"), 1);
        QCOMPARE(has("SERF_EVENT=query"), 1);
    }

    void whatRunsAtTheEndIsKilled()
    {
        const auto began = net::bootNow();
        {
            Bench bench({shell("user=sleep 1000")});
            bench.see(EntryKind::User, "x");
            QVERIFY(!bench.handlers.isIdle());
        }
        QVERIFY(net::bootNow() - began < 30s);
    }

    void aNameWithAZeroByteRunsNothing()
    {
        Bench bench({shell("user=echo $SERF_USER_EVENT")});
        bench.see(EntryKind::User, std::string("a\0b", 3));
        QVERIFY(bench.handlers.isIdle());
        QCOMPARE(bench.handlers.counters().value("handlers.unspeakable"), std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(TstHandlers)
#include "tst_handlers.moc"
