#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

#include "tests/ui/looks/painted_text.h"
#include "tests/ui/member_pictures.h"
#include "tests/ui/window_bench.h"
#include "ui/models/compare_model.h"
#include "ui/models/time_words.h"
#include "ui/widgets/compare_sheet.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/window_docks.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::CompareModel;
using models::MemberModel;
using test::batchOf;
using test::momentAt;
using test::WindowBench;

/// One member looked at closely, and several side by side.
class TstMemberSheets final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatDiffersStandsFirst();
    void theOddOneIsMarked();
    void linesStayWhileValuesChange();
    void tooManyAreCutAndSaid();
    void compareOpensFromTheMenuAndCopies();
    void inspectorShowsOneMember();
    void inspectorGoesOnWithItsMember();
    void inspectorShowsTimesWhole();
    void inspectorKeepsItsLines();
    void hostileTagsAreLetters();
    void sheetsAreDrawn_data();
    void sheetsAreDrawn();
};

namespace {

QStringList firstColumn(const CompareModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, 0).data().toString());
    return texts;
}

int lineOf(const CompareModel& model, const char* name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto text = model.index(row, 0).data().toString();
        if (text == QLatin1String(name) || text == QStringLiteral("≠ ") + QLatin1String(name)) {
            return row;
        }
    }
    return -1;
}

std::vector<MemberKey> keysOf(const MemberModel& model, int most)
{
    std::vector<MemberKey> keys;
    for (int row = 0; row < std::min(most, model.rowCount()); ++row)
        keys.push_back(*model.keyAt(row));
    return keys;
}

link::MemberRowPtr web(std::uint32_t id, const char* build)
{
    return test::row({.id = id,
                      .name = "web-" + std::to_string(id),
                      .tags = {{"build", build}, {"role", "web"}},
                      .address = "10.0.0." + std::to_string(id)});
}

QString factOf(const QTreeWidget& tree, const QString& name)
{
    for (auto* item : tree.findItems(name, Qt::MatchExactly | Qt::MatchRecursive))
        if (item->parent() != nullptr) return item->text(1);
    return {};
}

} // namespace

void TstMemberSheets::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstMemberSheets::whatDiffersStandsFirst()
{
    MemberModel members;
    members.apply(batchOf({web(1, "311"), web(2, "312")}), momentAt());
    const CompareModel model(members, keysOf(members, 2));
    QCOMPARE(model.differing(), 1);
    const auto lines = firstColumn(model);
    QCOMPARE(lines[0], QStringLiteral("≠ build"));
    // Addresses always differ: that is no news.
    QVERIFY(lines.contains(QStringLiteral("Address")));
    QVERIFY(lines.contains(QStringLiteral("role")));
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("web-1"));
}

void TstMemberSheets::theOddOneIsMarked()
{
    MemberModel members;
    members.apply(batchOf({web(1, "311"), web(2, "312"), web(3, "311")}), momentAt());
    const CompareModel model(members, keysOf(members, 3));
    const int build = lineOf(model, "build");
    QVERIFY(!model.index(build, 1).data(CompareModel::OddRole).toBool());
    QVERIFY(model.index(build, 2).data(CompareModel::OddRole).toBool());
    QVERIFY(model.index(build, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QStringLiteral("differs")));
    QVERIFY(!model.index(lineOf(model, "role"), 2).data(CompareModel::OddRole).toBool());
}

void TstMemberSheets::linesStayWhileValuesChange()
{
    MemberModel members;
    members.apply(batchOf({web(1, "311"), web(2, "312")}), momentAt());
    CompareModel model(members, keysOf(members, 2));
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const int build = lineOf(model, "build");
    auto more = *web(2, "311");
    auto facts = *more.facts;
    facts.tags = {{"build", "311"}, {"new", "x"}, {"role", "db"}};
    more.facts = std::make_shared<const NodeFacts>(facts);
    members.apply(batchOf({std::make_shared<const link::MemberRow>(more)}), momentAt());
    const int before = model.rowCount();
    model.refresh();
    QCOMPARE(lineOf(model, "build"), build);
    QCOMPARE(model.index(build, 2).data().toString(), QStringLiteral("311"));
    QCOMPARE(model.rowCount(), before + 1);
    QCOMPARE(model.differing(), 2);
    members.clear();
    model.refresh();
    QCOMPARE(model.rowCount(), before + 1);
}

void TstMemberSheets::tooManyAreCutAndSaid()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.table().selectAll();
    bench.table().setCurrentIndex(bench.model().index(0, 1));
    bench.table().selectAll();
    Q_EMIT bench.table().menuRequested(QPoint(50, 50));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    menu->findChild<QAction*>(QStringLiteral("menuCompare"))->trigger();
    menu->close();
    const auto text = bench.find<QLabel>("compareSummary")->text();
    QVERIFY2(text.contains(QStringLiteral("12")), qPrintable(text));
}

