#include <QTest>
#include <limits>

#include "core/base/time_text.h"

using namespace grapevine;

class TstTimeText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeIsRfc3339InUtcWithMilliseconds_data();
    void timeIsRfc3339InUtcWithMilliseconds();
    void durationIsRead_data();
    void durationIsRead();
    void durationIsRefused_data();
    void durationIsRefused();
    void shortFormIsRounded_data();
    void shortFormIsRounded();
};

void TstTimeText::timeIsRfc3339InUtcWithMilliseconds_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 milliseconds, const char* text) {
        QTest::newRow(text) << milliseconds << QString::fromUtf8(text);
    };
    row(0, "1970-01-01T00:00:00.000Z");
    row(1, "1970-01-01T00:00:00.001Z");
    row(-1, "1969-12-31T23:59:59.999Z");
    row(1'795'165'501'250, "2026-11-20T09:05:01.250Z");
    row(951'782'400'000, "2000-02-29T00:00:00.000Z");
    row(4'107'542'399'999, "2100-02-28T23:59:59.999Z");
    row(4'107'542'400'000, "2100-03-01T00:00:00.000Z"); // 2100 is no leap year.
    row(253'402'300'799'999, "9999-12-31T23:59:59.999Z");
}

void TstTimeText::timeIsRfc3339InUtcWithMilliseconds()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(rfc3339(WallTime{milliseconds})), text);
}

void TstTimeText::durationIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("nanoseconds");
    const auto row = [](const char* text, qint64 nanoseconds) {
        QTest::newRow(text) << QString::fromUtf8(text) << nanoseconds;
    };
    row("5s", 5'000'000'000);
    row("250ms", 250'000'000);
    row("1m30s", 90'000'000'000);
    row("2h", 7'200'000'000'000);
    row("1h1m1s1ms1us1ns", 3'661'001'001'001);
    row("1.5s", 1'500'000'000);
    row("0.1s", 100'000'000);
    row(".5s", 500'000'000);
    row("0s", 0);
    row("007s", 7'000'000'000);
    row("1us", 1'000);
    row("1ns", 1);
    row("0.4ns", 0);
    row("10000h", 36'000'000'000'000'000);
}

void TstTimeText::durationIsRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, nanoseconds);
    const auto read = parseDuration(text.toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(static_cast<qint64>(read->count()), nanoseconds);
}

void TstTimeText::durationIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* bad : {"",        "5",           "s",
                            "-5s",     "-0s",         "+5s",
                            " 5s",     "5s ",         "5 s",
                            "5S",      "5sec",        "5min",
                            "5d",      "1e3s",        "0x5s",
                            "inf",     "infs",        "nans",
                            "nan(1)s", "1sinfs",      "1,5s",
                            "1.5.5s",  ".s",          "..5s",
                            "10001h",  "10000h1ns1h", "99999999999999999999h",
                            "5s5"}) {
        QTest::newRow(bad) << QByteArray{bad};
    }
    QTest::newRow("nul") << QByteArray{"5s\0", 3};
    QTest::newRow("a thousand nines") << QByteArray(1000, '9') + "s";
}

void TstTimeText::durationIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseDuration(text.toStdString()).has_value());
}

void TstTimeText::shortFormIsRounded_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 milliseconds, const char* text) {
        QTest::newRow(text) << milliseconds << QString::fromUtf8(text);
    };
    row(0, "0 ms");
    row(850, "850 ms");
    row(999, "999 ms");
    row(8'400, "8 s");
    row(89'999, "89 s");
    row(90'000, "1 min");
    row(3 * 60'000, "3 min");
    row(2 * 3'600'000, "2 h");
    row(35LL * 3'600'000, "35 h");
    row(5LL * 86'400'000, "5 d");
}

void TstTimeText::shortFormIsRounded()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(briefDuration(std::chrono::milliseconds{milliseconds})), text);
}

QTEST_APPLESS_MAIN(TstTimeText)
#include "tst_time_text.moc"
