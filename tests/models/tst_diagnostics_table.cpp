#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <cstdlib>
#include <map>

#include "core/base/random.h"
#include "ui/models/diagnostics_table.h"

using namespace grapevine;
using models::DiagnosticsTable;
using Row = DiagnosticsTable::Row;

/// Rows that are told anew each second, and stay where they are.
class TstDiagnosticsTable final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void markedRowsStandFirstAtFirst();
    void valuesAreLiveWhileTheOrderIsFrozen();
    void newRowsJoinAtTheEnd();
    void vanishedRowsGo();
    void numbersSortAsNumbersAndGapsStandLast();
    void aSearchNarrowsAndIsTakenBack();
    void aChosenRowStaysChosenThroughSorting();
    void copiesHaveTitlesAndNoFormulas();
    void anyDeltasLeaveWhatWasToldLast();
};

namespace {

Row row(const QString& id, std::optional<double> number, bool marked = false)
{
    Row made;
    made.id = id;
    made.cells = {{.text = id, .number = {}, .hint = {}},
                  {.text = number ? QString::number(*number) : QStringLiteral("–"),
                   .number = number,
                   .hint = {}}};
    made.marked = marked;
    made.sentence = QStringLiteral("row ") + id;
    return made;
}

struct Bench {
    Bench() { tester.setUseFetchMore(false); }

    [[nodiscard]] QString order() const
    {
        QString all;
        for (int at = 0; at < table.rowCount(); ++at)
            all += table.index(at, 0).data().toString();
        return all;
    }

