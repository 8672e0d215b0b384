#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/member_model.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::MemberColumn;
using models::MemberModel;
using models::StatusKind;
using test::batchOf;
using test::momentAt;
using test::row;

class TstMemberModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstBatchIsShownWorstFirstThenByName();
    void sortAskedForBeforeTheFirstBatchLosesNobody();
    void changeKeepsItsPlace();
    void newAddressChangesItsRowInPlace();
    void adjacentChangesAreOneDataChanged();
    void newMemberJoinsAtTheEndAndIsFresh();
    void vanishedMemberStaysAsGhostUntilResort();
    void ghostComesBackToLife();
    void resyncTurnsTheAbsentIntoGhosts();
    void resyncLeavesOtherClustersAlone();
    void pendingCountsWhatAResortWouldMove();
    void sortIsAnAct();
    void aSortByATagWaitsForTheTag();
    void emptyValuesStandLastEitherWay();
    void filterNeedsEveryWord();
    void halfAFilterChangesNothing();
    void changedMemberOutsideTheFilterStaysUntilResort();
    void newMemberOutsideTheFilterIsNotShown();
    void commonTagsBecomeColumns();
    void columnsChangeOnlyByAnAct();
    void talliesFollow();
    void clusterTextIsMadePlain();
    void tooltipsShowLettersOnly();
    void nameOnlyRowHasDashes();
    void ageCountsOnForVisibleRowsOnly();
    void rowSpeaksAsASentence();
};

namespace {

QString text(const MemberModel& model, int at, MemberColumn::Kind kind)
{
    for (std::size_t column = 0; column < model.columns().size(); ++column) {
        if (model.columns()[column].kind != kind) continue;
        return model.index(at, static_cast<int>(column)).data().toString();
    }
    return {};
}

QStringList names(const MemberModel& model)
{
    QStringList names;
    for (int at = 0; at < model.rowCount(); ++at) {
        names.append(text(model, at, MemberColumn::Kind::Name));
    }
    return names;
}

QStringList words(const char* spaced)
{
    return QString::fromUtf8(spaced).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

int columnOf(const MemberModel& model, const char* id)
{
    for (std::size_t column = 0; column < model.columns().size(); ++column) {
        if (model.columns()[column].id() == id) return static_cast<int>(column);
    }
    return -1;
}

std::vector<link::MemberRowPtr> three()
{
    return {row({.id = 1, .name = "web-10"}), row({.id = 2, .name = "db-1"}),
            row({.id = 3, .name = "web-2"})};
}

/// Every test's model is watched for broken promises.
struct Watched {
    MemberModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

void TstMemberModel::firstBatchIsShownWorstFirstThenByName()
{
    Watched w;
    auto rows = three();
    rows.push_back(row({.id = 9, .name = "zoo", .status = link::MemberStatus::Failed}));
    w.model.apply(batchOf(rows), momentAt());
    QCOMPARE(names(w.model), words("zoo db-1 web-2 web-10"));
    QCOMPARE(w.model.pending(), 0);
    QVERIFY(!w.model.index(0, 1).data(MemberModel::FreshRole).toBool());
}

void TstMemberModel::sortAskedForBeforeTheFirstBatchLosesNobody()
{
    MemberModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.resort();
    model.apply(batchOf({row({.id = 1, .name = "web-1"}), row({.id = 2, .name = "web-2"})}),
                momentAt());
    QCOMPARE(model.rowCount(), 2);
    model.apply(batchOf({row({.id = 3, .name = "db-1"})}), momentAt());
    QCOMPARE(model.rowCount(), 3);
}

void TstMemberModel::changeKeepsItsPlace()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    w.model.sort(0, Qt::AscendingOrder);
    w.model.apply(batchOf({row({.id = 3, .name = "web-2", .status = link::MemberStatus::Failed})}),
                  momentAt());
    QCOMPARE(names(w.model), words("db-1 web-2 web-10"));
    QCOMPARE(text(w.model, 1, MemberColumn::Kind::Status), QStringLiteral("failed"));
    QCOMPARE(w.model.pending(), 1);
    w.model.resort();
    QCOMPARE(names(w.model), words("web-2 db-1 web-10"));
    QCOMPARE(w.model.pending(), 0);
}

void TstMemberModel::newAddressChangesItsRowInPlace()
{
    // CAS-10: a name that comes back from another address is the same member in the same row.
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    const int before = w.model.rowOf(three()[1]->key);
    QSignalSpy resets(&w.model, &QAbstractItemModel::modelReset);
    w.model.apply(batchOf({row({.id = 2, .name = "db-1", .address = "10.9.9.9"})}), momentAt());
    QCOMPARE(w.model.rowOf(three()[1]->key), before);
    QCOMPARE(text(w.model, before, MemberColumn::Kind::Address), QStringLiteral("10.9.9.9:7946"));
    QCOMPARE(w.model.rowCount(), 3);
    QCOMPARE(resets.size(), 0);
}

void TstMemberModel::adjacentChangesAreOneDataChanged()
{
    Watched w;
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t at = 0; at < 10; ++at) {
        rows.push_back(row({.id = at, .name = "n" + std::to_string(at)}));
    }
    w.model.apply(batchOf(rows), momentAt());
    QSignalSpy spy(&w.model, &QAbstractItemModel::dataChanged);
    std::vector<link::MemberRowPtr> changed;
    for (const std::uint32_t at : {7U, 2U, 3U, 4U, 8U}) {
        changed.push_back(row({.id = at, .name = "n" + std::to_string(at), .incarnation = 9}));
    }
    w.model.apply(batchOf(changed), momentAt());
    QCOMPARE(spy.count(), 2);
    QCOMPARE(spy[0][0].toModelIndex().row(), 2);
    QCOMPARE(spy[0][1].toModelIndex().row(), 4);
    QCOMPARE(spy[1][0].toModelIndex().row(), 7);
    QCOMPARE(spy[1][1].toModelIndex().row(), 8);
    QVERIFY(!spy[0][2].value<QList<int>>().isEmpty());
}

void TstMemberModel::newMemberJoinsAtTheEndAndIsFresh()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    w.model.apply(batchOf({row({.id = 4, .name = "api-1"})}), momentAt());
    QCOMPARE(names(w.model), words("db-1 web-2 web-10 api-1"));
    QVERIFY(w.model.index(3, 1).data(MemberModel::FreshRole).toBool());
    QCOMPARE(w.model.pending(), 1);
    w.model.resort();
    QCOMPARE(names(w.model), words("api-1 db-1 web-2 web-10"));
    QVERIFY(!w.model.index(0, 1).data(MemberModel::FreshRole).toBool());
}

