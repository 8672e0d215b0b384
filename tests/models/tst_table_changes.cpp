#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QTest>

#include "core/base/random.h"
#include "ui/models/table_changes.h"
#include "ui/models/table_changes_model.h"

using namespace grapevine;
using models::ChangeKind;
using models::TableChanges;
using models::TableChangesModel;

/// Two exports compared, as lines of a table.
class TstTableChanges final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyChangedFieldIsALine();
    void searchAndKindNarrowTogether();
    void whatIsCopiedIsWhatIsInSight();
    void nothingOfTheClusterBecomesMarkupOrFormula();
    void linesAboveTheBoundAreCounted();
    void nothingDiffersIsSaid();
    void modelHoldsUnderRandomUse();
};

namespace {

std::shared_ptr<const TableChanges> story()
{
    TableChanges changes;
    changes.addGone("web-1");
    changes.addNew("web-3");
    changes.addChanged("db-7", {{"tag.build", "311", "312"}, {"tag.zone", "c", ""}});
    changes.addChanged("web-2", {{"status", "alive", "failed"}});
    changes.addNotCompared("seen_at");
    return std::make_shared<const TableChanges>(std::move(changes));
}

QStringList shown(const TableChangesModel& model)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(row, column).data().toString());
        out.append(cells.join(QLatin1Char('|')));
    }
    return out;
}

} // namespace

void TstTableChanges::everyChangedFieldIsALine()
{
    TableChangesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.changes() == nullptr);
    model.show(story(), QStringLiteral("a.csv"), QStringLiteral("b.csv"));
    QCOMPARE(shown(model),
             QStringList({QStringLiteral("web-1|gone|||"), QStringLiteral("web-3|new|||"),
                          QStringLiteral("db-7|changed|tag.build|311|312"),
                          QStringLiteral("db-7|changed|tag.zone|c|–"),
                          QStringLiteral("web-2|changed|status|alive|failed")}));
    QCOMPARE(models::changesSummary(*model.changes()),
             QStringLiteral("1 gone · 1 new · 2 changed"));
    QVERIFY(!model.index(2, 0).data(TableChangesModel::RepeatsRole).toBool());
    QVERIFY(model.index(3, 0).data(TableChangesModel::RepeatsRole).toBool());
    QCOMPARE(model.index(2, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("db-7: tag.build, before 311, after 312"));
}

void TstTableChanges::searchAndKindNarrowTogether()
{
    TableChangesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(story(), {}, {});
    model.setSearch(QStringLiteral(" WEB "));
    QCOMPARE(model.rowCount(), 3);
    model.setKind(ChangeKind::Changed);
    QCOMPARE(shown(model), QStringList{QStringLiteral("web-2|changed|status|alive|failed")});
    model.setSearch(QStringLiteral("312"));
    QCOMPARE(shown(model), QStringList{QStringLiteral("db-7|changed|tag.build|311|312")});
    model.setSearch({});
    model.setKind(std::nullopt);
    QCOMPARE(model.rowCount(), 5);
}

void TstTableChanges::whatIsCopiedIsWhatIsInSight()
{
    TableChangesModel model;
    model.show(story(), QStringLiteral("a.csv"), QStringLiteral("b.csv"));
    model.setKind(ChangeKind::Changed);
    model.setSearch(QStringLiteral("db"));
    QCOMPARE(model.asTsv(), QStringLiteral("Member\tWhat\tField\tBefore\tAfter\n"
                                           "db-7\tchanged\ttag.build\t311\t312\n"
                                           "db-7\tchanged\ttag.zone\tc\t–\n"));
    QCOMPARE(model.asMarkdown(),
             QStringLiteral("| Before | a.csv |\n| --- | --- |\n| After | b.csv |\n"
                            "| What | 1 gone · 1 new · 2 changed |\n\n"
                            "| Member | What | Field | Before | After |\n"
                            "| --- | --- | --- | --- | --- |\n"
                            "| db-7 | changed | tag.build | 311 | 312 |\n"
                            "| db-7 | changed | tag.zone | c | – |\n"));
}

void TstTableChanges::nothingOfTheClusterBecomesMarkupOrFormula()
{
    TableChanges changes;
    changes.addChanged("=cmd|<b>", {{"tag.x\ty", "\x1b[31m", "[a](http://x)\n@b"}});
    TableChangesModel model;
    model.show(std::make_shared<const TableChanges>(std::move(changes)), {}, {});
    const QString line = model.asTsv().split(QLatin1Char('\n'))[1];
    QCOMPARE(line.count(QLatin1Char('\t')), 4);
    QVERIFY2(line.startsWith(QStringLiteral("'=cmd")), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("<ESC>")), qPrintable(line));
    const QString markdown = model.asMarkdown();
    QVERIFY2(!markdown.contains(QStringLiteral("[a](")), qPrintable(markdown));
    QVERIFY2(!markdown.contains(QStringLiteral("<b>")), qPrintable(markdown));
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
}

void TstTableChanges::linesAboveTheBoundAreCounted()
{
    TableChanges changes;
    for (std::size_t i = 0; i < TableChanges::kLinesMost + 5; ++i)
        changes.addGone("n");
    QCOMPARE(changes.lines().size(), TableChanges::kLinesMost);
    QCOMPARE(changes.left(), std::size_t{5});
    QCOMPARE(changes.count(ChangeKind::Gone), TableChanges::kLinesMost + 5);
    QVERIFY(models::changesSummary(changes).endsWith(QStringLiteral("5 line(s) not listed")));
}

void TstTableChanges::nothingDiffersIsSaid()
{
    TableChangesModel model;
    model.show(std::make_shared<const TableChanges>(), QStringLiteral("a"), QStringLiteral("b"));
    QCOMPARE(models::changesSummary(*model.changes()), QStringLiteral("No difference"));
    QVERIFY(model.asMarkdown().contains(QStringLiteral("No difference")));
}

void TstTableChanges::modelHoldsUnderRandomUse()
{
    const QString given = qEnvironmentVariable("GRAPEVINE_SEED");
    const quint64 seed = given.isEmpty() ? static_cast<quint64>(QDateTime::currentMSecsSinceEpoch())
                                         : given.toULongLong();
    qInfo("GRAPEVINE_SEED=%llu", seed);
    SeededRandom random(seed);
    const auto below = [&](std::uint64_t most) { return random.below(most); };
    TableChangesModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int step = 0; step < 300; ++step) {
        switch (below(4)) {
        case 0: {
            TableChanges changes;
            for (auto i = below(20); i > 0; --i)
                changes.addGone("g-" + std::to_string(i));
            for (auto i = below(20); i > 0; --i)
                changes.addChanged("c-" + std::to_string(i), {{"f", "1", "2"}, {"g", "", "x"}});
            model.show(std::make_shared<const TableChanges>(std::move(changes)), {}, {});
            break;
        }
        case 1: model.setSearch(QString::number(below(10))); break;
        case 2: model.setSearch({}); break;
        default:
            model.setKind(below(2) == 0 ? std::nullopt
                                        : std::optional(static_cast<ChangeKind>(below(3))));
        }
        const auto rows = model.rowCount();
        if (rows > 0) {
            const auto row = static_cast<int>(below(static_cast<std::uint64_t>(rows)));
            QVERIFY(!model.index(row, 0).data().toString().isEmpty());
        }
    }
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_APPLESS_MAIN(TstTableChanges)
#include "tst_table_changes.moc"
