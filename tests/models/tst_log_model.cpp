#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "core/base/random.h"
#include "ui/models/log_model.h"

using namespace grapevine;
using models::LogModel;

/// The program's log in the window: a ring that goes on.
class TstLogModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesComeAtTheEndAndGoAtTheBeginning();
    void nothingNewMovesNothing();
    void levelAndWordsNarrowTogether();
    void aLineIsPlainWhateverItHolds();
    void copiesAreWhatIsInSight();
    void anyRingIsShownAsItStands();
};

namespace {

LogRing::Line line(int number, LogLevel level = LogLevel::Info)
{
    return {{1'795'144'265'000 + number}, level, "line " + std::to_string(number)};
}

QStringList list(std::initializer_list<const char*> texts)
{
    QStringList all;
    for (const char* text : texts)
        all.append(QString::fromLatin1(text));
    return all;
}

struct Bench {
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row, LogModel::Text).data().toString());
        return all;
    }

    LogModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

void TstLogModel::linesComeAtTheEndAndGoAtTheBeginning()
{
    Bench bench;
    bench.model.show({line(0), line(1), line(2)}, 0);
    QSignalSpy removed(&bench.model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
    bench.model.show({line(2), line(3)}, 2);
    QCOMPARE(bench.texts(), list({"line 2", "line 3"}));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(bench.model.appended(), std::uint64_t{4});
    // All are others than before.
    bench.model.show({line(9)}, 9);
    QCOMPARE(bench.texts(), list({"line 9"}));
}

void TstLogModel::nothingNewMovesNothing()
{
    Bench bench;
    bench.model.show({line(0), line(1)}, 0);
    QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
    bench.model.show({line(0), line(1)}, 0);
    QCOMPARE(inserted.count(), 0);
    // Another log begins.
    bench.model.show({}, 0);
    QCOMPARE(bench.model.rowCount(), 0);
}

void TstLogModel::levelAndWordsNarrowTogether()
{
    Bench bench;
    bench.model.show({line(10), line(11, LogLevel::Warning), line(21, LogLevel::Error), line(12)},
                     0);
    bench.model.setLevel(LogLevel::Warning);
    QCOMPARE(bench.texts(), list({"line 11", "line 21"}));
    bench.model.setSearch(QStringLiteral("LINE 1"));
    QCOMPARE(bench.texts(), list({"line 11"}));
    bench.model.show({line(10), line(11, LogLevel::Warning), line(21, LogLevel::Error), line(12),
                      line(13), line(14, LogLevel::Warning)},
                     0);
    QCOMPARE(bench.texts(), list({"line 11", "line 14"}));
    QCOMPARE(bench.model.total(), 6);
    bench.model.setLevel(LogLevel::Trace);
    bench.model.setSearch({});
    QCOMPARE(bench.model.rowCount(), 6);
}

void TstLogModel::aLineIsPlainWhateverItHolds()
{
    Bench bench;
    bench.model.show({{{0}, LogLevel::Warning, "evil \x1b[31m<b>bold</b> \xe2\x80\xae"}}, 0);
    const auto text = bench.texts().first();
    QVERIFY2(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202e)), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("<b>bold</b>")));
    QVERIFY(bench.model.index(0, LogModel::Time).data(LogModel::MarkedRole).toBool());
    QVERIFY(!bench.model.index(0, LogModel::Time)
                 .data(Qt::AccessibleTextRole)
                 .toString()
                 .contains(QChar(0x1b)));
}

void TstLogModel::copiesAreWhatIsInSight()
{
    Bench bench;
    bench.model.show({line(0), line(1, LogLevel::Error)}, 0);
    bench.model.setLevel(LogLevel::Error);
    const auto copied = bench.model.asText();
    QCOMPARE(copied.count(u'\n'), 1);
    QVERIFY2(copied.contains(QStringLiteral("error line 1")), qPrintable(copied));
    QCOMPARE(bench.model.asText({bench.model.index(0, 0), bench.model.index(0, 2)}), copied);
}

void TstLogModel::anyRingIsShownAsItStands()
{
    const auto given = qEnvironmentVariableIntValue("GRAPEVINE_SEED");
    const auto seed = static_cast<std::uint64_t>(given != 0 ? given : 20'261'122);
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    SeededRandom random(seed);
    const auto below = [&random](std::uint64_t limit) { return random.next() % limit; };
    Bench bench;
    std::uint64_t first = 0;
    std::uint64_t end = 0;
    LogLevel least = LogLevel::Trace;
    const auto levelOf = [](std::uint64_t number) { return static_cast<LogLevel>(number * 7 % 5); };
    for (int step = 0; step < 400; ++step) {
        end += below(6);
        if (end - first > 20) first = end - 20;
        if (below(5) == 0) {
            least = static_cast<LogLevel>(below(5));
            bench.model.setLevel(least);
        }
        std::vector<LogRing::Line> lines;
        QStringList wanted;
        for (auto number = first; number < end; ++number) {
            lines.push_back(line(static_cast<int>(number), levelOf(number)));
            if (levelOf(number) <= least) wanted.append(QStringLiteral("line %1").arg(number));
        }
        bench.model.show(lines, first);
        QCOMPARE(bench.texts(), wanted);
    }
}

QTEST_GUILESS_MAIN(TstLogModel)
#include "tst_log_model.moc"