void TstMemberModel::vanishedMemberStaysAsGhostUntilResort()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    link::ObservationBatch gone;
    gone.removed.push_back({ClusterId{0}, MemberId{2}});
    w.model.apply(gone, momentAt());
    QCOMPARE(w.model.rowCount(), 3);
    QVERIFY(w.model.index(0, 1).data(MemberModel::GhostRole).toBool());
    QCOMPARE(w.model.tally().total, 2U);
    QCOMPARE(w.model.pending(), 1);
    w.model.resort();
    QCOMPARE(names(w.model), words("web-2 web-10"));
    QCOMPARE(w.model.pending(), 0);
}

void TstMemberModel::ghostComesBackToLife()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    link::ObservationBatch gone;
    gone.removed.push_back({ClusterId{0}, MemberId{2}});
    w.model.apply(gone, momentAt());
    w.model.apply(batchOf({row({.id = 2, .name = "db-1", .incarnation = 5})}), momentAt());
    QVERIFY(!w.model.index(0, 1).data(MemberModel::GhostRole).toBool());
    QCOMPARE(w.model.pending(), 0);
    QCOMPARE(w.model.tally().total, 3U);
}

void TstMemberModel::resyncTurnsTheAbsentIntoGhosts()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    QSignalSpy resets(&w.model, &QAbstractItemModel::modelReset);
    w.model.apply(batchOf({row({.id = 3, .name = "web-2"})}, true), momentAt());
    QCOMPARE(resets.count(), 0);
    QCOMPARE(w.model.tally().total, 1U);
    QCOMPARE(w.model.pending(), 2);
    w.model.resort();
    QCOMPARE(names(w.model), words("web-2"));
}

