#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QCursor>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/window_bench.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/member_menu.h"
#include "ui/widgets/pinned_columns.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::MemberModel;
using test::WindowBench;

/// The members' table under a person's hands: menus, copies, columns, order.
class TstMemberTable final : public QObject {
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
    void headerMenuHidesAndFilters();
    void chooserTicksColumns();
    void columnsMoveByDrag();
    void pinnedColumnsStay();
    void arrangementSurvivesJson();
    void nonsenseArrangesNothing_data();
    void nonsenseArrangesNothing();
    void densityChangesRowsAndKeepsThePlace();
    void rowUnderThePointerNeverChanges();
    void keptSortedOnlyWhileNobodyIsAtIt();
};

namespace {

QMenu* openMenu()
{
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

QStringList entries(const QMenu& menu)
{
    QStringList texts;
    for (const auto* action : menu.actions())
        texts.append(action->text().section(QLatin1Char(' '), 0, 0));
    return texts;
}

QAction* entry(const QMenu& menu, const char* name)
{
    return menu.findChild<QAction*>(QLatin1String(name));
}

int columnOf(const MemberModel& model, const char* id)
{
    for (std::size_t column = 0; column < model.columns().size(); ++column) {
        if (model.columns()[column].id() == id) return static_cast<int>(column);
    }
    return -1;
}

int rowOf(const MemberModel& model, const char* name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.rowAt(row)->facts->name == name) return row;
    }
    return -1;
}

QStringList names(const MemberModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(QString::fromStdString(model.rowAt(row)->facts->name));
    return names;
}

struct Night : WindowBench {
    Night()
    {
        window.resize(1100, 640);
        look(test::liveStatus(), test::nightShift());
        table().setFocus();
    }
    void goTo(const char* name, const char* column)
    {
        table().setCurrentIndex(model().index(rowOf(model(), name), columnOf(model(), column)));
    }
    QMenu* menu()
    {
        QTest::keyClick(&table(), Qt::Key_Menu);
        return openMenu();
    }
    QString filter() { return find<QLineEdit>("filterField")->text(); }
};

} // namespace

void TstMemberTable::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstMemberTable::menuStandsInItsOrder()
{
    Night night;
    auto& menu = night.window.membersPlace().menu();
    connect(&menu, &widgets::MemberMenu::inspectRequested, this, [] {});
    connect(&menu, &widgets::MemberMenu::askRequested, this, [] {});
    night.goTo("db-2", "tag:zone");
    auto* open = night.menu();
    QVERIFY(open != nullptr);
    // UX 4.4; what can be seen in the cluster comes last, and there is nothing of it yet.
    QCOMPARE(entries(*open),
             QStringList({QStringLiteral("Inspect"), QStringLiteral("Filter"),
                          QStringLiteral("Exclude:"), QStringLiteral("Compare"),
                          QStringLiteral("Copy"), QStringLiteral("Ask")}));
    open->close();
}

void TstMemberTable::menuOpensByRightClickMenuKeyAndShiftF10_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"right", "menu", "shift-f10"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TstMemberTable::menuOpensByRightClickMenuKeyAndShiftF10()
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

void TstMemberTable::whatNobodyListensToIsLeftOut()
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

void TstMemberTable::filterByTheCellAndExclude()
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

void TstMemberTable::yOpensTheCopies()
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

void TstMemberTable::rowsAreCopiedInEveryShape()
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

void TstMemberTable::hostileNamesCopyAsMarks()
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
    QVERIFY(!markdown.contains(QStringLiteral("![")) && !markdown.contains(QStringLiteral(" <img")));
    QVERIFY(markdown.contains(QStringLiteral("\\!\\[a\\]\\(")));
    // The menu shows no mark as a key of its own.
    auto* menu = night.menu();
    QVERIFY(menu != nullptr);
    menu->close();
}

void TstMemberTable::selectedRowsAreGrabbedOthersSelected()
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

