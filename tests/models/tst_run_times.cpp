#include <QTest>

#include "tests/models/query_story.h"
#include "ui/models/run_times.h"

using namespace grapevine;
using namespace grapevine::models;
using namespace std::chrono_literals;

/// How long acks and answers took (SFR-7).
class TstRunTimes final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timesAreInOrderAndCounted();
    void lateOnesDoNotCount();
    void manyAreThinnedOutButTheEndsStay();
    void nothingIsSaidOfNothing();
};

namespace {

constexpr link::CommandId kQuery{1};

AskRun runWith(const std::vector<link::QueryReply>& replies)
{
    AskRun run;
    run.what = link::SendQuery{};
    for (const auto& reply : replies)
        run.take(reply);
    return run;
}

} // namespace

void TstRunTimes::timesAreInOrderAndCounted()
{
    const auto run =
        runWith({test::ackFrom(kQuery, "c", 9ms), test::ackFrom(kQuery, "a", 1ms),
                 test::ackFrom(kQuery, "b", 3ms), test::replyFrom(kQuery, "b", "x", 5ms)});
    const auto times = replyTimes(run, ReplyKind::Ack, 100);
    QCOMPARE(times.size(), 3U);
    QCOMPARE(times[0].member, std::string("a"));
    QCOMPARE(times[2].member, std::string("c"));
    QCOMPARE(times[2].place, 3U);
    const auto acks = timeSummary(run, ReplyKind::Ack);
    QVERIFY(acks.has_value());
    QVERIFY(acks->first == 1ms && acks->median == 3ms && acks->last == 9ms);
    QVERIFY(acks->spread() == 8ms);
    QCOMPARE(acks->lastFrom, std::string("c"));
    QVERIFY(timeSummary(run, ReplyKind::Answer)->first == 5ms);
}

void TstRunTimes::lateOnesDoNotCount()
{
    auto late = test::replyFrom(kQuery, "a", "x", 7s);
    late.late = true;
    const auto run = runWith({late, test::replyFrom(kQuery, "b", "x", 2ms)});
    QCOMPARE(replyTimes(run, ReplyKind::Answer, 100).size(), 1U);
    QVERIFY(timeSummary(run, ReplyKind::Answer)->last == 2ms);
}

void TstRunTimes::manyAreThinnedOutButTheEndsStay()
{
    std::vector<link::QueryReply> replies;
    for (int at = 1; at <= 5000; ++at)
        replies.push_back(test::ackFrom(kQuery, "m" + std::to_string(at), at * 1us));
    const auto run = runWith(replies);
    const auto times = replyTimes(run, ReplyKind::Ack, 1000);
    QCOMPARE(times.size(), 1000U);
    QVERIFY(times.front().after == 1us && times.front().place == 1);
    QVERIFY(times.back().after == 5000us && times.back().place == 5000);
    for (std::size_t at = 1; at < times.size(); ++at)
        QVERIFY(times[at].place > times[at - 1].place);
}

void TstRunTimes::nothingIsSaidOfNothing()
{
    const auto run = runWith({});
    QVERIFY(replyTimes(run, ReplyKind::Ack, 10).empty());
    QVERIFY(!timeSummary(run, ReplyKind::Ack).has_value());
    QVERIFY(replyTimes(runWith({test::ackFrom(kQuery, "a", 1ms)}), ReplyKind::Ack, 1).size() == 1);
}

QTEST_GUILESS_MAIN(TstRunTimes)
#include "tst_run_times.moc"
