#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/models/query_story.h"
#include "ui/models/run_diff.h"
#include "ui/models/run_diff_model.h"

using namespace grapevine;
using namespace grapevine::models;
using namespace std::chrono_literals;

/// Two runs member by member.
class TstRunDiff final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachMemberIsToldOnce();
    void whatDiffersStandsFirst();
    void foldingDecidesWhatIsTheSame();
    void lateAnswersAreNone();
    void unmatchedAnswersAreComparedThemselves();
    void tsvIsDefusedAndStaysInItsCells();
    void markdownHasNoMarkupOfTheClusters();
    void modelShowsDifferencesOnly();
};

namespace {

constexpr link::CommandId kQuery{1};

AskRun runOf(std::vector<std::string> expected, const std::vector<link::QueryReply>& replies)
{
    AskRun run;
    run.what = link::SendQuery{};
    run.outcome = link::CommandOutcome{};
    run.progress = test::openQuery(kQuery, std::move(expected));
    run.progress->end = link::QueryProgress::End::TimedOut;
    for (const auto& reply : replies)
        run.take(reply);
    return run;
}

link::QueryReply says(const std::string& member, const std::string& value)
{
    return test::replyFrom(kQuery, member, value, 2ms);
}

const RunDiff::Row* rowOf(const RunDiff& diff, const std::string& member)
{
    for (const auto& row : diff.rows) {
        if (row.member == member) return &row;
    }
    return nullptr;
}

/// One member of each kind.
RunDiff storyOf(const AnswerFold& fold = {})
{
    const auto before = runOf(
        {"same", "changed", "gone", "mute", "only-old"},
        {says("same", "1\n"), says("changed", "1"), says("gone", "1"), says("only-old", "1")});
    const auto after = runOf({"same", "changed", "gone", "mute", "new"},
                             {says("same", "1"), says("changed", "2"), says("new", "1"),
                              test::ackFrom(kQuery, "gone", 1ms)});
    return {before, after, fold};
}

} // namespace

void TstRunDiff::eachMemberIsToldOnce()
{
    const auto diff = storyOf();
    QCOMPARE(diff.rows.size(), 6U);
    QVERIFY(rowOf(diff, "same")->kind == DiffKind::Same);
    QVERIFY(rowOf(diff, "changed")->kind == DiffKind::Changed);
    QCOMPARE(rowOf(diff, "changed")->before, QStringLiteral("1"));
    QCOMPARE(rowOf(diff, "changed")->after, QStringLiteral("2"));
    QVERIFY(rowOf(diff, "gone")->kind == DiffKind::OnlyBefore);
    QCOMPARE(rowOf(diff, "gone")->after, QStringLiteral("(acked only)"));
    QVERIFY(rowOf(diff, "only-old")->kind == DiffKind::OnlyBefore);
    QCOMPARE(rowOf(diff, "only-old")->after, QStringLiteral("(not asked)"));
    QVERIFY(rowOf(diff, "new")->kind == DiffKind::OnlyAfter);
    QVERIFY(rowOf(diff, "mute")->kind == DiffKind::NoAnswer);
    QCOMPARE(rowOf(diff, "mute")->before, QStringLiteral("(silent)"));
    QCOMPARE(diff.count(DiffKind::OnlyBefore), 2U);
}

void TstRunDiff::whatDiffersStandsFirst()
{
    const auto diff = storyOf();
    for (std::size_t at = 1; at < diff.rows.size(); ++at)
        QVERIFY(diff.rows[at - 1].kind <= diff.rows[at].kind);
    QVERIFY(diff.rows.front().kind == DiffKind::Changed);
    const auto counts = diffCounts(diff);
    QVERIFY2(counts.startsWith(QStringLiteral("1 changed · 2 only before")), qPrintable(counts));
}

void TstRunDiff::foldingDecidesWhatIsTheSame()
{
    QVERIFY(rowOf(storyOf(AnswerFold::exact()), "same")->kind == DiffKind::Changed);
    QVERIFY(rowOf(storyOf(AnswerFold::json()), "same")->kind == DiffKind::Same);
}

void TstRunDiff::lateAnswersAreNone()
{
    auto late = says("a", "1");
    late.late = true;
    const RunDiff diff(runOf({"a"}, {late}), runOf({"a"}, {says("a", "1")}), {});
    QVERIFY(diff.rows.front().kind == DiffKind::OnlyAfter);
    QCOMPARE(diff.rows.front().before, QStringLiteral("(late)"));
}

void TstRunDiff::unmatchedAnswersAreComparedThemselves()
{
    const auto capture = filter::Capture::compile("v=(\\d+)");
    const auto fold = AnswerFold::captured(*capture);
    const RunDiff diff(runOf({"a", "b"}, {says("a", "oops"), says("b", "oops")}),
                       runOf({"a", "b"}, {says("a", "ouch"), says("b", "oops")}), fold);
    QVERIFY(rowOf(diff, "a")->kind == DiffKind::Changed);
    QCOMPARE(rowOf(diff, "a")->after, QStringLiteral("ouch"));
    QVERIFY(rowOf(diff, "b")->kind == DiffKind::Same);
}

void TstRunDiff::tsvIsDefusedAndStaysInItsCells()
{
    const RunDiff diff(runOf({"a"}, {says("a", "=cmd|' /C calc'!A0")}),
                       runOf({"a"}, {says("a", "x\ty")}), {});
    const auto lines = diffAsTsv(diff).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    for (const auto& line : lines)
        QCOMPARE(line.count(QLatin1Char('\t')), 3);
    QVERIFY(lines[1].contains(QStringLiteral("\t'=cmd")));
}

void TstRunDiff::markdownHasNoMarkupOfTheClusters()
{
    const RunDiff diff(runOf({"a"}, {says("a", "a|b <b>*x*</b>")}),
                       runOf({"a"}, {says("a", "[l](http://x)")}), {});
    const auto text = diffAsMarkdown(diff);
    QVERIFY2(text.contains(QStringLiteral("a\\|b \\<b\\>\\*x\\*\\</b\\>")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\\[l\\](http")), qPrintable(text));
}

void TstRunDiff::modelShowsDifferencesOnly()
{
    RunDiffModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(storyOf(), QStringLiteral("03:00:00"), QStringLiteral("03:10:00"));
    QCOMPARE(model.rowCount(), 6);
    model.setDifferencesOnly(true);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(0, RunDiffModel::Member).data().toString(), QStringLiteral("changed"));
    QVERIFY(model.headerData(RunDiffModel::Before, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("03:00:00")));
    model.show({}, {}, {});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TstRunDiff)
#include "tst_run_diff.moc"
