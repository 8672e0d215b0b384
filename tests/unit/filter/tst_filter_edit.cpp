#include <QtTest/QTest>

#include <string>

#include "core/filter/completion.h"
#include "core/filter/edit.h"

using namespace grapevine;
using namespace grapevine::filter;

namespace {

Expression parsed(const std::string& text)
{
    auto out = Expression::parse(text);
    if (!out) qFatal("%s: %s", text.c_str(), out.error().reason.c_str());
    return *out;
}

} // namespace

/// Filters as clicks change them, and what a completion list offers.
class TstFilterEdit final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aValueBecomesATerm();
    void aTermIsAdded_data();
    void aTermIsAdded();
    void aTermIsTakenOutOrTurnedRound();
    void theCursorSaysWhatIsWanted_data();
    void theCursorSaysWhatIsWanted();
};

void TstFilterEdit::aValueBecomesATerm()
{
    QCOMPARE(termForTag("zone", "c", false), std::string("zone=c"));
    QCOMPARE(termForTag("zone", "c", true), std::string("zone!=c"));
    QCOMPARE(termForTag("zone", "", false), std::string("zone=\"\""));
    QCOMPARE(termForTag("status", "on air", false), std::string("tag.status=\"on air\""));
    QCOMPARE(termForTag("note", "say \"hi\" \\o/", false),
             std::string("note=\"say \\\"hi\\\" \\\\o/\""));
    QCOMPARE(termForTag("a=b", "x", true), std::string("not x"));
    QCOMPARE(termForField("name", "db-7", false), std::string("name=db-7"));
    for (const char* value : {"a b", "\"", "\\", "(", ")", "a,b", "not", "=~", "\n", "x:y"}) {
        const auto text = termForTag("zone", value, false);
        const auto filter = parsed(text);
        QCOMPARE(filter.terms().size(), std::size_t{1});
        QCOMPARE(tokens(text)->at(2).text, std::string(value));
    }
}

void TstFilterEdit::aTermIsAdded_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("after");
    QTest::newRow("first") << ""
                           << "zone=c"
                           << "zone=c";
    QTest::newRow("second") << "db"
                            << "zone=c"
                            << "db zone=c";
    QTest::newRow("known") << "zone=c db"
                           << "zone=c"
                           << "zone=c db";
    QTest::newRow("opposite") << "zone!=c db"
                              << "zone=c"
                              << "db zone=c";
    QTest::newRow("opposite of not") << "not left db"
                                     << "left"
                                     << "db left";
    QTest::newRow("alternative") << "a or b"
                                 << "zone=c"
                                 << "(a or b) zone=c";
    QTest::newRow("not and alternative") << "not a or b"
                                         << "c"
                                         << "(not a or b) c";
    QTest::newRow("grouped") << "(a or b)"
                             << "zone=c"
                             << "(a or b) zone=c";
}

void TstFilterEdit::aTermIsAdded()
{
    QFETCH(QString, before);
    QFETCH(QString, term);
    QFETCH(QString, after);
    const auto changed = withTerm(parsed(before.toStdString()), term.toStdString());
    QCOMPARE(QString::fromStdString(changed), after);
    QVERIFY(Expression::parse(changed));
}

void TstFilterEdit::aTermIsTakenOutOrTurnedRound()
{
    const auto filter = parsed("zone=c not left name~^db since<10m (a or b)");
    QCOMPARE(withoutTerm(filter, 1), std::string("zone=c name~^db since<10m (a or b)"));
    QCOMPARE(withoutTerm(filter, 9), filter.text());
    QCOMPARE(withTermNegated(filter, 0),
             std::string("zone!=c not left name~^db since<10m (a or b)"));
    QCOMPARE(withTermNegated(filter, 1), std::string("zone=c left name~^db since<10m (a or b)"));
    QCOMPARE(withTermNegated(filter, 2),
             std::string("zone=c not left name!~^db since<10m (a or b)"));
    QCOMPARE(withTermNegated(filter, 3),
             std::string("zone=c not left name~^db not since<10m (a or b)"));
    QCOMPARE(withTermNegated(filter, 4),
             std::string("zone=c not left name~^db since<10m not (a or b)"));
    QCOMPARE(withTermNegated(parsed("a or b"), 0), std::string("not (a or b)"));
    QCOMPARE(withoutTerm(parsed("a"), 0), std::string());
}

void TstFilterEdit::theCursorSaysWhatIsWanted_data()
{
    QTest::addColumn<QString>("text"); ///< `|` is the cursor.
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("empty") << "|"
                           << "start"
                           << "";
    QTest::newRow("word") << "zo|"
                          << "start"
                          << "zo";
    QTest::newRow("after a term") << "zone=c |"
                                  << "start"
                                  << "";
    QTest::newRow("second word") << "zone=c ro|"
                                 << "start"
                                 << "ro";
    QTest::newRow("in a group") << "(ro|"
                                << "start"
                                << "ro";
    QTest::newRow("tag") << "zone=|"
                         << "tag zone"
                         << "";
    QTest::newRow("tag begun") << "zone=c|"
                               << "tag zone"
                               << "c";
    QTest::newRow("tag by prefix") << "tag.status=o|"
                                   << "tag status"
                                   << "o";
    QTest::newRow("status") << "status:|"
                            << "field"
                            << "";
    QTest::newRow("list") << "status:failed,su|"
                          << "field"
                          << "su";
    QTest::newRow("quoted") << "zone=\"a b|"
                            << "tag zone"
                            << "a b";
    QTest::newRow("before the rest") << "zo| role=web"
                                     << "start"
                                     << "zo";
    QTest::newRow("space after the operator") << "zone= |"
                                              << "start"
                                              << "";
}

void TstFilterEdit::theCursorSaysWhatIsWanted()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QFETCH(QString, prefix);
    auto whole = text.toStdString();
    const auto cursor = whole.find('|');
    whole.erase(cursor, 1);
    const auto seen = completionAt(whole, cursor);
    QString what;
    switch (seen.wanted) {
    case Completion::Wanted::Nothing: what = QStringLiteral("nothing"); break;
    case Completion::Wanted::Start: what = QStringLiteral("start"); break;
    case Completion::Wanted::Value:
        what = seen.field ? QStringLiteral("field")
                          : QStringLiteral("tag ") + QString::fromStdString(seen.key);
        break;
    }
    QCOMPARE(what, wanted);
    QCOMPARE(QString::fromStdString(seen.prefix), prefix);
    QVERIFY(seen.replaces.end() <= whole.size());
}

QTEST_APPLESS_MAIN(TstFilterEdit)
#include "tst_filter_edit.moc"
