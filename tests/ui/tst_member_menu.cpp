#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include "tests/ui/member_bench.h"
#include "ui/widgets/member_menu.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using models::MemberModel;
using test::columnOf;
using test::entries;
using test::entry;
using test::Night;
using test::openMenu;
using test::rowOf;

/// The menu over the members' table, and what leaves it as text.
class TstMemberMenu final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void menuStandsInItsOrder();
    void menuOpensByRightClickMenuKeyAndShiftF10_data();
    void menuOpensByRightClickMenuKeyAndShiftF10();
    void whatNobodyListensToIsLeftOut();
    void filterByTheCellAndExclude();
    void yOpensTheCopies();
    void rowsAreCopiedInEveryShape();
    void hostileNamesCopyAsMarks();
    void selectedRowsAreGrabbedOthersSelected();
};

void TstMemberMenu::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstMemberMenu::menuStandsInItsOrder()
{
    Night night;
    auto& menu = night.window.membersPlace().menu();
    connect(&menu, &widgets::MemberMenu::inspectRequested, this, [] {});
    connect(&menu, &widgets::MemberMenu::askRequested, this, [] {});
    night.goTo("db-2", "tag:zone");
    auto* open = night.menu();
    QVERIFY(open != nullptr);
    // UX 4.4; what can be seen in the cluster comes last, and there is nothing of it yet.
    QCOMPARE(entries(*open), QStringList({QStringLiteral("Inspect"), QStringLiteral("Filter"),
                                          QStringLiteral("Exclude:"), QStringLiteral("Compare"),
                                          QStringLiteral("Copy"), QStringLiteral("Ask")}));
    open->close();
}

void TstMemberMenu::menuOpensByRightClickMenuKeyAndShiftF10_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"right", "menu", "shift-f10"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TstMemberMenu::menuOpensByRightClickMenuKeyAndShiftF10()
{
    QFETCH(QString, how);
    Night night;
    MemberKey inspected;
    connect(&night.window.membersPlace().menu(), &widgets::MemberMenu::inspectRequested, this,
            [&](const MemberKey& key) { inspected = key; });
    const int row = rowOf(night.model(), "api-3");
    const auto index = night.model().index(row, 1);
    if (how == QLatin1String("right")) {
        const auto at = night.table().visualRect(index).center();
        QTest::mousePress(night.table().viewport(), Qt::RightButton, {}, at);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at,
                                night.table().viewport()->mapToGlobal(at));
        QApplication::sendEvent(night.table().viewport(), &event);
        QTest::mouseRelease(night.table().viewport(), Qt::RightButton, {}, at);
    } else {
        night.table().setCurrentIndex(index);
        if (how == QLatin1String("menu")) {
            QTest::keyClick(&night.table(), Qt::Key_Menu);
        } else {
            QTest::keyClick(&night.table(), Qt::Key_F10, Qt::ShiftModifier);
        }
    }
    auto* menu = openMenu();
    QVERIFY(menu != nullptr);
    entry(*menu, "menuInspect")->trigger();
    QVERIFY(inspected == night.model().rowAt(row)->key);
    menu->close();
}

void TstMemberMenu::whatNobodyListensToIsLeftOut()
{
    MemberModel model;
    widgets::MemberTableView table;
    table.setMemberModel(&model);
    widgets::MemberMenu menu(table, model);
    model.apply(test::batchOf(test::nightShift()), test::momentAt());
    table.show();
    table.setCurrentIndex(model.index(3, 1));
    QTest::keyClick(&table, Qt::Key_Menu);
    auto* open = openMenu();
    QVERIFY(open != nullptr);
    for (const char* name : {"menuInspect", "menuCompare", "menuAsk"})
        QVERIFY(entry(*open, name) == nullptr);
    open->close();
    connect(&menu, &widgets::MemberMenu::askRequested, this, [] {});
    QTest::keyClick(&table, Qt::Key_Menu);
    open = openMenu();
    QVERIFY(entry(*open, "menuInspect") == nullptr);
    QVERIFY(entry(*open, "menuAsk") != nullptr);
    open->close();
}

void TstMemberMenu::filterByTheCellAndExclude()
{
    Night night;
    night.goTo("db-2", "tag:zone");
    const auto zone = night.table().currentIndex().data().toString();
    auto* menu = night.menu();
    entry(*menu, "menuFilter")->trigger();
    menu->close();
    QCOMPARE(night.filter(), QStringLiteral("zone=") + zone);
    QVERIFY(night.model().rowCount() < 40);
    // The row is still current; its role goes out.
    night.goTo("db-2", "tag:role");
    menu = night.menu();
    entry(*menu, "menuExclude")->trigger();
    menu->close();
    QCOMPARE(night.filter(), QStringLiteral("zone=%1 role!=db").arg(zone));
    QCOMPARE(rowOf(night.model(), "db-2"), -1);
}

