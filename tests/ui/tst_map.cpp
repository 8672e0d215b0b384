#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "tests/models/rtt_story.h"
#include "tests/ui/window_bench.h"
#include "ui/models/rtt_words.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/map_camera.h"
#include "ui/widgets/map_place.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/message_panel.h"
#include "ui/widgets/rtt_colours.h"
#include "ui/widgets/rtt_map_view.h"
#include "ui/widgets/rtt_matrix_view.h"
#include "ui/widgets/rtt_pair_bar.h"
#include "ui/widgets/window_docks.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::batchOf;
using test::located;
using test::row;
using widgets::MapPlace;
using widgets::PlaceId;

/// The map with real clicks and keys, in the window.
class TstMap final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keyLeadsThereAndToldIsWhatIsFound();
    void clickChoosesAndTheInspectorFollows();
    void secondClickWithShiftShowsThePair();
    void pairIsCopiedAsCommand();
    void arrowKeysWalkBetweenMembers();
    void enterOpensTheMember();
    void wheelAndKeysZoomAndFitBringsAllBack();
    void dragMovesThePicture();
    void labelsNeverLie();
    void newsDoNotMoveThePicture();
    void matrixIsWalkedByKeysAndShowsTheSamePair();
    void matrixRowsStayUntilASort();
    void filterLeavesSomeAndEscapeGoesBackStepByStep();
    void emptyPlacesSayWhy_data();
    void emptyPlacesSayWhy();
    void outOfSightNothingIsReckoned();
    void ourselvesAreOnTheMap();
    void tooltipsSayTheWholeSentence();
    void cameraKeepsWhatIsUnderThePointer();
    void namesOfZonesCanBeRead();
};

