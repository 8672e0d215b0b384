#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/models/query_story.h"
#include "ui/models/run_history.h"
#include "ui/models/run_model.h"
#include "ui/models/run_words.h"

using namespace grapevine;
using namespace grapevine::models;
using namespace std::chrono_literals;

/// One query's members as rows, and the list of what was sent.
class TstRunModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everybodyExpectedHasARow();
    void replyTouchesItsRowAlone();
    void whoWaitedIsSilentAtTheEnd();
    void unexpectedOnesJoinAtTheEnd();
    void expectedOnesMayBeToldLater();
    void sortingIsAnActAndKeepsTheCurrentRow();
    void duplicatesAndLateOnesAreMarked();
    void withoutAcksNobodyIsCalledAckedOnly();
    void latenciesAreOfAnswersInTime();
    void repliesAreBounded();
    void historyIsNewestFirstAndBounded();
    void historyKeepsToItsBytes();
    void anotherLinksIdsMeanOtherRuns();
    void refusalsSayWhatToDo_data();
    void refusalsSayWhatToDo();

private:
    static AskRun openRun(std::vector<std::string> expected);
};

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
constexpr link::CommandId kQuery{1};

link::SendQuery queryNamed(const char* name)
{
    link::SendQuery query;
    query.name = name;
    return query;
}

QString cell(const RunModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

AskRun TstRunModel::openRun(std::vector<std::string> expected)
{
    AskRun run;
    run.what = queryNamed("version");
    run.outcome = link::CommandOutcome{};
    run.progress = test::openQuery(kQuery, std::move(expected));
    return run;
}

void TstRunModel::everybodyExpectedHasARow()
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    const auto run = openRun({"web-10", "web-2", "db-1"});
    model.show(&run);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, RunModel::Member), QStringLiteral("db-1"));
    QCOMPARE(cell(model, 1, RunModel::Member), QStringLiteral("web-2"));
    QCOMPARE(cell(model, 0, RunModel::State), QStringLiteral("waiting"));
    QCOMPARE(cell(model, 0, RunModel::Answer), QStringLiteral("–"));
}

void TstRunModel::replyTouchesItsRowAlone()
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    auto run = openRun({"a", "b", "c"});
    model.show(&run);
    QSignalSpy changed(&model, &RunModel::dataChanged);
    QSignalSpy reset(&model, &RunModel::modelReset);
    run.take(test::replyFrom(kQuery, "b", "ok\n", 12ms));
    model.update(run, {"b"});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(cell(model, 1, RunModel::Answer), QStringLiteral("ok"));
    QCOMPARE(cell(model, 1, RunModel::Response), QStringLiteral("12.0 ms"));
    QCOMPARE(cell(model, 1, RunModel::State), QStringLiteral("answered"));
}

void TstRunModel::whoWaitedIsSilentAtTheEnd()
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    auto run = openRun({"a", "b"});
    model.show(&run);
    run.take(test::ackFrom(kQuery, "a", 1ms));
    model.update(run, {"a"});
    QCOMPARE(cell(model, 0, RunModel::State), QStringLiteral("acked"));
    run.progress->end = link::QueryProgress::End::TimedOut;
    model.update(run, {});
    QCOMPARE(cell(model, 0, RunModel::State), QStringLiteral("acked only"));
    QCOMPARE(cell(model, 1, RunModel::State), QStringLiteral("silent"));
}

void TstRunModel::unexpectedOnesJoinAtTheEnd()
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    auto run = openRun({"m"});
    model.show(&run);
    run.take(test::replyFrom(kQuery, "a", "hello", 1ms));
    model.update(run, {"a", "a"});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 1, RunModel::Member), QStringLiteral("a"));
}

void TstRunModel::expectedOnesMayBeToldLater()
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    AskRun run;
    run.what = queryNamed("version");
    model.show(&run);
    run.take(test::replyFrom(kQuery, "b", "x", 1ms));
    model.update(run, {"b"});
    QCOMPARE(model.rowCount(), 1);
    run.progress = test::openQuery(kQuery, {"a", "b", "c"});
    model.update(run, {});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, RunModel::Member), QStringLiteral("a"));
}

void TstRunModel::sortingIsAnActAndKeepsTheCurrentRow()
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    auto run = openRun({"a", "b", "c"});
    run.take(test::replyFrom(kQuery, "a", "x", 30ms));
    run.take(test::replyFrom(kQuery, "b", "y", 10ms));
    model.show(&run);
    const QPersistentModelIndex kept(model.index(0, 0));
    model.sort(RunModel::Response, Qt::AscendingOrder);
    QCOMPARE(cell(model, 0, RunModel::Member), QStringLiteral("b"));
    QCOMPARE(cell(model, 2, RunModel::Member), QStringLiteral("c"));
    QCOMPARE(kept.row(), 1);
    run.take(test::replyFrom(kQuery, "c", "z", 1ms));
    model.update(run, {"c"});
    QCOMPARE(cell(model, 2, RunModel::Member), QStringLiteral("c"));
    model.sort(RunModel::Member, Qt::DescendingOrder);
    QCOMPARE(cell(model, 0, RunModel::Member), QStringLiteral("c"));
    model.setOnly({"b"});
    QCOMPARE(model.rowCount(), 1);
    model.setOnly({});
    QCOMPARE(model.rowCount(), 3);
}

