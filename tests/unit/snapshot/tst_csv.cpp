#include <QtTest/QTest>

#include <string>
#include <vector>

#include "core/snapshot/csv.h"

using namespace grapevine::snapshot;

/// RFC 4180, and cells that no spreadsheet takes for a formula.
class TstCsv final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCellIsWrittenAndReadBack_data();
    void aCellIsWrittenAndReadBack();
    void noCellBeginsAFormula();
    void defusingIsTakenOffWhateverStoodThere();
    void recordsAreCut();
    void brokenFilesNameTheirLine_data();
    void brokenFilesNameTheirLine();
};

void TstCsv::aCellIsWrittenAndReadBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("back");
    const auto line = [](const char* text, const char* cell, const char* back) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(cell) << QByteArray(back);
    };
    line("db-7", "db-7", "db-7");
    line("", "", "");
    line("a,b", "\"a,b\"", "a,b");
    line("a;b", "\"a;b\"", "a;b");
    line("say \"hi\"", "\"say \"\"hi\"\"\"", "say \"hi\"");
    line(" edge ", "\" edge \"", " edge ");
    line("=1+1", "'=1+1", "=1+1");
    line("+49", "'+49", "+49");
    line("-5", "'-5", "-5");
    line("@SUM(A1)", "'@SUM(A1)", "@SUM(A1)");
    line("'quoted", "''quoted", "'quoted");
    line("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
         "=HYPERLINK(\"x\",\"y\")");
    // Cut at `;`, each piece may begin a cell; and what is quoted there, one without its quote.
    line("a;=1+1;b", "\"a;'=1+1;b\"", "a;=1+1;b");
    line(";;-1", "\";;'-1\"", ";;-1");
    line("a;'b", "\"a;''b\"", "a;'b");
    line("'a;@b", "\"''a;'@b\"", "'a;@b");
    line("a;\"=1", "\"a;'\"\"=1\"", "a;\"=1");
    line("a; =1", "\"a;' =1\"", "a; =1");
    line("a;b=1", "\"a;b=1\"", "a;b=1");
    // As the table shows it.
    line("two\nlines", "two<LF>lines", "two<LF>lines");
    line("\t=1", "<TAB>=1", "<TAB>=1");
}

void TstCsv::aCellIsWrittenAndReadBack()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, back);
    const auto written = csvCell(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(written), cell);
    const auto records = csvRecords("x," + written + "\r\n");
    QVERIFY(records);
    QCOMPARE(records->size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(withoutDefusing(records->at(0).at(1))), back);
}

void TstCsv::noCellBeginsAFormula()
{
    for (int first = 0; first < 256; ++first) {
        for (const char* rest : {"1+1", "\"a\",b", ""}) {
            const auto records =
                csvRecords(csvCell(std::string(1, static_cast<char>(first)) + rest));
            QVERIFY(records);
            const auto& cell = records->at(0).at(0);
            QVERIFY(!cell.empty());
            QVERIFY(std::string("=+-@\t\r\n").find(cell.front()) == std::string::npos);
        }
    }
}

void TstCsv::defusingIsTakenOffWhateverStoodThere()
{
    // All texts of six of the letters that matter.
    const std::string letters = "=';\" a";
    constexpr std::size_t kLong = 6;
    std::size_t all = 1;
    for (std::size_t i = 0; i < kLong; ++i)
        all *= letters.size();
    for (std::size_t number = 0; number < all; ++number) {
        std::string text;
        for (auto rest = number; text.size() < kLong; rest /= letters.size())
            text += letters[rest % letters.size()];
        const auto records = csvRecords(csvCell(text));
        QVERIFY(records);
        const auto& cell = records->at(0).at(0);
        QVERIFY2(withoutDefusing(cell) == text, text.c_str());
        for (std::size_t at = 0; at != std::string::npos; at = cell.find(';', at)) {
            if (cell[at] == ';') ++at;
            const auto first = cell.find_first_not_of("\" ", at);
            QVERIFY2(first == std::string::npos || cell[first] != '=', cell.c_str());
        }
    }
}

void TstCsv::recordsAreCut()
{
    using Records = std::vector<std::vector<std::string>>;
    QCOMPARE(*csvRecords(""), Records{});
    QCOMPARE(*csvRecords("a,b\r\n1,2\r\n"), (Records{{"a", "b"}, {"1", "2"}}));
    QCOMPARE(*csvRecords("a,b\n1,"), (Records{{"a", "b"}, {"1", ""}}));
    QCOMPARE(*csvRecords("\xEF\xBB\xBF\"a\nb\",\"\"\n"), (Records{{"a\nb", ""}}));
    QCOMPARE(*csvRecords(","), (Records{{"", ""}}));
}

void TstCsv::brokenFilesNameTheirLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("open quote") << QByteArray("a\n\"b\nc\nd") << 2;
    QTest::newRow("text after a quote") << QByteArray("a\nb\n\"c\"d") << 3;
}

void TstCsv::brokenFilesNameTheirLine()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto records = csvRecords(text.toStdString());
    QVERIFY(!records);
    QCOMPARE(static_cast<int>(records.error().line), line);
}

QTEST_APPLESS_MAIN(TstCsv)
#include "tst_csv.moc"
