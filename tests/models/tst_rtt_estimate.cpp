#include <QTest>

#include <cmath>
#include <limits>

#include "tests/models/rtt_recorded.h"
#include "tests/models/rtt_story.h"
#include "ui/models/rtt_estimate.h"
#include "ui/models/rtt_words.h"

Q_DECLARE_METATYPE(grapevine::Coordinate)

using namespace grapevine;
using namespace std::chrono_literals;
using models::estimateRtt;
using models::RttGap;
using test::coordinateAt;

/// Round trips between any two members, and why there is none.
class TstRttEstimate final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithSerf_data();
    void agreesWithSerf();
    void theLessSureEndTellsTheTrust();
    void whatIsBrokenGivesNoNumber_data();
    void whatIsBrokenGivesNoNumber();
    void wordsForTrust();
    void commandIsForAShell();
};

void TstRttEstimate::agreesWithSerf_data()
{
    QTest::addColumn<Coordinate>("one");
    QTest::addColumn<Coordinate>("other");
    QTest::addColumn<double>("serfMs");
    for (const auto& recorded : test::kRecordedRtts)
        QTest::addRow("%s", recorded.name) << recorded.one << recorded.other << recorded.serfMs;
}

void TstRttEstimate::agreesWithSerf()
{
    QFETCH(Coordinate, one);
    QFETCH(Coordinate, other);
    QFETCH(double, serfMs);
    const auto told = estimateRtt(&one, &other);
    QCOMPARE(told.gap, RttGap::None);
    // It prints milliseconds with three digits.
    QVERIFY(std::abs(static_cast<double>(told.rtt.count()) / 1e6 - serfMs) < 6e-4);
    QCOMPARE(estimateRtt(&other, &one), told);
}

void TstRttEstimate::theLessSureEndTellsTheTrust()
{
    const auto sure = coordinateAt(0, 0, 0.1);
    const auto unsure = coordinateAt(3, 4, 0.7, 0.1);
    const auto told = estimateRtt(&sure, &unsure);
    QCOMPARE(told.rtt, 5150us);
    QCOMPARE(told.error, 0.7);
    QCOMPARE(models::trustIn(told.error), models::RttTrust::Poor);
    QCOMPARE(models::trustIn(0.1), models::RttTrust::Good);
    QCOMPARE(models::trustIn(0.4), models::RttTrust::Fair);
}

void TstRttEstimate::whatIsBrokenGivesNoNumber_data()
{
    QTest::addColumn<Coordinate>("one");
    QTest::addColumn<int>("gap");
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    auto nan = coordinateAt(1, 1);
    nan.vector[3] = kNan;
    auto infinite = coordinateAt(1, 1);
    infinite.adjustment = kInfinity;
    auto sunken = coordinateAt(1, 1);
    sunken.height = -0.02;
    auto doubtless = coordinateAt(1, 1);
    doubtless.error = -1.0;
    QTest::addRow("NaN") << nan << static_cast<int>(RttGap::Broken);
    QTest::addRow("infinite") << infinite << static_cast<int>(RttGap::Broken);
    QTest::addRow("below its least height") << sunken << static_cast<int>(RttGap::Broken);
    QTest::addRow("error below none") << doubtless << static_cast<int>(RttGap::Broken);
    QTest::addRow("measured nothing yet") << Coordinate{} << static_cast<int>(RttGap::FirstGuess);
    QTest::addRow("a day away") << coordinateAt(86'400e3, 0) << static_cast<int>(RttGap::TooFar);
}

void TstRttEstimate::whatIsBrokenGivesNoNumber()
{
    QFETCH(Coordinate, one);
    QFETCH(int, gap);
    const auto good = coordinateAt(0, 0);
    for (const auto& told : {estimateRtt(&one, &good), estimateRtt(&good, &one)}) {
        QCOMPARE(static_cast<int>(told.gap), gap);
        QVERIFY(!told.isKnown());
        QCOMPARE(told.rtt, Duration{});
    }
    const auto words =
        models::pairText(QStringLiteral("a"), QStringLiteral("b"), estimateRtt(&one, &good));
    QVERIFY2(words.contains(QStringLiteral("no estimate")), qPrintable(words));
    QCOMPARE(estimateRtt(nullptr, &good).gap, RttGap::NotTold);
    QCOMPARE(estimateRtt(&good, nullptr).gap, RttGap::NotTold);
}

void TstRttEstimate::wordsForTrust()
{
    const auto one = coordinateAt(0, 0, 0.05);
    const auto other = coordinateAt(21.3, 0, 0.083);
    QCOMPARE(models::pairText(QStringLiteral("web-1"), QStringLiteral("db-7"),
                              estimateRtt(&one, &other)),
             QStringLiteral("web-1 to db-7: 21.4 ms, ± 8.3 %"));
}

void TstRttEstimate::commandIsForAShell()
{
    using models::serfRttCommand;
    QCOMPARE(serfRttCommand("web-1", "db-7"), QStringLiteral("serf rtt web-1 db-7"));
    QCOMPARE(serfRttCommand("web 1", "it's"), QStringLiteral("serf rtt 'web 1' 'it'\\''s'"));
    QCOMPARE(serfRttCommand("-web", "db"), QStringLiteral("serf rtt -- -web db"));
    QVERIFY(serfRttCommand("a\x1b[31m", "db").isEmpty());
}

QTEST_APPLESS_MAIN(TstRttEstimate)
#include "tst_rtt_estimate.moc"
