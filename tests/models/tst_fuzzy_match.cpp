#include <QTest>

#include "ui/models/fuzzy_match.h"

using namespace grapevine;
using models::foldedForSearch;
using models::FuzzyPattern;

class TstFuzzyMatch final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldingKeepsEveryPlace();
    void nearerComesFirst_data();
    void nearerComesFirst();
    void fits_data();
    void fits();
    void marksTheLettersThatFit_data();
    void marksTheLettersThatFit();
    void whatFitsALongerWordFitsItsBeginning();
};

namespace {

int score(const QString& typed, const QString& text)
{
    return FuzzyPattern(typed).score(foldedForSearch(text));
}

} // namespace

void TstFuzzyMatch::foldingKeepsEveryPlace()
{
    const QString text = QStringLiteral("Größe ÜNSAL İzmir Ａ x");
    const auto folded = foldedForSearch(text);
    QCOMPARE(folded.size(), text.size());
    QVERIFY(folded.startsWith(QStringLiteral("grose unsal")));
}

void TstFuzzyMatch::nearerComesFirst_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("nearer");
    QTest::addColumn<QString>("farther");
    QTest::newRow("whole before beginning") << "members"
                                            << "Members"
                                            << "Members of a zone";
    QTest::newRow("beginning before word") << "copy"
                                           << "Copy cell"
                                           << "All of a copy";
    QTest::newRow("word before initials") << "co"
                                          << "Also copy"
                                          << "Clear old rows";
    QTest::newRow("initials before within") << "cr"
                                            << "Copy rows"
                                            << "Sacred";
    QTest::newRow("within before scattered") << "lock"
                                             << "Unlock"
                                             << "Lower on click";
    QTest::newRow("shorter before longer") << "db"
                                           << "db-1"
                                           << "db-1-replica";
    QTest::newRow("few gaps before many") << "nde1"
                                          << "node-1"
                                          << "noted else, 1";
}

void TstFuzzyMatch::nearerComesFirst()
{
    QFETCH(QString, typed);
    QFETCH(QString, nearer);
    QFETCH(QString, farther);
    QVERIFY(score(typed, farther) > 0);
    QVERIFY2(score(typed, nearer) > score(typed, farther),
             qPrintable(
                 QStringLiteral("%1 <= %2").arg(score(typed, nearer)).arg(score(typed, farther))));
}

void TstFuzzyMatch::fits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("nothing typed fits all") << ""
                                            << "anything" << true;
    QTest::newRow("blanks are nothing") << "   "
                                        << "anything" << true;
    QTest::newRow("case") << "MEM"
                          << "members" << true;
    QTest::newRow("umlaut for plain") << "über"
                                      << "Uberto" << true;
    QTest::newRow("plain for umlaut") << "schlussel"
                                      << "Schlüssel & Leiter" << true;
    QTest::newRow("sharp s") << "gros"
                             << "Größe" << true;
    QTest::newRow("words in any order") << "rows copy"
                                        << "Copy rows as a table" << true;
    QTest::newRow("all words") << "copy wine"
                               << "Copy rows" << false;
    QTest::newRow("letters in order only") << "ypoc"
                                           << "Copy" << false;
    QTest::newRow("scattered begins at a word") << "oprs"
                                                << "Copy rows" << false;
    QTest::newRow("digits begin words too") << "n17"
                                            << "node-17" << true;
    QTest::newRow("longer than the text") << "members"
                                          << "mem" << false;
    QTest::newRow("empty text") << "a"
                                << "" << false;
    QTest::newRow("other scripts") << "узел"
                                   << "Узел-7" << true;
}

void TstFuzzyMatch::fits()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, fits);
    QCOMPARE(score(typed, text) > 0, fits);
}

void TstFuzzyMatch::marksTheLettersThatFit_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    QTest::newRow("beginning") << "co"
                               << "copy rows"
                               << "CO.......";
    QTest::newRow("word") << "ro"
                          << "copy rows"
                          << ".....RO..";
    QTest::newRow("initials") << "coro"
                              << "copy rows"
                              << "CO...RO..";
    QTest::newRow("two words") << "ro co"
                               << "copy rows"
                               << "CO...RO..";
    QTest::newRow("scattered") << "cpw"
                               << "copy rows"
                               << "C.P....W.";
}

void TstFuzzyMatch::marksTheLettersThatFit()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(QString, marked);
    QString shown(text.size(), QLatin1Char('.'));
    for (const int place : FuzzyPattern(typed).places(text))
        shown[place] = text[place].toUpper();
    QCOMPARE(shown, marked);
}

void TstFuzzyMatch::whatFitsALongerWordFitsItsBeginning()
{
    // The search goes on from what fitted a letter ago.
    const QStringList texts{QStringLiteral("Copy rows as a table"), QStringLiteral("node-00172"),
                            QStringLiteral("Schlüssel ändern …"), QStringLiteral("db-1.eu-1b")};
    for (const auto& text : texts) {
        const auto folded = foldedForSearch(text);
        // Every choice of up to four letters in order, and some that are not.
        for (qsizetype seed = 0; seed < 4096; ++seed) {
            QString typed;
            for (qsizetype i = 0, n = seed; i < 4; ++i, n /= 8)
                typed += folded[(n % 8 * 5 + i) % folded.size()];
            const FuzzyPattern whole(typed);
            if (whole.score(folded) == 0) continue;
            for (qsizetype length = 1; length < typed.size(); ++length) {
                const FuzzyPattern part(typed.left(length));
                QVERIFY(whole.isNarrowerThan(part));
                QVERIFY2(part.score(folded) > 0, qPrintable(typed));
            }
        }
    }
}

QTEST_MAIN(TstFuzzyMatch)
#include "tst_fuzzy_match.moc"