void TstRunModel::duplicatesAndLateOnesAreMarked()
{
    auto run = openRun({"a", "b"});
    run.take(test::replyFrom(kQuery, "a", "x", 1ms));
    auto twice = test::replyFrom(kQuery, "a", "other", 2ms);
    twice.duplicate = true;
    run.take(twice);
    auto late = test::replyFrom(kQuery, "b", "x", 9s);
    late.late = true;
    run.take(late);
    run.progress->end = link::QueryProgress::End::TimedOut;
    RunModel model;
    model.show(&run);
    QVERIFY(cell(model, 0, RunModel::State).contains(QStringLiteral("1 duplicate")));
    QCOMPARE(cell(model, 0, RunModel::Answer), QStringLiteral("x"));
    QCOMPARE(cell(model, 1, RunModel::State), QStringLiteral("late"));
}

void TstRunModel::withoutAcksNobodyIsCalledAckedOnly()
{
    auto run = openRun({"a"});
    std::get<link::SendQuery>(run.what).ack = false;
    run.progress->end = link::QueryProgress::End::TimedOut;
    RunModel model;
    model.show(&run);
    QCOMPARE(cell(model, 0, RunModel::State), QStringLiteral("silent"));
    QVERIFY(model.index(0, RunModel::State)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("not asked for")));
}

void TstRunModel::latenciesAreOfAnswersInTime()
{
    auto run = openRun({"a", "b", "c", "d"});
    QVERIFY(!run.latencies());
    run.take(test::ackFrom(kQuery, "d", 70ms));
    QVERIFY(run.latencies()->ofAcks);
    run.take(test::replyFrom(kQuery, "a", "", 10ms));
    run.take(test::replyFrom(kQuery, "b", "", 20ms));
    run.take(test::replyFrom(kQuery, "c", "", 60ms));
    auto late = test::replyFrom(kQuery, "d", "", 9s);
    late.late = true;
    run.take(late);
    const auto times = run.latencies();
    QVERIFY(!times->ofAcks);
    QVERIFY(times->median == 20ms);
    QVERIFY(times->slowest == 60ms);
    QCOMPARE(times->slowestFrom, std::string("c"));
}

void TstRunModel::repliesAreBounded()
{
    AskRun run;
    run.what = queryNamed("x");
    for (std::size_t at = 0; at < AskRun::kMembersMost + 5; ++at)
        run.take(test::ackFrom(kQuery, "m" + std::to_string(at), 1ms));
    QCOMPARE(run.replies.size(), AskRun::kMembersMost);
    QCOMPARE(run.unkept, 5U);
}

void TstRunModel::historyIsNewestFirstAndBounded()
{
    RunHistory history;
    const QAbstractItemModelTester tester(&history, kFatal);
    for (std::size_t at = 1; at <= RunHistory::kRunsMost + 3; ++at)
        history.begin(link::CommandId{at}, queryNamed("q"), 5, test::momentAt());
    QCOMPARE(history.rowCount(), static_cast<int>(RunHistory::kRunsMost));
    QCOMPARE(history.forgotten(), std::uint64_t{3});
    QCOMPARE(history.newest()->number, std::uint64_t{RunHistory::kRunsMost + 3});
    QVERIFY(history.run(1) == nullptr);
    QCOMPARE(history.rowOf(history.newest()->number), 0);
    QCOMPARE(history.namesUsed(true), QStringList{QStringLiteral("q")});
    QVERIFY(history.namesUsed(false).isEmpty());
}

void TstRunModel::historyKeepsToItsBytes()
{
    RunHistory history;
    history.begin(link::CommandId{1}, queryNamed("old"), 1, test::momentAt());
    const auto newest = history.begin(link::CommandId{2}, queryNamed("new"), 1, test::momentAt());
    link::AskNews news;
    const std::string large(1024 * 1024, 'x');
    for (int at = 0; at < 33; ++at)
        news.replies.push_back(
            test::replyFrom(link::CommandId{2}, "m" + std::to_string(at), large, 1ms));
    history.apply(news);
    QCOMPARE(history.rowCount(), 1);
    QCOMPARE(history.newest()->number, newest);
    QCOMPARE(history.newest()->replies.size(), 33U);
}

void TstRunModel::anotherLinksIdsMeanOtherRuns()
{
    RunHistory history;
    const auto number = history.begin(link::CommandId{1}, queryNamed("x"), 1, test::momentAt());
    history.apply(test::outcomeOf(link::CommandId{1}).asked);
    QVERIFY(history.run(number)->isOpen());
    history.cutOff();
    QVERIFY(!history.run(number)->isOpen());
    history.apply(test::versionOver(link::CommandId{1}).asked);
    QVERIFY(!history.run(number)->progress);
    const auto second = history.begin(link::CommandId{1}, queryNamed("y"), 1, test::momentAt());
    history.apply(test::versionOver(link::CommandId{1}).asked);
    QVERIFY(history.run(second)->progress.has_value());
    QVERIFY(isTrouble(*history.run(second)));
}

void TstRunModel::refusalsSayWhatToDo_data()
{
    QTest::addColumn<int>("refusal");
    for (int at = 0; at <= static_cast<int>(link::CommandRefusal::Remote); ++at)
        QTest::addRow("%d", at) << at;
}

void TstRunModel::refusalsSayWhatToDo()
{
    QFETCH(int, refusal);
    link::CommandOutcome outcome;
    outcome.refusal = static_cast<link::CommandRefusal>(refusal);
    outcome.detail = "bad\x1b";
    outcome.size = 600;
    outcome.limit = 512;
    const QString text = refusalText(outcome);
    QVERIFY(text.size() > 10);
    QVERIFY(text.endsWith(QLatin1Char('.')));
    QVERIFY(!text.contains(QChar(0x1b)));
}

QTEST_GUILESS_MAIN(TstRunModel)
#include "tst_run_model.moc"
