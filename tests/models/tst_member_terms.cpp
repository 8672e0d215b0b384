#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <re2/re2.h>

#include "core/filter/edit.h"
#include "core/filter/expression.h"
#include "tests/models/member_rows.h"
#include "ui/models/column_choice.h"
#include "ui/models/member_lines.h"
#include "ui/models/member_model.h"
#include "ui/models/member_terms.h"
#include "ui/models/shell_words.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::MemberColumn;
using models::MemberModel;
using test::batchOf;
using test::momentAt;
using test::row;

/// What a click on a cell becomes: a part of a filter, a line for another tool.
class TstMemberTerms final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellBecomesAPartOfAFilter_data();
    void cellBecomesAPartOfAFilter();
    void filteringByACellShowsItsLikes();
    void whatCannotBeReadIsNoPartOfAFilter();
    void commonValuesAreCounted();
    void columnsBeginAFilter();
    void columnsKnowThatTheyAreAskedFor();
    void shellRunsNothing_data();
    void shellRunsNothing();
    void patternMatchesNothingElse();
    void serfCommandNamesThemAll();
    void sshAndAnsibleTakeOnlyHosts();
};

namespace {

models::MemberColumns allColumns()
{
    models::MemberColumns columns;
    for (const auto kind : models::fixedColumns())
        columns.push_back({kind, {}});
    columns.push_back({MemberColumn::Kind::Tag, "zone"});
    return columns;
}

link::MemberRowPtr named(const std::string& name, const char* address = "10.0.3.24")
{
    return row({.id = 1, .name = name, .address = address});
}

const char* const kHostileNames[] = {"db-1",
                                     "-oProxyCommand=x",
                                     "a b",
                                     "$(reboot)",
                                     "`reboot`",
                                     "it's; reboot",
                                     "a\nreboot\n",
                                     "\x1b[201~reboot\r",
                                     "x\\'y",
                                     "(a|b).*[c]^$",
                                     "\xe2\x80\xaegpj.exe",
                                     "\xff\xfe",
                                     "grün",
                                     ""};

} // namespace

void TstMemberTerms::cellBecomesAPartOfAFilter_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("only");
    QTest::addColumn<QString>("without");
    const auto add = [](const char* column, const char* only, const char* without) {
        QTest::newRow(column) << QString::fromLatin1(column) << QString::fromLatin1(only)
                              << QString::fromLatin1(without);
    };
    add("status", "status=suspect", "status!=suspect");
    add("name", "name=db-1", "name!=db-1");
    add("address", "address=\"10.0.3.24:7946\"", "address!=\"10.0.3.24:7946\"");
    add("since", "since<10m", "since>=10m");
    add("accused-by", "accuser=web-3", "accuser!=web-3");
    add("flaps", "flaps=0", "flaps!=0");
    add("tag:zone", "zone=eu-1b", "zone!=eu-1b");
    add("tag:none", "none=\"\"", "none!=\"\"");
    add("tags", "tag.rtt=\"a b\"", "tag.rtt!=\"a b\"");
    add("incarnation", "incarnation=7", "incarnation!=7");
    add("rtt", "rtt<5ms", "rtt>=5ms");
    add("coordinate-error", "", "");
}

void TstMemberTerms::cellBecomesAPartOfAFilter()
{
    QFETCH(QString, column);
    QFETCH(QString, only);
    QFETCH(QString, without);
    const auto member = row({.id = 1,
                             .name = "db-1",
                             .state = link::RawState::Suspect,
                             .tags = {{"zone", "eu-1b"}, {"rtt", "a b"}},
                             .address = "10.0.3.24",
                             .incarnation = 7,
                             .since = -3min,
                             .rtt = 3ms,
                             .accusers = {"web-3"}});
    const auto wanted = MemberColumn::fromId(column.toStdString());
    QVERIFY(wanted.has_value());
    const auto terms = models::termsFor(*member, *wanted, allColumns(), momentAt().boot);
    QCOMPARE(terms.size(), only.isEmpty() ? 0U : 1U);
    if (terms.empty()) return;
    QCOMPARE(QString::fromStdString(terms[0].only), only);
    QCOMPARE(QString::fromStdString(terms[0].without), without);
}