void TstMemberTable::headerMenuHidesAndFilters()
{
    Night night;
    auto* header = night.table().horizontalHeader();
    const int rtt = columnOf(night.model(), "rtt");
    const auto openAt = [&](int column) {
        Q_EMIT header->customContextMenuRequested(
            QPoint(header->sectionViewportPosition(column) + 5, 5));
        return openMenu();
    };
    auto* menu = openAt(rtt);
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->objectName(), QStringLiteral("headerMenu"));
    entry(*menu, "headerFilterOther")->trigger();
    menu->close();
    QCOMPARE(night.filter(), QStringLiteral("rtt>"));
    QVERIFY(night.find<QLineEdit>("filterField")->hasFocus());
    night.find<QLineEdit>("filterField")->clear();
    menu = openAt(columnOf(night.model(), "tag:role"));
    auto* values = menu->findChild<QMenu*>(QStringLiteral("headerFilters"));
    QVERIFY(values->actions().first()->text().startsWith(QStringLiteral("role=web")));
    values->actions().first()->trigger();
    menu->close();
    QCOMPARE(night.filter(), QStringLiteral("role=web"));
    QCOMPARE(night.model().rowCount(), 15);
    menu = openAt(rtt);
    QSignalSpy arranged(&night.table(), &widgets::MemberTableView::arrangementChanged);
    entry(*menu, "hideColumn")->trigger();
    menu->close();
    QCOMPARE(columnOf(night.model(), "rtt"), -1);
    QVERIFY(!arranged.isEmpty());
    menu = openAt(columnOf(night.model(), "name"));
    QVERIFY(!entry(*menu, "hideColumn")->isEnabled());
    entry(*menu, "resetColumns")->trigger();
    menu->close();
    QCOMPARE(columnOf(night.model(), "rtt"), rtt);
}

void TstMemberTable::chooserTicksColumns()
{
    Night night;
    auto* header = night.table().horizontalHeader();
    Q_EMIT header->customContextMenuRequested(QPoint(5, 5));
    auto* menu = openMenu();
    entry(*menu, "chooseColumns")->trigger();
    menu->close();
    auto* list = night.find<QListWidget>("columnList");
    auto* search = night.find<QLineEdit>("columnSearch");
    search->setText(QStringLiteral("shard"));
    int shown = 0;
    QListWidgetItem* shard = nullptr;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->isHidden()) continue;
        ++shown;
        shard = list->item(row);
    }
    QCOMPARE(shown, 1);
    shard->setCheckState(Qt::Checked);
    QVERIFY(columnOf(night.model(), "tag:shard") >= 0);
    shard->setCheckState(Qt::Unchecked);
    QCOMPARE(columnOf(night.model(), "tag:shard"), -1);
    // Every column can be had at once, and the rows stay where they are.
    const auto before = names(night.model());
    for (int row = 0; row < list->count(); ++row)
        list->item(row)->setCheckState(Qt::Checked);
    QCOMPARE(night.model().columnCount(), list->count());
    QCOMPARE(names(night.model()), before);
    night.window.grab();
}

void TstMemberTable::columnsMoveByDrag()
{
    Night night;
    auto* header = night.table().horizontalHeader();
    const auto first = night.model().columns()[0].id();
    header->moveSection(0, 2);
    QTRY_COMPARE(columnOf(night.model(), first.c_str()), 2);
    // The model took the order over: the header has none of its own.
    for (int section = 0; section < header->count(); ++section)
        QCOMPARE(header->visualIndex(section), section);
    QCOMPARE(night.model().sortColumn(), 2);
    night.table().copyRows();
}