void TstMemberMenu::yOpensTheCopies()
{
    Night night;
    night.goTo("web-4", "address");
    QTest::keyClick(&night.table(), Qt::Key_Y);
    auto* menu = openMenu();
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->objectName(), QStringLiteral("copyMenu"));
    QCOMPARE(menu->actions().size(), 7);
    // The first entry is at hand: Enter copies the cell.
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(QApplication::clipboard()->text(), night.table().currentIndex().data().toString());
}

void TstMemberMenu::rowsAreCopiedInEveryShape()
{
    using widgets::MemberCopy;
    Night night;
    auto& table = night.table();
    auto& model = night.model();
    table.selectionModel()->select(model.index(rowOf(model, "db-1"), 0),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table.selectionModel()->select(model.index(rowOf(model, "api-2"), 0),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const auto text = [&](MemberCopy what) {
        table.copy(what);
        return QApplication::clipboard()->text();
    };
    const auto tsv = text(MemberCopy::Tsv).split(QLatin1Char('\n'));
    QCOMPARE(tsv.size(), 4);
    QVERIFY(tsv[0].startsWith(QStringLiteral("Status\tName\tAddress")));
    const auto json = QJsonDocument::fromJson(text(MemberCopy::Json).toUtf8());
    const auto members = json[QStringLiteral("members")].toArray();
    QCOMPARE(members.size(), 2);
    QVERIFY(members[0].toObject().contains(QStringLiteral("protocol")));
    QCOMPARE(members[0].toObject()[QStringLiteral("port")].toInt(), 7946);
    QVERIFY(text(MemberCopy::Markdown).startsWith(QStringLiteral("| Status | Name |")));
    const auto command = text(MemberCopy::SerfCommand);
    QVERIFY(command == QStringLiteral("serf members -detailed -name='(db-1|api-2)'") ||
            command == QStringLiteral("serf members -detailed -name='(api-2|db-1)'"));
    QCOMPARE(text(MemberCopy::SshTarget).split(QLatin1Char('\n')).size(), 2);
    QVERIFY(text(MemberCopy::AnsibleLine).contains(QStringLiteral("db-1 ansible_host=10.0.")));
}

void TstMemberMenu::hostileNamesCopyAsMarks()
{
    using widgets::MemberCopy;
    Night night;
    night.publish(test::batchOf({test::row(
        {.id = 91, .name = "x\t|![a](http://e)\n\x1b[2J<img src=y>", .address = "10.9.9.9"})}));
    night.model().sort(1, Qt::AscendingOrder);
    int row = 0;
    while (night.model().rowAt(row)->key.member.value() != 91)
        ++row;
    night.table().selectRow(row);
    night.table().copy(MemberCopy::Tsv);
    const auto tsv = QApplication::clipboard()->text();
    QCOMPARE(tsv.count(QLatin1Char('\n')), 2);
    QCOMPARE(tsv.section(QLatin1Char('\n'), 1, 1).count(QLatin1Char('\t')),
             night.model().columnCount() - 1);
    QVERIFY(!tsv.contains(QLatin1Char('\x1b')));
    night.table().copy(MemberCopy::Markdown);
    const auto markdown = QApplication::clipboard()->text();
    QVERIFY(!markdown.contains(QStringLiteral("![")) &&
            !markdown.contains(QStringLiteral(" <img")));
    QVERIFY(markdown.contains(QStringLiteral("\\!\\[a\\]\\(")));
    // The menu shows no mark as a key of its own.
    auto* menu = night.menu();
    QVERIFY(menu != nullptr);
    menu->close();
}

void TstMemberMenu::selectedRowsAreGrabbedOthersSelected()
{
    Night night;
    auto* view = night.table().viewport();
    const auto at = [&](int row) {
        return night.table().visualRect(night.model().index(row, 1)).center();
    };
    QTest::mouseClick(view, Qt::LeftButton, {}, at(2));
    QTest::mouseClick(view, Qt::LeftButton, Qt::ShiftModifier, at(5));
    QCOMPARE(night.table().chosenRows(), QList<int>({2, 3, 4, 5}));
    // Pressed on what is selected: it may be a drag; only the release tells.
    QTest::mousePress(view, Qt::LeftButton, {}, at(3));
    QCOMPARE(night.table().chosenRows().size(), 4);
    QTest::mouseRelease(view, Qt::LeftButton, {}, at(3));
    QCOMPARE(night.table().chosenRows(), QList<int>({3}));
    QTest::mouseClick(view, Qt::LeftButton, Qt::ControlModifier, at(7));
    QCOMPARE(night.table().chosenRows(), QList<int>({3, 7}));
}

QTEST_MAIN(TstMemberMenu)
#include "tst_member_menu.moc"
