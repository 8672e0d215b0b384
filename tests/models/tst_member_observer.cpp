#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/keyed_selection.h"
#include "ui/models/member_model.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::MemberColumn;
using models::MemberModel;
using test::batchOf;
using test::momentAt;
using test::row;

/// The member table of one who is a member: accusers, the own row, and the change from looking.
class TstMemberObserver final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accusersHaveAColumnOnlyWhenKnown();
    void accusersAreListedWhileSuspect();
    void unknownAccuserIsSaid();
    void noVerdictIsSaid();
    void accusersAreMadePlain();
    void mostAccusedStandsFirst();
    void sentenceCountsAccusers();
    void ownRowIsMarked();
    void succeedTakesAllRowsAtOnce();
    void succeedKeepsTheSelectionByName();
    void succeedKeepsTheFilter();
    void keysLeadThroughSeveralLinks();
};

namespace {

struct Watched {
    MemberModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

int columnOf(const MemberModel& model, MemberColumn::Kind kind)
{
    for (std::size_t column = 0; column < model.columns().size(); ++column) {
        if (model.columns()[column].kind == kind) return static_cast<int>(column);
    }
    return -1;
}

QModelIndex accused(const MemberModel& model, int at)
{
    return model.index(at, columnOf(model, MemberColumn::Kind::AccusedBy));
}

link::MemberRowPtr suspect(std::uint32_t id, std::vector<std::string> accusers, bool open = false)
{
    return row({.id = id,
                .name = "m" + std::to_string(id),
                .state = link::RawState::Suspect,
                .since = -8s,
                .accusers = std::move(accusers),
                .noVerdict = open});
}

} // namespace

void TstMemberObserver::accusersHaveAColumnOnlyWhenKnown()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a"})}), momentAt());
    QCOMPARE(columnOf(w.model, MemberColumn::Kind::AccusedBy), -1);
    QSignalSpy resets(&w.model, &QAbstractItemModel::modelReset);
    w.model.setAccusersKnown(true);
    w.model.setAccusersKnown(true);
    QCOMPARE(resets.count(), 1);
    QVERIFY(columnOf(w.model, MemberColumn::Kind::AccusedBy) > 0);
    w.model.resort();
    QVERIFY(columnOf(w.model, MemberColumn::Kind::AccusedBy) > 0);
    w.model.setAccusersKnown(false);
    QCOMPARE(columnOf(w.model, MemberColumn::Kind::AccusedBy), -1);
}

void TstMemberObserver::accusersAreListedWhileSuspect()
{
    Watched w;
    w.model.setAccusersKnown(true);
    w.model.apply(batchOf({suspect(1, {"web-1", "web-4"})}), momentAt());
    QCOMPARE(accused(w.model, 0).data().toString(), QStringLiteral("web-1, web-4"));
    QVERIFY(!accused(w.model, 0).data(MemberModel::FaintRole).toBool());
    const QString hint = accused(w.model, 0).data(Qt::ToolTipRole).toString();
    QVERIFY(hint.contains(QStringLiteral("web-1<br>web-4")));
    // Cleared, whatever the link still remembers.
    w.model.apply(batchOf({row({.id = 1, .name = "m1", .accusers = {"web-1"}})}), momentAt());
    QCOMPARE(accused(w.model, 0).data().toString(), QStringLiteral("–"));
    QVERIFY(accused(w.model, 0).data(MemberModel::FaintRole).toBool());
}

void TstMemberObserver::unknownAccuserIsSaid()
{
    Watched w;
    w.model.setAccusersKnown(true);
    w.model.apply(batchOf({suspect(1, {})}), momentAt());
    QCOMPARE(accused(w.model, 0).data().toString(), QStringLiteral("not told"));
}

void TstMemberObserver::noVerdictIsSaid()
{
    Watched w;
    w.model.setAccusersKnown(true);
    w.model.apply(batchOf({suspect(1, {"web-1"}, true)}), momentAt());
    QCOMPARE(accused(w.model, 0).data().toString(), QStringLiteral("no verdict · web-1"));
    QVERIFY(w.model.index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QStringLiteral(", no verdict")));
}

void TstMemberObserver::accusersAreMadePlain()
{
    Watched w;
    w.model.setAccusersKnown(true);
    std::vector<std::string> many(link::kAccusersMost, "x");
    many.front() = "<b>a</b>\x1b[0m";
    w.model.apply(batchOf({suspect(1, many)}), momentAt());
    const QString cell = accused(w.model, 0).data().toString();
    QVERIFY2(cell.startsWith(QStringLiteral("<b>a</b><ESC>[0m, x")), qPrintable(cell));
    QVERIFY(cell.endsWith(QStringLiteral("…")));
    const QString hint = accused(w.model, 0).data(Qt::ToolTipRole).toString();
    QVERIFY(hint.contains(QStringLiteral("&lt;b&gt;a")));
}

void TstMemberObserver::mostAccusedStandsFirst()
{
    Watched w;
    w.model.setAccusersKnown(true);
    w.model.apply(
        batchOf({row({.id = 1, .name = "a"}), suspect(2, {"x"}), suspect(3, {"x", "y", "z"})}),
        momentAt());
    const int column = columnOf(w.model, MemberColumn::Kind::AccusedBy);
    w.model.sort(column, Qt::AscendingOrder);
    QCOMPARE(w.model.index(0, 1).data().toString(), QStringLiteral("m3"));
    QCOMPARE(w.model.index(2, 1).data().toString(), QStringLiteral("a"));
    w.model.sort(column, Qt::DescendingOrder);
    QCOMPARE(w.model.index(2, 1).data().toString(), QStringLiteral("a"));
}

