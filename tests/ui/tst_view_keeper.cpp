#include <QAction>
#include <QHeaderView>
#include <QTest>

#include "app/gui/view_keeper.h"
#include "tests/ui/window_bench.h"
#include "ui/models/table_arrangement.h"
#include "ui/widgets/saved_filters.h"

using namespace grapevine;
using test::WindowBench;

/// How the table looks goes with the cluster; saved filters go everywhere.
class TstViewKeeper final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachProfileKeepsItsOwnView();
    void withoutAProfileThereIsOneView();
    void filtersAreTheSameEverywhere();
    void widthsFromBeforeAreKept();
    void resettingTheTableIsKept();
    void widthsSetByHandAreKept();
};

namespace {

settings::Profile profile(const std::string& name, const std::string& address)
{
    settings::Profile made;
    made.name = name;
    made.addresses = address;
    return made;
}

} // namespace

void TstViewKeeper::eachProfileKeepsItsOwnView()
{
    WindowBench bench;
    settings::Settings settings;
    QVERIFY(settings.profiles.put(profile("a", "10.0.0.1:7946")));
    QVERIFY(settings.profiles.put(profile("b", "10.0.0.2:7946")));
    gui::ProfileDesk desk(settings.profiles, bench.window.view());
    gui::ViewKeeper keeper(settings, desk, bench.window.view());
    bench.observe();
    desk.setShown({"10.0.0.1:7946", {}, false});
    keeper.restore();
    bench.table().setDensity(models::RowDensity::Compact);
    desk.setShown({"10.0.0.2:7946", {}, false});
    keeper.restore();
    QCOMPARE(bench.table().density(), models::RowDensity::Normal);
    bench.table().setDensity(models::RowDensity::Roomy);
    desk.setShown({"10.0.0.1:7946", {}, false});
    keeper.restore();
    QCOMPARE(bench.table().density(), models::RowDensity::Compact);
    QVERIFY(settings.membersView.empty());
}

void TstViewKeeper::withoutAProfileThereIsOneView()
{
    WindowBench bench;
    settings::Settings settings;
    gui::ProfileDesk desk(settings.profiles, bench.window.view());
    gui::ViewKeeper keeper(settings, desk, bench.window.view());
    bench.observe();
    keeper.restore();
    bench.table().setDensity(models::RowDensity::Roomy);
    QVERIFY(!settings.membersView.empty());
    WindowBench next;
    gui::ProfileDesk nextDesk(settings.profiles, next.window.view());
    gui::ViewKeeper nextKeeper(settings, nextDesk, next.window.view());
    nextKeeper.restore();
    QCOMPARE(next.table().density(), models::RowDensity::Roomy);
}

void TstViewKeeper::filtersAreTheSameEverywhere()
{
    WindowBench bench;
    settings::Settings settings;
    settings.savedFilters = R"([{"name":"zone b","filter":"zone=b"},{"name":""},7])";
    gui::ProfileDesk desk(settings.profiles, bench.window.view());
    gui::ViewKeeper keeper(settings, desk, bench.window.view());
    keeper.restore();
    const auto& filters = bench.window.membersPlace().savedFilters().filters();
    QCOMPARE(filters.size(), 1);
    QCOMPARE(filters[0].expression, QStringLiteral("zone=b"));
    QCOMPARE(models::savedFiltersFrom(models::toJson(filters)), filters);
}

void TstViewKeeper::widthsFromBeforeAreKept()
{
    WindowBench bench;
    settings::Settings settings;
    settings.columnWidths["name"] = 222;
    gui::ProfileDesk desk(settings.profiles, bench.window.view());
    gui::ViewKeeper keeper(settings, desk, bench.window.view());
    keeper.restore();
    QCOMPARE(bench.table().columnWidths().at("name"), 222);
}

void TstViewKeeper::resettingTheTableIsKept()
{
    WindowBench bench;
    settings::Settings settings;
    gui::ProfileDesk desk(settings.profiles, bench.window.view());
    gui::ViewKeeper keeper(settings, desk, bench.window.view());
    bench.observe();
    keeper.restore();
    bench.table().setDensity(models::RowDensity::Roomy);
    bench.find<QAction>("resetWidths")->trigger();
    QCOMPARE(bench.table().density(), models::RowDensity::Normal);
    keeper.restore();
    QCOMPARE(bench.table().density(), models::RowDensity::Normal);
}

void TstViewKeeper::widthsSetByHandAreKept()
{
    WindowBench bench;
    settings::Settings settings;
    gui::ProfileDesk desk(settings.profiles, bench.window.view());
    gui::ViewKeeper keeper(settings, desk, bench.window.view());
    bench.observe();
    keeper.restore();
    bench.table().horizontalHeader()->resizeSection(1, 222);
    WindowBench next;
    gui::ProfileDesk nextDesk(settings.profiles, next.window.view());
    gui::ViewKeeper nextKeeper(settings, nextDesk, next.window.view());
    next.observe();
    nextKeeper.restore();
    QCOMPARE(next.table().columnWidth(1), 222);
}

QTEST_MAIN(TstViewKeeper)
#include "tst_view_keeper.moc"