void TstMemberModel::resyncLeavesOtherClustersAlone()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a", .cluster = 1}),
                           row({.id = 1, .name = "b", .cluster = 2})}),
                  momentAt());
    auto batch = batchOf({}, true);
    batch.cluster = ClusterId{1};
    w.model.apply(batch, momentAt());
    w.model.resort();
    QCOMPARE(names(w.model), words("b"));
}

void TstMemberModel::pendingCountsWhatAResortWouldMove()
{
    Watched w;
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t at = 0; at < 6; ++at) {
        rows.push_back(row({.id = at, .name = "n" + std::to_string(at), .incarnation = 10 * at}));
    }
    w.model.apply(batchOf(rows), momentAt());
    w.model.sort(columnOf(w.model, "incarnation"), Qt::AscendingOrder);
    // Grows, but stays between its neighbours.
    w.model.apply(batchOf({row({.id = 2, .name = "n2", .incarnation = 25})}), momentAt());
    QCOMPARE(w.model.pending(), 0);
    w.model.apply(batchOf({row({.id = 2, .name = "n2", .incarnation = 99})}), momentAt());
    QCOMPARE(w.model.pending(), 1);
    // Comes home.
    w.model.apply(batchOf({row({.id = 2, .name = "n2", .incarnation = 20})}), momentAt());
    QCOMPARE(w.model.pending(), 0);
}

void TstMemberModel::sortIsAnAct()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    QSignalSpy layouts(&w.model, &QAbstractItemModel::layoutChanged);
    const QPersistentModelIndex held = w.model.index(0, 1);
    w.model.sort(1, Qt::DescendingOrder);
    QCOMPARE(names(w.model), words("web-10 web-2 db-1"));
    QCOMPARE(layouts.count(), 1);
    QCOMPARE(held.row(), 2);
    QCOMPARE(w.model.sortColumn(), 1);
    QCOMPARE(w.model.sortOrder(), Qt::DescendingOrder);
}

void TstMemberModel::aSortByATagWaitsForTheTag()
{
    const auto build = [](std::uint32_t id, const char* value) {
        return row({.id = id, .name = "n" + std::to_string(id), .tags = {{"build", value}}});
    };
    Watched w;
    w.model.setSort("tag:build", Qt::DescendingOrder);
    QCOMPARE(w.model.sorting().column.tag, std::string("build"));
    // The first rows have no such tag.
    w.model.apply(batchOf({row({.id = 1, .name = "n1"})}), momentAt());
    QCOMPARE(w.model.sorting().column.tag, std::string("build"));
    w.model.apply(batchOf({build(1, "7"), build(2, "9"), build(3, "8")}), momentAt());
    QVERIFY(w.model.sortColumn() >= 0);
    QCOMPARE(w.model.columns()[static_cast<std::size_t>(w.model.sortColumn())].tag,
             std::string("build"));
    QCOMPARE(names(w.model), words("n2 n3 n1"));
    QCOMPARE(w.model.pending(), 0);
    // Whoever sorts by hand meanwhile is not overruled.
    Watched other;
    other.model.setSort("tag:build", Qt::DescendingOrder);
    other.model.apply(batchOf({row({.id = 1, .name = "n1"})}), momentAt());
    other.model.setSort("name", Qt::AscendingOrder);
    other.model.apply(batchOf({build(1, "7"), build(2, "9"), build(3, "8")}), momentAt());
    QCOMPARE(other.model.sorting().column.kind, models::MemberColumn::Kind::Name);
}

void TstMemberModel::emptyValuesStandLastEitherWay()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a", .rtt = 2ms}), row({.id = 2, .name = "b"}),
                           row({.id = 3, .name = "c", .rtt = 1ms})}),
                  momentAt());
    const int rtt = columnOf(w.model, "rtt");
    w.model.sort(rtt, Qt::AscendingOrder);
    QCOMPARE(names(w.model), words("c a b"));
    w.model.sort(rtt, Qt::DescendingOrder);
    QCOMPARE(names(w.model), words("a c b"));
}