void TstMemberObserver::sentenceCountsAccusers()
{
    Watched w;
    w.model.apply(batchOf({suspect(1, {"x", "y"})}), momentAt());
    QVERIFY(w.model.index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral("m1: suspect for 8 s, 2 accuser")));
}

void TstMemberObserver::ownRowIsMarked()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a"}), row({.id = 2, .name = "me"})}), momentAt());
    QSignalSpy changes(&w.model, &QAbstractItemModel::dataChanged);
    w.model.setOwn(MemberKey{ClusterId{0}, MemberId{2}});
    w.model.setOwn(MemberKey{ClusterId{0}, MemberId{2}});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(w.model.index(1, 1).data(MemberModel::RemarkRole).toString(),
             QStringLiteral("this is Grapevine"));
    // The name itself stays what one copies.
    QCOMPARE(w.model.index(1, 1).data().toString(), QStringLiteral("me"));
    QVERIFY(w.model.index(0, 1).data(MemberModel::RemarkRole).toString().isEmpty());
    QVERIFY(w.model.index(1, 0).data(MemberModel::RemarkRole).toString().isEmpty());
    QVERIFY(w.model.index(1, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QStringLiteral("this is Grapevine")));
    w.model.setOwn(std::nullopt);
    QVERIFY(w.model.index(1, 1).data(MemberModel::RemarkRole).toString().isEmpty());
}

void TstMemberObserver::succeedTakesAllRowsAtOnce()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a"}), row({.id = 2, .name = "b"})}), momentAt());
    QSignalSpy resets(&w.model, &QAbstractItemModel::modelReset);
    QSignalSpy tallies(&w.model, &MemberModel::tallyChanged);
    auto picture = batchOf({row({.id = 1, .name = "c", .cluster = 2}),
                            row({.id = 2, .name = "a", .cluster = 2}),
                            row({.id = 3, .name = "b", .cluster = 2})},
                           true);
    picture.cluster = ClusterId{2};
    w.model.succeed(picture, momentAt(1s));
    QCOMPARE(resets.count(), 1);
    QCOMPARE(tallies.count(), 1);
    QCOMPARE(w.model.rowCount(), 3);
    QCOMPARE(w.model.pending(), 0);
    QVERIFY(!w.model.index(0, 1).data(MemberModel::FreshRole).toBool());
    // An old key leads to the member of its name.
    QCOMPARE(w.model.rowOf({ClusterId{0}, MemberId{2}}), 1);
    QCOMPARE(w.model.rowOf({ClusterId{0}, MemberId{77}}), -1);
    // From here on the new link's words count.
    w.model.apply(batchOf({row({.id = 3, .name = "b", .incarnation = 9, .cluster = 2})}),
                  momentAt(2s));
    QCOMPARE(w.model.rowCount(), 3);
}

void TstMemberObserver::succeedKeepsTheSelectionByName()
{
    Watched w;
    QItemSelectionModel selection(&w.model);
    const models::KeyedSelection keyed(w.model, selection, nullptr);
    w.model.apply(batchOf({row({.id = 1, .name = "a"}), row({.id = 2, .name = "b"})}), momentAt());
    selection.setCurrentIndex(w.model.index(1, 1),
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    w.model.succeed(batchOf({row({.id = 1, .name = "b", .cluster = 2}),
                             row({.id = 2, .name = "a", .cluster = 2}),
                             row({.id = 3, .name = "0", .cluster = 2})},
                            true),
                    momentAt());
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(selection.currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("b"));
    QCOMPARE(selection.selectedRows(1).first().data().toString(), QStringLiteral("b"));
}

void TstMemberObserver::succeedKeepsTheFilter()
{
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a"}), row({.id = 2, .name = "b"})}), momentAt());
    w.model.setFilter(QStringLiteral("b"));
    w.model.succeed(batchOf({row({.id = 1, .name = "b", .cluster = 2}),
                             row({.id = 2, .name = "a", .cluster = 2})},
                            true),
                    momentAt());
    QCOMPARE(w.model.rowCount(), 1);
    QCOMPARE(w.model.tally().total, 2U);
}

void TstMemberObserver::keysLeadThroughSeveralLinks()
{
    // Looked at, joined, looked at again: what is inspected stays the same member.
    Watched w;
    w.model.apply(batchOf({row({.id = 1, .name = "a"}), row({.id = 2, .name = "b"})}), momentAt());
    const auto inspected = row({.id = 2, .name = "b"})->key;
    w.model.succeed(batchOf({row({.id = 5, .name = "b", .cluster = 2}),
                             row({.id = 6, .name = "a", .cluster = 2})},
                            true),
                    momentAt());
    w.model.succeed(batchOf({row({.id = 8, .name = "a", .cluster = 3}),
                             row({.id = 9, .name = "b", .cluster = 3})},
                            true),
                    momentAt());
    QCOMPARE(w.model.member(inspected)->facts->name, std::string("b"));
    QCOMPARE(w.model.member(row({.id = 6, .name = "a", .cluster = 2})->key)->key.cluster,
             ClusterId{3});
}

QTEST_GUILESS_MAIN(TstMemberObserver)
#include "tst_member_observer.moc"