    DiagnosticsTable table{{QStringLiteral("Name"), QStringLiteral("Number")}};
    QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

void TstDiagnosticsTable::markedRowsStandFirstAtFirst()
{
    Bench bench;
    bench.table.show({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2, true),
                      row(QStringLiteral("c"), 3), row(QStringLiteral("d"), 4, true)});
    QCOMPARE(bench.order(), QStringLiteral("bdac"));
    QCOMPARE(bench.table.marked(), 2);
}

void TstDiagnosticsTable::valuesAreLiveWhileTheOrderIsFrozen()
{
    Bench bench;
    bench.table.show(
        {row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2), row(QStringLiteral("c"), 3)});
    QSignalSpy changed(&bench.table, &QAbstractItemModel::dataChanged);
    QSignalSpy moved(&bench.table, &QAbstractItemModel::layoutChanged);
    // Told in another order, and one of them lost something meanwhile.
    bench.table.show({row(QStringLiteral("c"), 3), row(QStringLiteral("b"), 9, true),
                      row(QStringLiteral("a"), 1)});
    QCOMPARE(bench.order(), QStringLiteral("abc"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(moved.count(), 0);
    QCOMPARE(bench.table.index(1, 1).data().toString(), QStringLiteral("9"));
    // Sorting is an act.
    bench.table.sort(DiagnosticsTable::kUnsorted);
    QCOMPARE(bench.order(), QStringLiteral("bac"));
}

void TstDiagnosticsTable::newRowsJoinAtTheEnd()
{
    Bench bench;
    bench.table.show({row(QStringLiteral("b"), 2)});
    bench.table.show({row(QStringLiteral("a"), 1, true), row(QStringLiteral("b"), 2)});
    QCOMPARE(bench.order(), QStringLiteral("ba"));
}

void TstDiagnosticsTable::vanishedRowsGo()
{
    Bench bench;
    bench.table.show(
        {row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2), row(QStringLiteral("c"), 3)});
    bench.table.show({row(QStringLiteral("b"), 2)});
    QCOMPARE(bench.order(), QStringLiteral("b"));
    bench.table.show({});
    QCOMPARE(bench.table.rowCount(), 0);
}

void TstDiagnosticsTable::numbersSortAsNumbersAndGapsStandLast()
{
    Bench bench;
    bench.table.show({row(QStringLiteral("a"), 10), row(QStringLiteral("b"), {}),
                      row(QStringLiteral("c"), 9), row(QStringLiteral("d"), 100)});
    bench.table.sort(1, Qt::AscendingOrder);
    QCOMPARE(bench.order(), QStringLiteral("cadb"));
    bench.table.sort(1, Qt::DescendingOrder);
    QCOMPARE(bench.order(), QStringLiteral("dacb"));
}

void TstDiagnosticsTable::aSearchNarrowsAndIsTakenBack()
{
    Bench bench;
    bench.table.show({row(QStringLiteral("apple"), 1), row(QStringLiteral("banana"), 2),
                      row(QStringLiteral("pear"), 3)});
    bench.table.setSearch(QStringLiteral(" AP "));
    QCOMPARE(bench.order(), QStringLiteral("apple"));
    QCOMPARE(bench.table.total(), 3);
    bench.table.show({row(QStringLiteral("apple"), 1), row(QStringLiteral("pear"), 3),
                      row(QStringLiteral("grape"), 4)});
    QCOMPARE(bench.order(), QStringLiteral("applegrape"));
    bench.table.setSearch({});
    QCOMPARE(bench.order(), QStringLiteral("applepeargrape"));
}

void TstDiagnosticsTable::aChosenRowStaysChosenThroughSorting()
{
    Bench bench;
    bench.table.show(
        {row(QStringLiteral("a"), 3), row(QStringLiteral("b"), 2), row(QStringLiteral("c"), 1)});
    const QPersistentModelIndex chosen = bench.table.index(0, 0);
    bench.table.sort(1, Qt::AscendingOrder);
    QCOMPARE(chosen.row(), 2);
    QCOMPARE(chosen.data().toString(), QStringLiteral("a"));
    QCOMPARE(bench.table.rowOf(QStringLiteral("a")), 2);
}

void TstDiagnosticsTable::copiesHaveTitlesAndNoFormulas()
{
    Bench bench;
    bench.table.show({row(QStringLiteral("=1+1"), 1), row(QStringLiteral("b"), 2)});
    QCOMPARE(bench.table.asTsv().section(u'\n', 0, 0), QStringLiteral("Name\tNumber"));
    QVERIFY(!bench.table.asTsv().contains(QStringLiteral("\n=1+1")));
    QCOMPARE(bench.table.asTsv({bench.table.index(1, 1), bench.table.index(1, 0)}),
             QStringLiteral("b\t2\n"));
    QCOMPARE(bench.table.index(1, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("row b"));
}

void TstDiagnosticsTable::anyDeltasLeaveWhatWasToldLast()
{
    const auto given = qEnvironmentVariableIntValue("GRAPEVINE_SEED");
    const auto seed = static_cast<std::uint64_t>(given != 0 ? given : 20'261'122);
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    SeededRandom random(seed);
    const auto below = [&random](std::uint64_t limit) { return random.next() % limit; };
    Bench bench;
    for (int step = 0; step < 300; ++step) {
        std::map<QString, double> told;
        std::vector<Row> rows;
        const auto count = below(12);
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto id = QString::number(below(20));
            const auto value = static_cast<double>(below(5));
            if (!told.emplace(id, value).second) continue;
            rows.push_back(row(id, value, below(3) == 0));
        }
        bench.table.show(rows);
        if (below(4) == 0)
            bench.table.sort(static_cast<int>(below(3)) - 1,
                             below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        if (below(6) == 0)
            bench.table.setSearch(below(2) == 0 ? QString() : QString::number(below(3)));
        QCOMPARE(bench.table.total(), static_cast<int>(told.size()));
        for (int at = 0; at < bench.table.rowCount(); ++at) {
            const auto id = bench.table.index(at, 0).data().toString();
            QVERIFY(told.contains(id));
            QCOMPARE(bench.table.index(at, 1).data().toString(), QString::number(told[id]));
            QCOMPARE(bench.table.rowOf(id), at);
        }
    }
}

QTEST_GUILESS_MAIN(TstDiagnosticsTable)
#include "tst_diagnostics_table.moc"