void TstMemberTable::pinnedColumnsStay()
{
    Night night;
    auto choice = night.model().columnChoice();
    for (const char* id : {"protocol", "delegate", "status-time", "flaps", "ribbon"})
        choice = models::withShown(choice, night.model().suggestedColumns(), id, true);
    choice = models::withPinned(choice, "name", true);
    night.table().setColumnChoice(choice);
    auto* pinned = night.find<widgets::PinnedColumns>("pinnedColumns");
    QVERIFY(pinned->isVisible());
    QCOMPARE(pinned->count(), 1);
    QCOMPARE(columnOf(night.model(), "name"), 0);
    QCOMPARE(pinned->width(), night.table().columnWidth(0));
    night.window.resize(520, 500);
    QCoreApplication::processEvents();
    auto* bar = night.table().horizontalScrollBar();
    QVERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    QCOMPARE(pinned->pos().x(), night.table().viewport()->x());
    // Up and down they go as one.
    night.table().verticalScrollBar()->setValue(7);
    QCOMPARE(pinned->verticalScrollBar()->value(), 7);
    QCOMPARE(pinned->rowAt(3), night.table().rowAt(3));
    // A click into them selects the same row; keys find cells that lie below them.
    const auto at = pinned->visualRect(night.model().index(9, 0)).center();
    QTest::mouseClick(pinned->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(night.table().chosenRows(), QList<int>({9}));
    for (int column = night.model().columnCount() - 1; column > 0; --column) {
        night.table().setCurrentIndex(night.model().index(9, column));
        QVERIFY(night.table().columnViewportPosition(column) >= pinned->width());
    }
    night.table().setColumnChoice({});
    QVERIFY(!pinned->isVisible());
}

void TstMemberTable::arrangementSurvivesJson()
{
    Night night;
    auto choice = models::withPinned({}, "name", true);
    choice = models::withShown(choice, night.model().suggestedColumns(), "flaps", true);
    choice = models::withShown(choice, night.model().suggestedColumns(), "tag:sh\xff rd", true);
    night.table().setColumnChoice(choice);
    night.table().setDensity(models::Density::Roomy);
    night.table().setKeepSorted(true);
    night.table().setRibbonSpan(models::RibbonSpan::Day);
    night.table().setColumnWidths({{"name", 222}});
    night.model().sort(columnOf(night.model(), "rtt"), Qt::DescendingOrder);
    const auto kept = night.table().arrangement();
    const auto read = models::TableArrangement::fromJson(kept.toJson());
    QVERIFY(read == kept);
    QVERIFY(kept != models::TableArrangement{});
    Night other;
    other.table().setArrangement(read);
    QCOMPARE(QString::fromUtf8(other.table().arrangement().toJson()),
             QString::fromUtf8(kept.toJson()));
    QCOMPARE(other.table().columnWidth(0), 222);
    QCOMPARE(other.table().verticalHeader()->defaultSectionSize(),
             night.table().verticalHeader()->defaultSectionSize());
}

void TstMemberTable::nonsenseArrangesNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("{{{");
    QTest::newRow("array") << QByteArray("[1,2]");
    QTest::newRow("types") << QByteArray(R"({"widths":[1],"added":{"a":1},"sort":7,"span":"year",)"
                                         R"("density":3,"keep_sorted":"yes","order":"name"})");
    QTest::newRow("unknown") << QByteArray(R"({"added":["nonsense",""],"widths":{"x":5,"rtt":-4}})");
}

void TstMemberTable::nonsenseArrangesNothing()
{
    QFETCH(QByteArray, json);
    QVERIFY(models::TableArrangement::fromJson(json) == models::TableArrangement{});
}

void TstMemberTable::densityChangesRowsAndKeepsThePlace()
{
    Night night;
    auto* rows = night.table().verticalHeader();
    night.table().verticalScrollBar()->setValue(6);
    const auto top = night.model().keyAt(night.table().rowAt(0));
    int before = 0;
    for (const auto density :
         {models::Density::Compact, models::Density::Normal, models::Density::Roomy}) {
        night.table().setDensity(density);
        QVERIFY(rows->defaultSectionSize() > before);
        QVERIFY(rows->defaultSectionSize() >= QFontMetrics(night.table().font()).height());
        QVERIFY(night.model().keyAt(night.table().rowAt(0)) == top);
        before = rows->defaultSectionSize();
    }
    QFont large = night.table().font();
    large.setPointSizeF(large.pointSizeF() * 2);
    night.table().setFont(large);
    QVERIFY(rows->defaultSectionSize() > before);
}

