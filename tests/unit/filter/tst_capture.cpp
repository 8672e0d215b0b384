#include <QTest>

#include "core/filter/capture.h"

using namespace grapevine;
using filter::Capture;

/// The part of an answer that an expression names.
class TstCapture final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void picksWhatTheExpressionNames_data();
    void picksWhatTheExpressionNames();
    void nothingWhereItDoesNotMatch();
    void badExpressionsAreRefusedWithAReason_data();
    void badExpressionsAreRefusedWithAReason();
    void brokenTextIsSearchedAsItReads();
};

void TstCapture::picksWhatTheExpressionNames_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char* name, const char* expression, const char* text,
                        const char* wanted) {
        QTest::newRow(name) << QString::fromUtf8(expression) << QString::fromUtf8(text)
                            << QString::fromUtf8(wanted);
    };
    row("no group: the match", "[0-9]+", "up 42 days", "42");
    row("one group", "up ([0-9]+) days", "up 42 days", "42");
    row("two groups", "(\\d+)\\.(\\d+)", "v1.4.2", "1 4");
    row("a group that took no part", "(a)|(b)", "b", " b");
    row("captures nothing", "x()", "x", "");
    row("first of several lines", "(?m)^state: (\\w+)", "id: 1\nstate: ok\n", "ok");
    row("umlauts", "gr(.)n", "grün", "ü");
}

void TstCapture::picksWhatTheExpressionNames()
{
    QFETCH(QString, expression);
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    const auto capture = Capture::compile(expression.toStdString());
    QVERIFY(capture.has_value());
    const auto found = capture->of(text.toStdString());
    QVERIFY(found.has_value());
    QCOMPARE(QString::fromStdString(*found), wanted);
}

void TstCapture::nothingWhereItDoesNotMatch()
{
    const auto capture = Capture::compile("build (\\d+)");
    QVERIFY(capture.has_value());
    QVERIFY(!capture->of("no such thing").has_value());
    QVERIFY(!capture->of("").has_value());
}

void TstCapture::badExpressionsAreRefusedWithAReason_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("empty") << QString();
    QTest::newRow("open parenthesis") << QStringLiteral("(a");
    QTest::newRow("look-ahead is not Go's") << QStringLiteral("(?=a)");
    QTest::newRow("too long") << QString(2000, QLatin1Char('a'));
}

void TstCapture::badExpressionsAreRefusedWithAReason()
{
    QFETCH(QString, expression);
    const auto capture = Capture::compile(expression.toStdString());
    QVERIFY(!capture.has_value());
    QVERIFY(!capture.error().empty());
}

void TstCapture::brokenTextIsSearchedAsItReads()
{
    const auto capture = Capture::compile("k=(.+);");
    QVERIFY(capture.has_value());
    const auto found = capture->of("\xff k=\xfe; end");
    QVERIFY(found.has_value());
    QCOMPARE(QString::fromStdString(*found), QStringLiteral("\ufffd"));
}

QTEST_GUILESS_MAIN(TstCapture)
#include "tst_capture.moc"
