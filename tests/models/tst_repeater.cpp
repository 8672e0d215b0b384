#include <QTest>

#include "tests/models/query_story.h"
#include "ui/models/repeater.h"

using namespace grapevine;
using namespace grapevine::models;
using namespace std::chrono_literals;

/// An event and a query again and again (SFR-13).
class TstRepeater final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sfr13BothComeInTheirOwnTime();
    void sfr13AStandstillIsNotMadeUpFor();
    void sfr13PlansStayBelowTheGuard_data();
    void sfr13PlansStayBelowTheGuard();
    void sfr13TotalsCountEachAnswerOnce();
    void sfr13ARunCutShortHasNoSilent();
};

namespace {

RepeatPlan guardian()
{
    RepeatPlan plan;
    plan.event = link::SendEvent{.name = "useless", .payload = {}};
    plan.query = link::SendQuery{};
    return plan;
}

AskRun queryRun(std::uint64_t number, std::size_t acks, std::size_t answers)
{
    AskRun run;
    run.number = number;
    run.what = link::SendQuery{};
    run.outcome = link::CommandOutcome{};
    run.progress = test::openQuery(link::CommandId{number}, {"a", "b", "c"});
    run.progress->acks = acks;
    run.progress->responses = answers;
    return run;
}

} // namespace

void TstRepeater::sfr13BothComeInTheirOwnTime()
{
    Repeater repeater;
    const auto start = test::momentAt().boot;
    repeater.start(guardian(), start);
    int events = 0;
    int queries = 0;
    for (auto at = 0ms; at < 20s; at += 100ms) {
        const auto due = repeater.due(start + at);
        events += due.event ? 1 : 0;
        queries += due.query ? 1 : 0;
    }
    QCOMPARE(events, 10);
    QCOMPARE(queries, 4);
    repeater.stop();
    const auto due = repeater.due(start + 60s);
    QVERIFY(!due.event && !due.query);
}

void TstRepeater::sfr13AStandstillIsNotMadeUpFor()
{
    Repeater repeater;
    const auto start = test::momentAt().boot;
    repeater.start(guardian(), start);
    QVERIFY(repeater.due(start).event);
    const auto woken = start + 8h;
    QVERIFY(repeater.due(woken).event);
    QVERIFY(!repeater.due(woken).event);
    QVERIFY(!repeater.due(woken + 1900ms).event);
    QVERIFY(repeater.due(woken + 2s).event);
}

void TstRepeater::sfr13PlansStayBelowTheGuard_data()
{
    QTest::addColumn<int>("event");
    QTest::addColumn<int>("query");
    QTest::addColumn<bool>("good");
    QTest::newRow("2 and 5") << 2000 << 5000 << true;
    QTest::newRow("nothing") << 0 << 0 << false;
    QTest::newRow("one a second") << 1000 << 0 << false;
    QTest::newRow("too often together") << 2000 << 2000 << false;
    QTest::newRow("shorter than a second") << 500 << 0 << false;
    QTest::newRow("only queries") << 0 << 2000 << true;
    QTest::newRow("slower than ever") << 4'000'000 << 0 << false;
}

void TstRepeater::sfr13PlansStayBelowTheGuard()
{
    QFETCH(int, event);
    QFETCH(int, query);
    QFETCH(bool, good);
    RepeatPlan plan = guardian();
    plan.eventEvery = std::chrono::milliseconds{event};
    plan.queryEvery = std::chrono::milliseconds{query};
    if (event == 0) plan.event.reset();
    if (query == 0) plan.query.reset();
    QCOMPARE(plan.isGood(), good);
    Repeater repeater;
    repeater.start(plan, test::momentAt().boot);
    QCOMPARE(repeater.isRunning(), good);
}

void TstRepeater::sfr13TotalsCountEachAnswerOnce()
{
    Repeater repeater;
    repeater.start(guardian(), test::momentAt().boot);
    repeater.sent(1, false);
    repeater.sent(2, true);
    repeater.hear(queryRun(2, 1, 0));
    repeater.hear(queryRun(2, 2, 1));
    repeater.hear(queryRun(9, 3, 3));
    QVERIFY((repeater.totals() == Repeater::Totals{1, 1, 2, 1, 0}));
    auto over = queryRun(2, 2, 2);
    over.progress->end = link::QueryProgress::End::TimedOut;
    over.progress->silent = {"c"};
    repeater.stop();
    repeater.hear(over);
    repeater.hear(over);
    QVERIFY((repeater.totals() == Repeater::Totals{1, 1, 2, 2, 1}));
}

void TstRepeater::sfr13ARunCutShortHasNoSilent()
{
    Repeater repeater;
    repeater.start(guardian(), test::momentAt().boot);
    repeater.sent(2, true);
    auto over = queryRun(2, 1, 1);
    over.progress->end = link::QueryProgress::End::Stopped;
    over.progress->silent = {"b", "c"};
    repeater.hear(over);
    QCOMPARE(repeater.totals().silent, 0U);
}

QTEST_GUILESS_MAIN(TstRepeater)
#include "tst_repeater.moc"