void TstMemberTable::rowUnderThePointerNeverChanges()
{
    // CAS-13 and UX 4.4: values change all the time, sorted by a column that changes; 300 looks.
    Night night;
    night.model().sort(columnOf(night.model(), "rtt"), Qt::AscendingOrder);
    night.table().setKeepSorted(true);
    const auto at = night.table().visualRect(night.model().index(11, 1)).center();
    QTest::mouseMove(night.table().viewport(), at);
    QEvent entered(QEvent::Enter);
    QApplication::sendEvent(&night.table(), &entered);
    night.table().setAttribute(Qt::WA_UnderMouse);
    const auto pointed = night.model().keyAt(night.table().rowAt(at.y()));
    const auto all = test::nightShift();
    int changes = 0;
    int values = 0;
    for (int look = 0; look < 300; ++look) {
        auto batch = link::ObservationBatch();
        for (std::size_t member = static_cast<std::size_t>(look) % 3; member < all.size();
             member += 3) {
            auto row = *all[member];
            row.rtt = std::chrono::microseconds{(look * 7919 + static_cast<int>(member) * 104729) %
                                                90'000};
            batch.changed.push_back(std::make_shared<const link::MemberRow>(row));
            ++values;
        }
        night.publish(std::move(batch));
        if (night.model().keyAt(night.table().rowAt(at.y())) != pointed) ++changes;
    }
    QCOMPARE(changes, 0);
    QVERIFY(values > 3000);
    QVERIFY(night.model().pending() > 0);
}

void TstMemberTable::keptSortedOnlyWhileNobodyIsAtIt()
{
    Night night;
    night.model().sort(columnOf(night.model(), "rtt"), Qt::AscendingOrder);
    night.table().setKeepSorted(true);
    QCursor::setPos(night.window.mapToGlobal(QPoint(60, 10)));
    QTest::qWait(50);
    night.table().setAttribute(Qt::WA_UnderMouse, false);
    const auto move = [&](int microseconds) {
        auto row = *test::nightShift()[2];
        row.rtt = std::chrono::microseconds{microseconds};
        night.publish(test::batchOf({std::make_shared<const link::MemberRow>(row)}));
    };
    move(1);
    QVERIFY(night.model().pending() > 0);
    QTRY_COMPARE(night.model().pending(), 0);
    QCOMPARE(night.model().rowAt(0)->key.member.value(), 2U);
    // Shortly after a key nothing moves.
    QTest::keyClick(&night.table(), Qt::Key_Down);
    move(80'000);
    QTest::qWait(700);
    QVERIFY(night.model().pending() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(night.model().pending(), 0, 5000);
    // Nor while a menu is open.
    QTest::qWait(2100);
    night.table().setCurrentIndex(night.model().index(0, 1));
    Q_EMIT night.table().menuRequested(QPoint(100, 100));
    auto* menu = openMenu();
    QVERIFY(menu != nullptr);
    move(2);
    QTest::qWait(700);
    QVERIFY(night.model().pending() > 0);
    menu->close();
    QTest::qWait(50);
    night.table().setAttribute(Qt::WA_UnderMouse, false);
    QTRY_COMPARE_WITH_TIMEOUT(night.model().pending(), 0, 5000);
    // Switched off it is an act again.
    night.table().setKeepSorted(false);
    move(70'000);
    QTest::qWait(500);
    QVERIFY(night.model().pending() > 0);
}

QTEST_MAIN(TstMemberTable)
#include "tst_member_table.moc"