void TstMemberTerms::filteringByACellShowsItsLikes()
{
    // CAS-11 and the night shift: whatever is clicked, its row stays with the one term and goes
    // with the other.
    MemberModel model;
    model.setAccusersKnown(true);
    model.apply(batchOf(test::nightShiftFromWithin()), momentAt());
    const auto columns = allColumns();
    int asked = 0;
    for (const auto& entry : model.members().entries()) {
        for (const auto& column : columns) {
            for (const auto& term :
                 models::termsFor(*entry.row, column, columns, momentAt().boot)) {
                model.setFilter(QString::fromStdString(term.only));
                QVERIFY2(!model.filterError(), term.only.c_str());
                QVERIFY2(model.rowOf(entry.row->key) >= 0, term.only.c_str());
                model.setFilter(QString::fromStdString(term.without));
                QVERIFY2(model.rowOf(entry.row->key) < 0, term.without.c_str());
                ++asked;
            }
        }
    }
    QVERIFY(asked > 300);
}

void TstMemberTerms::whatCannotBeReadIsNoPartOfAFilter()
{
    const MemberColumn name{MemberColumn::Kind::Name, {}};
    QVERIFY(models::termsFor(*named("a\x1b[2J"), name, allColumns(), momentAt().boot).empty());
    QVERIFY(models::termsFor(*named("\xff"), name, allColumns(), momentAt().boot).empty());
    const auto odd =
        models::termsFor(*named("say \"hi\" (now)"), name, allColumns(), momentAt().boot);
    QCOMPARE(odd.size(), 1U);
    MemberModel model;
    model.apply(batchOf({named("say \"hi\" (now)"), row({.id = 2, .name = "b"})}), momentAt());
    model.setFilter(QString::fromStdString(odd[0].only));
    QCOMPARE(model.rowCount(), 1);
}

void TstMemberTerms::commonValuesAreCounted()
{
    MemberModel model;
    model.apply(batchOf(test::nightShift()), momentAt());
    const auto roles = models::commonTerms(model.members(), {MemberColumn::Kind::Tag, "role"},
                                           model.columns(), momentAt().boot);
    QCOMPARE(QString::fromStdString(roles.front().term.only), QStringLiteral("role=web"));
    QCOMPARE(roles.front().members, 15);
    const auto names = models::commonTerms(model.members(), {MemberColumn::Kind::Name, {}},
                                           model.columns(), momentAt().boot);
    QCOMPARE(names.size(), models::kTermsMost);
}

void TstMemberTerms::columnsBeginAFilter()
{
    for (const auto kind : models::fixedColumns()) {
        const auto start = models::termStart({kind, {}});
        if (start.empty()) continue;
        const bool number = start.back() == '>' || start == "protocol=" || start == "since<";
        const auto value = start == "status:" ? "failed" : number ? "1" : "x";
        const auto text = start + value + (start == "since<" ? "m" : start == "rtt>" ? "ms" : "");
        QVERIFY2(filter::Expression::parse(text).has_value(), text.c_str());
    }
    QCOMPARE(models::termStart({MemberColumn::Kind::Tag, "zone"}), std::string("zone="));
    QCOMPARE(models::termStart({MemberColumn::Kind::Tag, "rtt"}), std::string("tag.rtt="));
    QVERIFY(models::termStart({MemberColumn::Kind::Tag, "a b"}).empty());
}

