#include <QTest>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/log.h"
#include "core/base/random.h"

using namespace grapevine;

class TstLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysOfAllSizesAreHidden_data();
    void keysOfAllSizesAreHidden();
    void ordinaryWordsStay_data();
    void ordinaryWordsStay();
    void cuttingALineNeverUncoversAKey();
    void linesArePlainText();
    void onlyLevelsUpToTheThresholdAreWritten();
    void aLogWithoutSinkIsSilent();
};

void TstLog::keysOfAllSizesAreHidden_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("alone") << QString{} << QString{};
    QTest::newRow("among words") << QStringLiteral("key ") << QStringLiteral(" refused");
    QTest::newRow("assigned") << QStringLiteral("key=") << QStringLiteral(";");
    QTest::newRow("option") << QStringLiteral("-encrypt=") << QStringLiteral(" -node=a");
    QTest::newRow("quoted") << QStringLiteral("[\"") << QStringLiteral("\",");
    QTest::newRow("before a newline") << QStringLiteral("a: ") << QStringLiteral("\n");
}

void TstLog::keysOfAllSizesAreHidden()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    SeededRandom random{3};
    for (const std::size_t size : {16U, 24U, 32U}) {
        for (int round = 0; round < 50; ++round) {
            Bytes key(size);
            random.fill(key);
            for (const auto& secret : {toBase64(key), toHex(key)}) {
                const auto line = before.toStdString() + secret + after.toStdString();
                const auto redacted = Log::redact(line);
                QCOMPARE(redacted, before.toStdString() + "[redacted]" + after.toStdString());
            }
            // A slash is a base64 digit, so path and key are one word.
            if (size != 24) {
                const auto path = Log::redact("/keys/" + toBase64(key));
                QVERIFY2(path.find(toBase64(key).substr(0, 10)) == std::string::npos, path.c_str());
            }
            QCOMPARE(Log::redact("0x" + toHex(key)), std::string{"[redacted]"});
        }
    }
}

void TstLog::ordinaryWordsStay_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line :
         {"", "web-1 failed", "10.0.0.1:7946", "[fe80::1%eth0]:7946", "a=b", "a == b",
          "internationalizationalism", "supercalifragilisticexpialidocious", "=====", "x=y==z",
          "2026-11-20T09:05:01.250Z", "node-with-a-rather-long-name-in-it.example.org"}) {
        QTest::newRow(line) << QString::fromUtf8(line);
    }
}

void TstLog::ordinaryWordsStay()
{
    QFETCH(QString, line);
    QCOMPARE(QString::fromStdString(Log::redact(line.toStdString())), line);
}

void TstLog::cuttingALineNeverUncoversAKey()
{
    SeededRandom random{5};
    Bytes key(32);
    random.fill(key);
    const auto secret = toBase64(key);
    for (std::size_t padding = 1950; padding < 2010; ++padding) {
        std::string seen;
        const Log log{LogLevel::Error, [&](LogLevel, std::string_view line) { seen = line; }};
        log.error(std::string(padding, ' ') + secret);
        QVERIFY2(seen.find(secret.substr(0, 8)) == std::string::npos, seen.c_str());
    }
}

void TstLog::linesArePlainText()
{
    std::string seen;
    const Log log{LogLevel::Info, [&](LogLevel, std::string_view line) { seen = line; }};
    log.info("a\x1b[2Jb\nc");
    QCOMPARE(seen, std::string{"a<ESC>[2Jb<LF>c"});
}

void TstLog::onlyLevelsUpToTheThresholdAreWritten()
{
    std::vector<std::string> seen;
    const Log log{LogLevel::Info, [&](LogLevel level, std::string_view line) {
                      seen.push_back(std::string{name(level)} + " " + std::string{line});
                  }};
    log.error("a");
    log.warning("b");
    log.info("c");
    log.debug("d");
    log.write(LogLevel::Trace, "e");
    QCOMPARE(seen, (std::vector<std::string>{"error a", "warning b", "info c"}));
    QVERIFY(log.shows(LogLevel::Info));
    QVERIFY(!log.shows(LogLevel::Debug));
}

void TstLog::aLogWithoutSinkIsSilent()
{
    const Log log;
    QVERIFY(!log.shows(LogLevel::Error));
    log.error("nobody hears this");
}

QTEST_APPLESS_MAIN(TstLog)
#include "tst_log.moc"