void TstMemberModel::filterNeedsEveryWord()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "web-1", .tags = {{"zone", "eu-1a"}}}),
                           row({.id = 2, .name = "WEB-2", .tags = {{"zone", "eu-1b"}}}),
                           row({.id = 3, .name = "db-1", .address = "10.9.9.9"})}),
                  momentAt());
    w.model.setFilter(QStringLiteral("web"));
    QCOMPARE(names(w.model), words("web-1 WEB-2"));
    w.model.setFilter(QStringLiteral(" web   zone:EU-1b "));
    QCOMPARE(names(w.model), words("WEB-2"));
    w.model.setFilter(QStringLiteral("10.9.9"));
    QCOMPARE(names(w.model), words("db-1"));
    w.model.setFilter(QStringLiteral("mail"));
    QCOMPARE(w.model.rowCount(), 0);
    QVERIFY(w.model.isFiltered());
    w.model.setFilter(QStringLiteral("role~^w or not zone=eu-1b web"));
    QCOMPARE(names(w.model), words("web-1"));
    w.model.setFilter({});
    QCOMPARE(w.model.rowCount(), 3);
}

void TstMemberModel::halfAFilterChangesNothing()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    const auto all = names(w.model);
    QSignalSpy told(&w.model, &MemberModel::filterChanged);
    w.model.setFilter(QString::fromStdString("name=" + w.model.rowAt(0)->facts->name));
    QCOMPARE(w.model.rowCount(), 1);
    QCOMPARE(told.count(), 1);
    w.model.setFilter(QStringLiteral("rtt>s"));
    QCOMPARE(w.model.rowCount(), 1);
    QVERIFY(w.model.filterError());
    QCOMPARE(w.model.filterError()->at.from, std::size_t{4});
    QCOMPARE(told.count(), 2);
    w.model.setFilter({});
    QVERIFY(!w.model.filterError());
    QCOMPARE(names(w.model), all);
}

void TstMemberModel::changedMemberOutsideTheFilterStaysUntilResort()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a", .tags = {{"zone", "x"}}}),
                           row({.id = 2, .name = "b", .tags = {{"zone", "x"}}})}),
                  momentAt());
    w.model.setFilter(QStringLiteral("zone=x"));
    w.model.apply(batchOf({row({.id = 1, .name = "a", .tags = {{"zone", "y"}}})}), momentAt());
    QCOMPARE(names(w.model), words("a b"));
    QCOMPARE(w.model.pending(), 1);
    w.model.resort();
    QCOMPARE(names(w.model), words("b"));
}

void TstMemberModel::newMemberOutsideTheFilterIsNotShown()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    w.model.setFilter(QStringLiteral("web"));
    w.model.apply(batchOf({row({.id = 8, .name = "db-9"}), row({.id = 9, .name = "web-3"})}),
                  momentAt());
    QCOMPARE(names(w.model), words("web-2 web-10 web-3"));
    QCOMPARE(w.model.tally().total, 5U);
}

void TstMemberModel::commonTagsBecomeColumns()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a", .tags = {{"role", "web"}, {"x", "1"}}}),
                           row({.id = 2, .name = "b", .tags = {{"role", "db"}}}),
                           row({.id = 3, .name = "c", .tags = {{"role", "db"}}}),
                           row({.id = 4, .name = "d", .tags = {{"x", "2"}}})}),
                  momentAt());
    const int role = columnOf(w.model, "tag:role");
    QVERIFY(role > 0);
    // Half of the members is not most of them.
    QCOMPARE(columnOf(w.model, "tag:x"), -1);
    const int tags = columnOf(w.model, "tags");
    QCOMPARE(w.model.index(0, role).data().toString(), QStringLiteral("web"));
    QCOMPARE(w.model.index(0, tags).data().toString(), QStringLiteral("x=1"));
    QCOMPARE(w.model.index(1, tags).data().toString(), QStringLiteral("–"));
    QCOMPARE(w.model.headerData(role, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("role"));
}