void TstMemberTerms::columnsKnowThatTheyAreAskedFor()
{
    MemberModel model;
    model.apply(batchOf(test::nightShift()), momentAt());
    const auto marked = [&] {
        QStringList ids;
        for (int column = 0; column < model.columnCount(); ++column) {
            const auto mark = model.headerData(column, Qt::Horizontal, MemberModel::FilteredRole);
            const auto& asked = model.columns()[static_cast<std::size_t>(column)];
            if (mark.toBool()) ids.append(QString::fromStdString(asked.id()));
        }
        return ids;
    };
    QVERIFY(marked().isEmpty());
    model.setFilter(QStringLiteral("zone=eu-1b rtt<5ms web"));
    QCOMPARE(marked(), QStringList({QStringLiteral("tag:zone"), QStringLiteral("rtt")}));
    // A filter that cannot be read leaves the one in force, and its marks.
    model.setFilter(QStringLiteral("role="));
    QCOMPARE(marked().size(), 2);
    model.setFilter({});
    QVERIFY(marked().isEmpty());
}

void TstMemberTerms::shellRunsNothing_data()
{
    QTest::addColumn<QByteArray>("name");
    int number = 0;
    for (const char* name : kHostileNames)
        QTest::addRow("name-%d", ++number) << QByteArray(name);
}

void TstMemberTerms::shellRunsNothing()
{
    QFETCH(QByteArray, name);
    const auto command = models::serfCommand(std::vector{named(name.toStdString())});
    // Printable to the last letter, and one word for the shell behind the flag.
    for (const QChar letter : command)
        QVERIFY(letter.isPrint());
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"),
                 QStringLiteral("serf() { printf '%s\\n' \"$#\" \"$@\"; }\n") + command});
    QVERIFY(shell.waitForFinished());
    const auto said = shell.readAllStandardOutput().split('\n');
    QCOMPARE(shell.readAllStandardError(), QByteArray());
    QCOMPARE(said.value(0), QByteArray("3"));
    QCOMPARE(said.value(3),
             QByteArray::fromStdString("-name=" + models::exactPattern(name.toStdString())));
    QCOMPARE(said.size(), 5);
}

void TstMemberTerms::patternMatchesNothingElse()
{
    for (const char* name : kHostileNames) {
        const RE2 pattern("^(" + models::exactPattern(name) + ")$");
        QVERIFY2(pattern.ok(), name);
        for (const char* other : kHostileNames) {
            // As Go sees it: no UTF-8 is U+FFFD.
            const bool broken = std::string_view(other) == "\xff\xfe";
            const std::string text = broken ? "\xef\xbf\xbd\xef\xbf\xbd" : other;
            QCOMPARE(RE2::FullMatch(text, pattern), std::string_view(name) == other);
        }
    }
}

void TstMemberTerms::serfCommandNamesThemAll()
{
    QCOMPARE(models::serfCommand(std::vector{named("db-1")}),
             QStringLiteral("serf members -detailed -name=db-1"));
    QCOMPARE(models::serfCommand(std::vector{named("db-1"), named("web.2")}),
             QStringLiteral("serf members -detailed -name='(db-1|web\\.2)'"));
    QVERIFY(models::serfCommand({}).isEmpty());
    const std::vector<link::MemberRowPtr> many(models::kCommandMembersMost + 1, named("n"));
    QVERIFY(models::serfCommand(many).isEmpty());
}

void TstMemberTerms::sshAndAnsibleTakeOnlyHosts()
{
    const std::vector<link::MemberRowPtr> members{
        named("db-1"), named("-oProxyCommand=x"), named("db[1:3]", "2001:db8::7"),
        named("bare.example", ""), named("$(reboot)", "")};
    QCOMPARE(models::sshTargets(members),
             QStringLiteral("10.0.3.24\n10.0.3.24\n2001:db8::7\nbare.example\n"));
    QCOMPARE(models::ansibleLines(members),
             QStringLiteral("db-1 ansible_host=10.0.3.24\n10.0.3.24\n2001:db8::7\n"
                            "bare.example\n"));
}

QTEST_GUILESS_MAIN(TstMemberTerms)
#include "tst_member_terms.moc"