void TstMemberSheets::compareOpensFromTheMenuAndCopies()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    auto& model = bench.model();
    for (int row = 0; row < 3; ++row) {
        bench.table().selectionModel()->select(model.index(row, 0), QItemSelectionModel::Select |
                                                                        QItemSelectionModel::Rows);
    }
    Q_EMIT bench.table().menuRequested(QPoint(50, 50));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    menu->findChild<QAction*>(QStringLiteral("menuCompare"))->trigger();
    menu->close();
    bench.find<QPushButton>("compareMarkdown")->click();
    const auto lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QVERIFY(lines[0].startsWith(QStringLiteral("| What | ")));
    QCOMPARE(lines[0].count(QLatin1Char('|')), 5);
    QCOMPARE(lines[1], QStringLiteral("| --- | --- | --- | --- |"));
    bench.find<QPushButton>("compareTsv")->click();
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("What\t")));
}

void TstMemberSheets::inspectorShowsOneMember()
{
    MemberModel members;
    members.setAccusersKnown(true);
    members.apply(batchOf(test::nightShiftFromWithin()), momentAt());
    widgets::MemberInspector inspector(members);
    inspector.show();
    QVERIFY(inspector.findChild<QLabel*>(QStringLiteral("inspectedState"))
                ->text()
                .startsWith(QStringLiteral("Choose")));
    const auto accused = test::nightShiftFromWithin()[21];
    inspector.setMember(accused->key);
    QCOMPARE(inspector.findChild<QLabel*>(QStringLiteral("inspectedName"))->text(),
             QString::fromStdString(accused->facts->name));
    const auto& facts = *inspector.findChild<QTreeWidget*>(QStringLiteral("inspectedFacts"));
    QCOMPARE(factOf(facts, QStringLiteral("Status")), QStringLiteral("suspect"));
    QCOMPARE(factOf(facts, QStringLiteral("Accused by")), QStringLiteral("web-3, api-2, cache-1"));
    QCOMPARE(factOf(facts, QStringLiteral("Incarnation")), QStringLiteral("14"));
    QVERIFY(inspector.findChild<QPlainTextEdit*>(QStringLiteral("inspectedRaw"))
                ->toPlainText()
                .contains(QStringLiteral("\"addr\"")));
}

void TstMemberSheets::inspectorGoesOnWithItsMember()
{
    MemberModel members;
    members.apply(batchOf({web(1, "311"), web(2, "312")}), momentAt());
    widgets::MemberInspector inspector(members);
    inspector.setMember(web(1, "311")->key);
    auto failed = *web(1, "311");
    failed.status = link::MemberStatus::Failed;
    failed.since = momentAt(10s);
    members.apply(batchOf({std::make_shared<const link::MemberRow>(failed)}), momentAt(12s));
    const auto* state = inspector.findChild<QLabel*>(QStringLiteral("inspectedState"));
    QCOMPARE(state->text(), QStringLiteral("failed for 2 s"));
    const auto* changes = inspector.findChild<QTreeWidget*>(QStringLiteral("inspectedChanges"));
    QCOMPARE(changes->topLevelItemCount(), 2);
    QCOMPARE(changes->topLevelItem(0)->text(1), QStringLiteral("failed"));
    const auto words = inspector.findChild<QLabel*>(QStringLiteral("ribbonWords"))->text();
    inspector.findChild<QToolButton*>(QStringLiteral("inspectorSpan1"))->click();
    QVERIFY(inspector.findChild<QLabel*>(QStringLiteral("ribbonWords"))->text() != words);
    members.tick(momentAt(20s), 0, 1);
    inspector.tick();
    QCOMPARE(state->text(), QStringLiteral("failed for 10 s"));
    link::ObservationBatch gone;
    gone.removed.push_back(web(1, "311")->key);
    members.apply(gone, momentAt(30s));
    QVERIFY(state->text().startsWith(QStringLiteral("Last seen failed")));
    members.clear();
    QVERIFY(state->text().contains(QStringLiteral("no longer known")));
}