void TstMemberModel::columnsChangeOnlyByAnAct()
{
    Watched w;
    w.model.apply(batchOf(three()), momentAt());
    const auto before = w.model.columns();
    std::vector<link::MemberRowPtr> tagged;
    for (std::uint32_t id = 1; id <= 3; ++id) {
        const auto* name = id == 1 ? "web-10" : id == 2 ? "db-1" : "web-2";
        tagged.push_back(row({.id = id, .name = name, .tags = {{"zone", "a"}}}));
    }
    w.model.apply(batchOf(tagged), momentAt());
    QVERIFY(w.model.columns() == before);
    w.model.resort();
    QVERIFY(columnOf(w.model, "tag:zone") > 0);
}

void TstMemberModel::talliesFollow()
{
    Watched w;
    QSignalSpy spy(&w.model, &MemberModel::tallyChanged);
    w.model.apply(batchOf(test::nightShift()), momentAt());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(w.model.tally().of(StatusKind::Suspect), 2U);
    QCOMPARE(w.model.tally().of(StatusKind::Failed), 2U);
    QCOMPARE(w.model.tally().of(StatusKind::Left), 1U);
    QCOMPARE(w.model.tally().of(StatusKind::Alive), 35U);
    QCOMPARE(w.model.tally().total, 40U);
}

void TstMemberModel::clusterTextIsMadePlain()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1,
                                .name = "a\x1b[31m\xe2\x80\xae"
                                        "b",
                                .tags = {{"k\n", "\xff"}}})}),
                  momentAt());
    QCOMPARE(names(w.model), QStringList{QStringLiteral("a<ESC>[31m<U+202E>b")});
    const int tag = columnOf(w.model, "tag:k\n");
    QCOMPARE(w.model.index(0, tag).data().toString(), QStringLiteral("<0xFF>"));
    QCOMPARE(w.model.headerData(tag, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("k<LF>"));
}

void TstMemberModel::tooltipsShowLettersOnly()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "<b>bold</b><img src=x>&lt;"})}), momentAt());
    const QString tip = w.model.index(0, 1).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(QStringLiteral("&lt;b&gt;bold&lt;/b&gt;&lt;img src=x&gt;&amp;lt;")),
             qPrintable(tip));
    QVERIFY(!tip.contains(QStringLiteral("<b>")) && !tip.contains(QStringLiteral("<img")));
}

void TstMemberModel::nameOnlyRowHasDashes()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1,
                                .name = "a",
                                .status = link::MemberStatus::Failed,
                                .state = link::RawState::Unknown,
                                .address = "",
                                .source = link::RowSource::NameOnly})}),
                  momentAt());
    QCOMPARE(text(w.model, 0, MemberColumn::Kind::Address), QStringLiteral("–"));
    QCOMPARE(text(w.model, 0, MemberColumn::Kind::Incarnation), QStringLiteral("–"));
    QVERIFY(w.model.index(0, 2).data(MemberModel::FaintRole).toBool());
}

void TstMemberModel::ageCountsOnForVisibleRowsOnly()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a", .since = -8s}),
                           row({.id = 2, .name = "b", .since = -8s, .firstLook = true}),
                           row({.id = 3, .name = "c", .since = -8s})}),
                  momentAt());
    QCOMPARE(text(w.model, 0, MemberColumn::Kind::Since), QStringLiteral("8 s"));
    QCOMPARE(text(w.model, 1, MemberColumn::Kind::Since), QStringLiteral("> 8 s"));
    QSignalSpy spy(&w.model, &QAbstractItemModel::dataChanged);
    w.model.tick(momentAt(2s), 0, 1);
    QCOMPARE(text(w.model, 0, MemberColumn::Kind::Since), QStringLiteral("10 s"));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toModelIndex().column(), columnOf(w.model, "since"));
    QCOMPARE(spy[0][1].toModelIndex().row(), 1);
}

void TstMemberModel::rowSpeaksAsASentence()
{
    Watched w;
    w.model.apply(
        batchOf({row({.id = 1, .name = "db-7", .state = link::RawState::Suspect, .since = -8s})}),
        momentAt());
    QCOMPARE(w.model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("db-7: suspect for 8 s"));
}

QTEST_GUILESS_MAIN(TstMemberModel)
#include "tst_member_model.moc"
