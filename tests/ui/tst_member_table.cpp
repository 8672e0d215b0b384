#include <QApplication>
#include <QCursor>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/member_bench.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/pinned_columns.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::MemberModel;
using test::columnOf;
using test::entry;
using test::names;
using test::Night;
using test::openMenu;

/// The members' table under a person's hands: columns, density, order.
class TstMemberTable final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void headerMenuHidesAndFilters();
    void chooserTicksColumns();
    void columnsMoveByDrag();
    void pinnedColumnsStay();
    void pinnedColumnsStandAtTheRightWhereThatIsTheBeginning();
    void sortingWaitsForItsColumn();
    void arrangementSurvivesJson();
    void nonsenseArrangesNothing_data();
    void nonsenseArrangesNothing();
    void densityChangesRowsAndKeepsThePlace();
    void rowUnderThePointerNeverChanges();
    void keptSortedOnlyWhileNobodyIsAtIt();
};

void TstMemberTable::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
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
    // The selection outlives filters, with two views of it as with one.
    night.find<QLineEdit>("filterField")->setText(QStringLiteral("alive"));
    QCOMPARE(night.table().chosenRows().size(), 1);
    QVERIFY(night.table().currentIndex().isValid());
    night.table().setColumnChoice({});
    QVERIFY(!pinned->isVisible());
    QCOMPARE(night.table().chosenRows().size(), 1);
}

void TstMemberTable::pinnedColumnsStandAtTheRightWhereThatIsTheBeginning()
{
    Night night;
    night.window.setLayoutDirection(Qt::RightToLeft);
    night.window.resize(620, 500);
    auto choice = models::withPinned({}, "name", true);
    for (const char* id : {"protocol", "delegate", "status-time", "flaps", "ribbon"})
        choice = models::withShown(choice, night.model().suggestedColumns(), id, true);
    night.table().setColumnChoice(choice);
    QCoreApplication::processEvents();
    const auto* pinned = night.find<widgets::PinnedColumns>("pinnedColumns");
    const auto* view = night.table().viewport();
    QCOMPARE(pinned->geometry().right(), view->geometry().right());
    for (int column = night.model().columnCount() - 1; column > 0; --column) {
        night.table().setCurrentIndex(night.model().index(3, column));
        QVERIFY(night.table().columnViewportPosition(column) + night.table().columnWidth(column) <=
                view->width() - pinned->width());
    }
}

void TstMemberTable::sortingWaitsForItsColumn()
{
    // What a profile keeps is read before there are members.
    models::TableArrangement kept;
    kept.sortColumn = "tag:zone";
    kept.descending = true;
    MemberModel model;
    widgets::MemberTableView table;
    table.setMemberModel(&model);
    table.setArrangement(kept);
    QVERIFY(table.arrangement() == kept);
    model.apply(test::batchOf(test::nightShift()), test::momentAt());
    QCOMPARE(model.sortColumn(), columnOf(model, "tag:zone"));
    QCOMPARE(model.index(0, model.sortColumn()).data().toString(), QStringLiteral("eu-1c"));
    QCOMPARE(model.sortOrder(), Qt::DescendingOrder);
    // The ribbon's heading tells how far back it reaches.
    table.setColumnChoice(models::withShown({}, model.suggestedColumns(), "ribbon", true));
    const int ribbon = columnOf(model, "ribbon");
    const auto heading = [&] { return model.headerData(ribbon, Qt::Horizontal, Qt::DisplayRole); };
    QCOMPARE(heading().toString(), QStringLiteral("History · 1 h"));
    table.setRibbonSpan(models::RibbonSpan::Week);
    QCOMPARE(heading().toString(), QStringLiteral("History · 7 d"));
}

void TstMemberTable::arrangementSurvivesJson()
{
    Night night;
    auto choice = models::withPinned({}, "name", true);
    choice = models::withShown(choice, night.model().suggestedColumns(), "flaps", true);
    choice = models::withShown(choice, night.model().suggestedColumns(), "tag:sh\xff rd", true);
    night.table().setColumnChoice(choice);
    night.table().setDensity(models::RowDensity::Roomy);
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
    QTest::newRow("unknown") << QByteArray(
        R"({"added":["nonsense",""],"widths":{"x":5,"rtt":-4}})");
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
         {models::RowDensity::Compact, models::RowDensity::Normal, models::RowDensity::Roomy}) {
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
