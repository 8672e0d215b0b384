#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/column_choice.h"
#include "ui/models/member_model.h"
#include "ui/models/tag_columns.h"

using namespace grapevine;
using models::ColumnChoice;
using models::MemberColumn;
using models::MemberModel;
using test::batchOf;
using test::momentAt;
using test::row;

/// Columns as a person wants them, whatever the members suggest.
class TstColumnChoice final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idsNameTheirColumns();
    void nothingChosenIsWhatMembersSuggest();
    void chosenColumnsComeAndGo();
    void nameNeverGoes();
    void orderHoldsAndNewcomersFindTheirPlace();
    void pinnedStandFirst();
    void endlessChoicesAreBounded();
    void modelShowsWhatIsChosen();
    void sortedColumnThatGoesTakesItsOrderAlong();
    void tagsAreCounted();
};

namespace {

QStringList idsOf(const models::MemberColumns& columns)
{
    QStringList ids;
    for (const auto& column : columns)
        ids.append(QString::fromStdString(column.id()));
    return ids;
}

QStringList words(const char* spaced)
{
    return QString::fromUtf8(spaced).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

models::MemberColumns suggested()
{
    models::MemberColumns columns;
    for (const char* id : {"status", "name", "address", "since", "tag:zone", "rtt"})
        columns.push_back(*MemberColumn::fromId(id));
    return columns;
}

} // namespace

void TstColumnChoice::idsNameTheirColumns()
{
    QStringList seen;
    for (const auto kind : models::fixedColumns()) {
        const MemberColumn column{kind, {}};
        QVERIFY(MemberColumn::fromId(column.id()) == column);
        QVERIFY(!seen.contains(column.title()));
        QVERIFY(!column.hint().isEmpty());
        seen.append(column.title());
    }
    QVERIFY(MemberColumn::fromId("tag:a:b") == (MemberColumn{MemberColumn::Kind::Tag, "a:b"}));
    QVERIFY(!MemberColumn::fromId("nonsense").has_value());
}

void TstColumnChoice::nothingChosenIsWhatMembersSuggest()
{
    QVERIFY(models::arranged(suggested(), {}) == suggested());
    QCOMPARE(models::pinnedCount(suggested(), {}), 0U);
}

void TstColumnChoice::chosenColumnsComeAndGo()
{
    ColumnChoice choice;
    choice = models::withShown(choice, suggested(), "flaps", true);
    choice = models::withShown(choice, suggested(), "tag:build", true);
    choice = models::withShown(choice, suggested(), "since", false);
    QCOMPARE(idsOf(models::arranged(suggested(), choice)),
             words("status name address tag:zone rtt flaps tag:build"));
    choice = models::withShown(choice, suggested(), "flaps", false);
    choice = models::withShown(choice, suggested(), "since", true);
    choice = models::withShown(choice, suggested(), "tag:build", false);
    QVERIFY(choice == ColumnChoice{});
}

void TstColumnChoice::nameNeverGoes()
{
    const auto choice = models::withShown({}, suggested(), "name", false);
    QVERIFY(idsOf(models::arranged(suggested(), choice)).contains(QStringLiteral("name")));
}

void TstColumnChoice::orderHoldsAndNewcomersFindTheirPlace()
{
    ColumnChoice choice;
    choice.order = {"name", "gone", "rtt", "status", "since"};
    // The address stood behind the name, the zone behind since: there they are.
    QCOMPARE(idsOf(models::arranged(suggested(), choice)),
             words("name address rtt status since tag:zone"));
}

void TstColumnChoice::pinnedStandFirst()
{
    auto choice = models::withPinned({}, "name", true);
    choice = models::withPinned(choice, "rtt", true);
    const auto columns = models::arranged(suggested(), choice);
    QCOMPARE(idsOf(columns), words("name rtt status address since tag:zone"));
    QCOMPARE(models::pinnedCount(columns, choice), 2U);
    for (const auto& column : columns)
        choice = models::withPinned(choice, column.id(), true);
    QCOMPARE(models::pinnedCount(columns, choice), 0U);
    QVERIFY(models::withPinned(models::withPinned({}, "name", true), "name", false) ==
            ColumnChoice{});
}

void TstColumnChoice::endlessChoicesAreBounded()
{
    ColumnChoice choice;
    for (int tag = 0; tag < 1000; ++tag)
        choice.added.push_back("tag:t" + std::to_string(tag));
    QCOMPARE(models::arranged(suggested(), choice).size(), models::kColumnsMost);
}

void TstColumnChoice::modelShowsWhatIsChosen()
{
    MemberModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.apply(batchOf(test::nightShift()), momentAt());
    const auto before = idsOf(model.columns());
    ColumnChoice choice;
    choice.added = {"tag:shard", "protocol"};
    choice.removed = {"rtt"};
    choice.order = {"name", "tag:shard", "address"};
    model.setColumnChoice(choice);
    QCOMPARE(idsOf(model.columns()).mid(0, 3), words("status name tag:shard"));
    QVERIFY(!idsOf(model.columns()).contains(QStringLiteral("rtt")));
    QVERIFY(idsOf(model.columns()).contains(QStringLiteral("protocol")));
    // Acts of other kinds leave the choice alone.
    model.sort(0, Qt::AscendingOrder);
    model.apply(batchOf({row({.id = 99, .name = "new", .tags = {{"q", "1"}}})}), momentAt());
    model.resort();
    QCOMPARE(idsOf(model.columns()).mid(0, 3), words("status name tag:shard"));
    model.setColumnChoice({});
    QCOMPARE(idsOf(model.columns()), before);
}

void TstColumnChoice::sortedColumnThatGoesTakesItsOrderAlong()
{
    MemberModel model;
    model.apply(batchOf(test::nightShift()), momentAt());
    const int rtt = model.columnCount() - 1;
    model.sort(rtt, Qt::DescendingOrder);
    model.setColumnChoice({.added = {}, .removed = {"rtt"}, .order = {}, .pinned = {}});
    QCOMPARE(model.sortColumn(), 0);
    QCOMPARE(model.sortOrder(), Qt::AscendingOrder);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("failed"));
    QCOMPARE(model.pending(), 0);
}

void TstColumnChoice::tagsAreCounted()
{
    MemberModel model;
    model.apply(batchOf(test::nightShift()), momentAt());
    const auto keys = models::tagKeys(model.members());
    QCOMPARE(keys.size(), 5U);
    QCOMPARE(keys.front().second, 39U);
    QCOMPARE(QString::fromStdString(keys.back().first), QStringLiteral("shard"));
}

QTEST_GUILESS_MAIN(TstColumnChoice)
#include "tst_column_choice.moc"