namespace {

struct Bench : test::WindowBench {
    explicit Bench(std::vector<link::MemberRowPtr> rows = test::nightShiftInPlaces())
    {
        window.resize(1100, 700);
        look(test::liveStatus(), std::move(rows));
        window.goTo(PlaceId::Map);
        settle();
    }
    /// Until the picture is as good as it gets.
    void settle()
    {
        QTRY_VERIFY(place().field().layout().isDone());
        QCoreApplication::processEvents();
    }
    void tick()
    {
        now = Moment{.boot = now.boot + 1s, .wall = {now.wall.milliseconds + 1'000}};
        tell(test::liveStatus(now));
    }
    MapPlace& place() { return window.view().mapPlace(); }
    widgets::RttMapView& map() { return place().map(); }
    widgets::RttMatrixView& matrix() { return place().matrix(); }
    QPoint at(const char* name) { return map().placeOf(name)->toPoint(); }
    void click(const char* name, Qt::KeyboardModifiers with = {})
    {
        QTest::mouseClick(&map(), Qt::LeftButton, with, at(name));
    }
    QString pair() { return find<widgets::RttPairBar>("rttPairBar")->text(); }
};

} // namespace

void TstMap::keyLeadsThereAndToldIsWhatIsFound()
{
    Bench bench;
    bench.window.goTo(PlaceId::Members);
    QTest::keyClick(&bench.table(), Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(bench.window.place(), PlaceId::Map);
    QVERIFY(bench.map().hasFocus());
    const auto told = bench.find<QLabel>("mapTold")->text();
    QVERIFY2(told.startsWith(QStringLiteral("3 zones by round trip; they match the tag zone but "
                                            "for db-2 (eu-1b)")) ||
                 told.startsWith(QStringLiteral("3 zone(s) by round trip; they match")),
             qPrintable(told));
    QVERIFY(told.contains(QStringLiteral("lengths are")));
    QVERIFY(bench.find<QLabel>("mapCount")->text().contains(QStringLiteral(" of ")));
}

void TstMap::clickChoosesAndTheInspectorFollows()
{
    Bench bench;
    QSignalSpy selected(&bench.place(), &MapPlace::memberSelected);
    bench.click("web-3");
    QCOMPARE(selected.count(), 1);
    QVERIFY(bench.pair().startsWith(QStringLiteral("web-3, alive, found in ")));
    QVERIFY(bench.map().accessibleDescription().startsWith(QStringLiteral("web-3, alive")));
    QSignalSpy chosen(&bench.place(), &MapPlace::memberChosen);
    QTest::mouseDClick(&bench.map(), Qt::LeftButton, {}, bench.at("api-1"));
    QCOMPARE(chosen.count(), 1);
    QVERIFY(bench.window.view().docks().isInspectorShown());
}

void TstMap::secondClickWithShiftShowsThePair()
{
    Bench bench;
    bench.click("web-1");
    bench.click("api-1", Qt::ShiftModifier);
    QVERIFY2(bench.pair().startsWith(QStringLiteral("web-1 to api-1: ")), qPrintable(bench.pair()));
    QVERIFY(bench.pair().contains(QStringLiteral("our own pings: web-1 ")));
    bench.click("db-1", Qt::ControlModifier);
    QVERIFY(bench.pair().startsWith(QStringLiteral("web-1 to db-1: ")));
    // A plain click begins anew.
    bench.click("web-2");
    QVERIFY(bench.pair().startsWith(QStringLiteral("web-2, ")));
}

void TstMap::pairIsCopiedAsCommand()
{
    Bench bench;
    bench.click("web-1");
    auto* copy = bench.find<QPushButton>("rttPairCopy");
    QVERIFY(!copy->isVisible());
    bench.click("db-1", Qt::ShiftModifier);
    QVERIFY(copy->isVisible());
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("serf rtt web-1 db-1"));
}

void TstMap::arrowKeysWalkBetweenMembers()
{
    Bench bench;
    bench.map().setFocus();
    QTest::keyClick(&bench.map(), Qt::Key_Home);
    const auto& members = bench.place().field().members();
    QVERIFY(bench.pair().startsWith(QString::fromStdString(members.front().name())));
    QTest::keyClick(&bench.map(), Qt::Key_End);
    QVERIFY(bench.pair().startsWith(QString::fromStdString(members.back().name())));
    // Each step goes that way.
    const auto chosen = [&bench] { return bench.pair().section(QLatin1Char(','), 0, 0); };
    const auto before = *bench.map().placeOf(chosen().toStdString());
    const Qt::Key keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
    int moved = 0;
    for (const auto key : keys) {
        QTest::keyClick(&bench.map(), Qt::Key_End);
        QTest::keyClick(&bench.map(), key);
        const auto after = *bench.map().placeOf(chosen().toStdString());
        if (after == before) continue; // Nobody stands further that way.
        ++moved;
        const auto by = after - before;
        QVERIFY(key == Qt::Key_Left    ? by.x() < 0
                : key == Qt::Key_Right ? by.x() > 0
                : key == Qt::Key_Up    ? by.y() < 0
                                       : by.y() > 0);
    }
    QVERIFY(moved >= 2);
    // With Shift the other end of a pair walks.
    QTest::keyClick(&bench.map(), Qt::Key_Home);
    for (const auto key : keys)
        QTest::keyClick(&bench.map(), key, Qt::ShiftModifier);
    QVERIFY2(bench.pair().contains(QStringLiteral(" to ")), qPrintable(bench.pair()));
}

void TstMap::enterOpensTheMember()
{
    Bench bench;
    QSignalSpy chosen(&bench.place(), &MapPlace::memberChosen);
    bench.click("queue-2");
    QTest::keyClick(&bench.map(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(bench.window.view().docks().isInspectorShown());
}

void TstMap::wheelAndKeysZoomAndFitBringsAllBack()
{
    Bench bench;
    const auto apart = [&bench] {
        const auto by = *bench.map().placeOf("web-1") - *bench.map().placeOf("api-1");
        return std::hypot(by.x(), by.y());
    };
    const double before = apart();
    QTest::keyClick(&bench.map(), Qt::Key_Plus);
    QVERIFY(apart() > before * 1.2);
    QVERIFY(!bench.map().isFitted());
    // While the person looks closer, news do not take the look away.
    bench.tick();
    QVERIFY(apart() > before * 1.2);
    QTest::keyClick(&bench.map(), Qt::Key_Minus);
    QTest::keyClick(&bench.map(), Qt::Key_Minus);
    QVERIFY(apart() < before);
    QTest::mouseClick(bench.find<QPushButton>("mapFit"), Qt::LeftButton);
    QVERIFY(std::abs(apart() - before) < 1.0);
    QVERIFY(bench.map().isFitted());
}

void TstMap::dragMovesThePicture()
{
    Bench bench;
    const auto before = bench.at("web-1");
    const QPoint from(6, 6);
    QTest::mousePress(&bench.map(), Qt::LeftButton, {}, from);
    for (const int by : {5, 20, 60}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(from + QPoint(by, 0)),
                         bench.map().mapToGlobal(QPointF(from + QPoint(by, 0))), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(&bench.map(), &move);
    }
    QTest::mouseRelease(&bench.map(), Qt::LeftButton, {}, from + QPoint(60, 0));
    const auto after = bench.at("web-1");
    QVERIFY(std::abs(after.x() - before.x() - 60) <= 1);
    QCOMPARE(after.y(), before.y());
    // That was no click.
    QVERIFY(bench.pair().startsWith(QStringLiteral("Click a member")));
}

void TstMap::labelsNeverLie()
{
    Bench bench;
    const auto labelled = bench.map().labelled();
    QVERIFY(labelled.size() > 8);
    // Who is ill is named first.
    for (const auto& member : bench.place().field().members()) {
        if (member.kind != models::StatusKind::Failed) continue;
        QVERIFY2(std::find(labelled.begin(), labelled.end(), member.name()) != labelled.end(),
                 member.name().c_str());
    }
}

void TstMap::newsDoNotMoveThePicture()
{
    Bench bench;
    std::vector<std::pair<std::string, QPointF>> before;
    for (const auto& member : bench.place().field().members())
        before.emplace_back(member.name(), *bench.map().placeOf(member.name()));
    // One goes over to another place; all others are measured a little otherwise.
    auto rows = test::nightShiftInPlaces();
    std::vector<link::MemberRowPtr> changed;
    SeededRandom random(4);
    for (const auto& one : rows) {
        if (!one->coordinate || one->facts->name == "cache-1") continue;
        auto moved = *one->coordinate;
        moved.vector[0] += 2e-5 * test::chance(random);
        if (one->facts->name == "web-4") moved = test::coordinateAt(18.0, 4.2);
        changed.push_back(located(one, moved));
    }
    bench.publish(batchOf(changed));
    bench.tick();
    bench.settle();
    for (const auto& [name, place] : before) {
        const auto by = *bench.map().placeOf(name) - place;
        const double away = std::hypot(by.x(), by.y());
        QVERIFY2(name == "web-4" || away < 25.0,
                 qPrintable(QStringLiteral("%1 %2").arg(QString::fromStdString(name)).arg(away)));
    }
}

void TstMap::matrixIsWalkedByKeysAndShowsTheSamePair()
{
    Bench bench;
    bench.click("web-1");
    bench.click("api-1", Qt::ShiftModifier);
    QTest::mouseClick(bench.find<QAbstractButton>("showMatrix"), Qt::LeftButton);
    QCOMPARE(bench.place().shown(), MapPlace::Show::Matrix);
    QVERIFY(bench.matrix().hasFocus());
    auto current = bench.matrix().current();
    QVERIFY(current.isValid());
    QVERIFY(bench.pair().startsWith(QStringLiteral("web-1 to api-1: ")));
    QVERIFY(bench.matrix().accessibleDescription().startsWith(QStringLiteral("web-1 to api-1: ")));
    const int row = current.row();
    const int column = current.column();
    QTest::keyClick(&bench.matrix(), column > 0 ? Qt::Key_Left : Qt::Key_Right);
    QCOMPARE(bench.matrix().current().row(), row);
    QCOMPARE(std::abs(bench.matrix().current().column() - column), 1);
    const auto cell = bench.matrix().cellRect(2, 1);
    QTest::mouseClick(bench.matrix().viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(bench.matrix().current().row(), 2);
    QCOMPARE(bench.matrix().current().column(), 1);
    QTest::keyClick(&bench.matrix(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(bench.matrix().current().row(), bench.matrix().current().column());
    // Enlarged, cells have numbers.
    for (int step = 0; step < 12 && !bench.matrix().showsNumbers(); ++step)
        QTest::keyClick(&bench.matrix(), Qt::Key_Plus);
    QVERIFY(bench.matrix().showsNumbers());
    QTest::keyClick(&bench.matrix(), Qt::Key_0);
    // What is chosen there is chosen on the map.
    QTest::mouseClick(bench.find<QAbstractButton>("showMap"), Qt::LeftButton);
    QVERIFY(bench.map().hasFocus());
}

void TstMap::matrixRowsStayUntilASort()
{
    Bench bench;
    bench.place().setShow(MapPlace::Show::Matrix);
    auto* resort = bench.find<QPushButton>("mapResort");
    QVERIFY(!resort->isVisible());
    bench.publish(batchOf({located(row({.id = 90, .name = "api-0"}), test::coordinateAt(0, 0))}));
    bench.tick();
    QVERIFY(resort->isVisible());
    QTest::mouseClick(resort, Qt::LeftButton);
    QVERIFY(!resort->isVisible());
}

void TstMap::filterLeavesSomeAndEscapeGoesBackStepByStep()
{
    Bench bench;
    QTest::keyClick(&bench.map(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bench.place().filterField().hasFocus());
    QTest::keyClicks(&bench.place().filterField(), QStringLiteral("role=web"));
    QTest::keyClick(&bench.place().filterField(), Qt::Key_Return);
    const auto& members = bench.place().field().members();
    QVERIFY(std::all_of(members.begin(), members.end(),
                        [](const auto& one) { return one.name().starts_with("web-"); }));
    bench.settle();
    bench.click("web-1");
    bench.click("web-2", Qt::ShiftModifier);
    const auto escape = [&bench] { QTest::keyClick(&bench.map(), Qt::Key_Escape); };
    escape();
    QVERIFY(bench.pair().startsWith(QStringLiteral("web-1, ")));
    escape();
    QVERIFY(bench.pair().startsWith(QStringLiteral("Click a member")));
    escape();
    QVERIFY(bench.place().filterField().text().isEmpty());
    QVERIFY(members.size() > 30);
    escape();
    QVERIFY(bench.window.place() != PlaceId::Map);
}

void TstMap::emptyPlacesSayWhy_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("words");
    QTest::addRow("none yet") << "none"
                              << "No coordinates yet";
    QTest::addRow("switched off") << "off"
                                  << "No member tells a coordinate";
    QTest::addRow("two") << "two"
                         << "2 member(s) with a coordinate";
    QTest::addRow("filtered") << "filtered"
                              << "0 of 40 member(s) match";
    QTest::addRow("several") << "several"
                             << "Several clusters, and no way between them";
}

void TstMap::emptyPlacesSayWhy()
{
    QFETCH(QString, state);
    QFETCH(QString, words);
    std::vector<link::MemberRowPtr> rows;
    if (state == QStringLiteral("none")) rows = {row({.id = 1, .name = "a"})};
    if (state == QStringLiteral("off")) rows = test::nightShift();
    if (state == QStringLiteral("two")) {
        rows = {located(row({.id = 1, .name = "a"}), test::coordinateAt(0, 0)),
                located(row({.id = 2, .name = "b"}), test::coordinateAt(3, 0))};
    }
    if (state == QStringLiteral("filtered")) rows = test::nightShiftInPlaces();
    if (state == QStringLiteral("several")) {
        for (const std::uint32_t cluster : {0U, 1U}) {
            for (std::uint32_t id = 1; id < 4; ++id) {
                rows.push_back(
                    located(row({.id = id, .name = "n" + std::to_string(id), .cluster = cluster}),
                            test::coordinateAt(id, 0)));
            }
        }
    }
    Bench bench(std::move(rows));
    if (state == QStringLiteral("filtered"))
        bench.place().filterField().setText(QStringLiteral("nobody"));
    auto* panel = bench.find<widgets::MessagePanel>("mapPanel");
    QVERIFY(panel->isVisible());
    QVERIFY2(panel->text().contains(words.section(QLatin1Char('('), 0, 0).trimmed()) ||
                 panel->text().startsWith(words.left(5)),
             qPrintable(panel->text()));
    if (state == QStringLiteral("filtered")) {
        QTest::mouseClick(bench.find<QPushButton>("map.messagePanelButton"), Qt::LeftButton);
        QVERIFY(bench.map().isVisible());
    }
}

void TstMap::outOfSightNothingIsReckoned()
{
    Bench bench;
    bench.window.goTo(PlaceId::Members);
    auto rows = test::nightShiftInPlaces();
    bench.publish(batchOf({located(rows[3], test::coordinateAt(90, 90))}));
    bench.tick();
    QVERIFY(bench.place().field().table().at(0, 1) < 60.0F);
    const auto* coordinate = bench.place().field().members()[0].coordinate.get();
    bench.window.goTo(PlaceId::Map);
    bench.settle();
    QVERIFY(coordinate != nullptr);
    const auto moved = bench.place().field().find(rows[3]->facts->name);
    QVERIFY(moved && bench.place().field().members()[*moved].coordinate->vector[0] > 0.08);
}

void TstMap::ourselvesAreOnTheMap()
{
    Bench bench;
    auto status = test::observerStatus();
    status.self->coordinate = test::coordinateAt(3, 3);
    bench.look(status, test::nightShiftInPlaces(test::nightShiftFromWithin()),
               test::observerCapabilities());
    bench.window.goTo(PlaceId::Map);
    bench.settle();
    bench.click("grapevine-lap7-3f2a");
    QVERIFY2(bench.pair().contains(QStringLiteral("Grapevine itself")), qPrintable(bench.pair()));
}

void TstMap::tooltipsSayTheWholeSentence()
{
    Bench bench;
    const auto& field = bench.place().field();
    const auto tip = models::memberTip(field, *field.find("web-1"));
    QVERIFY(tip.contains(QStringLiteral("coordinate ±")));
    QVERIFY(tip.contains(QStringLiteral("height ")));
    QVERIFY(tip.contains(QStringLiteral("our own ping ")));
}

void TstMap::cameraKeepsWhatIsUnderThePointer()
{
    widgets::MapCamera camera;
    camera.setArea(QRectF(0, 0, 600, 400));
    camera.fit(QRectF(-10, -10, 20, 20));
    const models::RttLayout::Point point{4, -3};
    const auto before = camera.toPixel(point);
    camera.zoomAt(before, 3.0);
    QVERIFY((camera.toPixel(point) - before).manhattanLength() < 1e-6);
    QVERIFY(!camera.isFitted());
    // A little more or less of a picture does not change the scale.
    camera.fit(QRectF(-10, -10, 20, 20));
    const double scale = camera.msPerPixel();
    camera.follow(QRectF(-9, -9.2, 18, 18));
    QCOMPARE(camera.msPerPixel(), scale);
    camera.follow(QRectF(-30, -30, 60, 60));
    QVERIFY(camera.msPerPixel() > 2.5 * scale);
    QCOMPARE(widgets::niceLength(7.3), 5.0);
    QCOMPARE(widgets::niceLength(0.031), 0.02);
}

void TstMap::namesOfZonesCanBeRead()
{
    // 4.5:1 on the map's ground, as of all words; and numbers on every shade of the matrix.
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const auto contrast = [&luminance](const QColor& a, const QColor& b) {
        const auto [least, most] = std::minmax({luminance(a), luminance(b)});
        return (most + 0.05) / (least + 0.05);
    };
    for (const auto* theme : {&widgets::Theme::light(), &widgets::Theme::dusk()}) {
        for (std::size_t zone = 0; zone < widgets::kZoneColours; ++zone)
            QVERIFY(contrast(widgets::zoneColour(zone, *theme), theme->base) >= 4.5);
        for (double ms = 0.1; ms < 300.0; ms *= 1.1) {
            const auto shade = widgets::rttShade(ms, 0.1, 300.0, *theme);
            const double here = contrast(widgets::inkOn(shade), shade);
            QVERIFY2(here >= 4.5, qPrintable(QString::number(here)));
        }
    }
}

QTEST_MAIN(TstMap)
#include "tst_map.moc"