void TstMemberSheets::inspectorShowsTimesWhole()
{
    WindowBench bench;
    bench.window.resize(1280, 720);
    auto row = *web(1, "311");
    auto facts = *row.facts;
    facts.tags.emplace_back("zz.the-key-of-a-tag-that-is-as-long-as-some-are-in-practice", "1");
    row.facts = std::make_shared<const NodeFacts>(facts);
    row.sinceFirstLook = true;
    auto failed = row;
    failed.status = link::MemberStatus::Failed;
    failed.since = momentAt(10s);
    failed.sinceFirstLook = false;
    bench.look(test::liveStatus(), {std::make_shared<const link::MemberRow>(row)});
    const auto isWhole = [&](const QString& text) {
        QCoreApplication::processEvents();
        const auto all = test::paintedText(bench.window);
        return std::any_of(all.begin(), all.end(),
                           [&](const auto& one) { return one.text.contains(text); });
    };
    auto& docks = bench.window.docks();
    docks.inspect(row.key);
    docks.setInspectorShown(true);
    QVERIFY(isWhole(QStringLiteral("< ") + models::briefTimeText(row.since.wall)));
    QVERIFY(isWhole(models::briefTimeText(row.seenAt.wall)));
    // Nor do the names beside them give way, but for the longest.
    QVERIFY(isWhole(QStringLiteral("Incarnation")));
    auto* tree = docks.inspector().findChild<QTreeWidget*>(QStringLiteral("inspectedFacts"));
    const auto lines = tree->findItems(QStringLiteral("So since"), Qt::MatchRecursive);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines[0]->toolTip(1).contains(models::preciseText(row.since.wall)));
    bench.publish(batchOf({std::make_shared<const link::MemberRow>(failed)}));
    auto* tabs = docks.inspector().findChild<QTabWidget*>();
    tabs->setCurrentIndex(1);
    QVERIFY(isWhole(models::briefTimeText(failed.since.wall)));
    QVERIFY(isWhole(QStringLiteral("(first seen)")));
}

void TstMemberSheets::inspectorKeepsItsLines()
{
    MemberModel members;
    members.apply(batchOf({web(1, "311")}), momentAt());
    widgets::MemberInspector inspector(members);
    inspector.setMember(web(1, "311")->key);
    auto* facts = inspector.findChild<QTreeWidget*>(QStringLiteral("inspectedFacts"));
    auto* role = facts->findItems(QStringLiteral("role"), Qt::MatchRecursive).first();
    facts->setCurrentItem(role);
    facts->topLevelItem(0)->setExpanded(false);
    members.apply(batchOf({web(1, "400")}), momentAt(1s));
    QCOMPARE(facts->currentItem(), role);
    QVERIFY(!facts->topLevelItem(0)->isExpanded());
    QCOMPARE(factOf(*facts, QStringLiteral("build")), QStringLiteral("400"));
    auto bare = *web(1, "400");
    auto untagged = *bare.facts;
    untagged.tags.clear();
    bare.facts = std::make_shared<const NodeFacts>(untagged);
    members.apply(batchOf({std::make_shared<const link::MemberRow>(bare)}), momentAt(2s));
    QCOMPARE(facts->topLevelItemCount(), 4);
    QVERIFY(factOf(*facts, QStringLiteral("build")).isEmpty());
    members.apply(batchOf({web(1, "401")}), momentAt(3s));
    QCOMPARE(facts->topLevelItemCount(), 5);
    QCOMPARE(factOf(*facts, QStringLiteral("build")), QStringLiteral("401"));
}

void TstMemberSheets::hostileTagsAreLetters()
{
    MemberModel members;
    const auto nasty = test::row(
        {.id = 1, .name = "<img src=x>\x1b[2J", .tags = {{"a\tb", "<b>bold</b>\n\xe2\x80\xae"}}});
    members.apply(batchOf({nasty, web(2, "312")}), momentAt());
    widgets::MemberInspector inspector(members);
    inspector.setMember(nasty->key);
    const auto* name = inspector.findChild<QLabel*>(QStringLiteral("inspectedName"));
    QCOMPARE(name->textFormat(), Qt::PlainText);
    QVERIFY(!name->text().contains(QLatin1Char('\x1b')));
    const CompareModel model(members, keysOf(members, 2));
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const auto text = model.index(row, column).data().toString();
            QVERIFY(!text.contains(QLatin1Char('\t')) && !text.contains(QLatin1Char('\n')));
            QVERIFY(!text.contains(QChar(0x202e)));
        }
    }
}

void TstMemberSheets::sheetsAreDrawn_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TstMemberSheets::sheetsAreDrawn()
{
    QFETCH(bool, dark);
    widgets::applyTheme(dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    test::watchAnHour(bench);
    widgets::MemberInspector inspector(bench.model());
    inspector.resize(360, 560);
    inspector.setMember(test::nightShift()[5]->key);
    inspector.show();
    widgets::CompareSheet sheet(bench.model(), keysOf(bench.model(), 4), nullptr);
    sheet.show();
    const QString folder = qEnvironmentVariable("GRAPEVINE_PICTURES");
    const QString theme = dark ? QStringLiteral("dark") : QStringLiteral("light");
    const auto save = [&](QWidget& widget, const QString& name) {
        const auto picture = widget.grab();
        QVERIFY(!picture.isNull());
        if (folder.isEmpty()) return;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, theme)));
    };
    save(inspector, QStringLiteral("inspector-facts"));
    inspector.findChild<QTabWidget*>()->setCurrentIndex(1);
    save(inspector, QStringLiteral("inspector-history"));
    save(sheet, QStringLiteral("compare"));
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

QTEST_MAIN(TstMemberSheets)
#include "tst_member_sheets.moc"
