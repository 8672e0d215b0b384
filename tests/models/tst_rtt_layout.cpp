#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "tests/models/rtt_story.h"
#include "ui/models/rtt_layout.h"

using namespace grapevine;
using models::RttLayout;
using models::RttTable;
using Points = std::vector<RttLayout::Point>;

/// A picture on a plane that keeps lengths, and does not jump.
class TstRttLayout final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownShapesComeBack_data();
    void knownShapesComeBack();
    void samePastGivesTheSamePicture();
    void oneMemberMovesAlone();
    void aTurnedPictureIsTurnedBack();
    void newcomersAndLeaversLeaveTheRest();
    void whatAPlaneCannotHoldIsTold();
    void aStepIsBounded();
    void nothingKnownBreaksNothing();
};

namespace {

RttTable tableOf(const Points& points)
{
    RttTable table(points.size());
    for (std::size_t a = 0; a < points.size(); ++a) {
        for (std::size_t b = a + 1; b < points.size(); ++b) {
            const double ms = std::hypot(points[a].x - points[b].x, points[a].y - points[b].y);
            table.set(a, b, static_cast<float>(ms));
        }
    }
    return table;
}

std::vector<std::string> namesOf(std::size_t count)
{
    std::vector<std::string> names;
    for (std::size_t at = 0; at < count; ++at)
        names.push_back("n" + std::to_string(at));
    return names;
}

Points square()
{
    return {{0, 0}, {20, 0}, {20, 20}, {0, 20}};
}

Points line()
{
    Points out;
    for (int at = 0; at < 10; ++at)
        out.push_back({at * 3.0, 0});
    return out;
}

Points clusters(std::uint64_t seed = 5)
{
    SeededRandom random(seed);
    Points out;
    const Points middles{{0, 0}, {20, 0}, {8, 15}};
    for (int at = 0; at < 24; ++at) {
        const auto& middle = middles[static_cast<std::size_t>(at % 3)];
        out.push_back({middle.x + test::chance(random), middle.y + test::chance(random)});
    }
    return out;
}

Points cloud(std::size_t count)
{
    SeededRandom random(11);
    Points out;
    for (std::size_t at = 0; at < count; ++at)
        out.push_back({30 * test::chance(random), 30 * test::chance(random)});
    return out;
}

/// How far the furthest length is off, as a part of the longest.
double worstLength(const RttLayout& layout, const RttTable& table)
{
    double worst = 0.0;
    double longest = 0.0;
    const auto& points = layout.points();
    for (std::size_t a = 0; a < points.size(); ++a) {
        for (std::size_t b = a + 1; b < points.size(); ++b) {
            const double length = std::hypot(points[a].x - points[b].x, points[a].y - points[b].y);
            const double wanted = table.at(a, b);
            worst = std::max(worst, std::abs(length - wanted));
            longest = std::max(longest, wanted);
        }
    }
    return worst / longest;
}

double away(const RttLayout::Point& a, const RttLayout::Point& b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

void finish(RttLayout& layout)
{
    for (int step = 0; layout.step(); ++step)
        QVERIFY(step < 10'000);
}

} // namespace

void TstRttLayout::knownShapesComeBack_data()
{
    QTest::addColumn<int>("shape");
    QTest::addRow("square") << 0;
    QTest::addRow("line") << 1;
    QTest::addRow("three clusters") << 2;
    QTest::addRow("cloud") << 3;
}

void TstRttLayout::knownShapesComeBack()
{
    QFETCH(int, shape);
    const Points shapes[] = {square(), line(), clusters(), cloud(60)};
    const auto table = tableOf(shapes[shape]);
    RttLayout layout;
    layout.setMembers(namesOf(table.size()), table);
    finish(layout);
    QVERIFY2(worstLength(layout, table) < 0.02,
             qPrintable(QString::number(worstLength(layout, table))));
    QVERIFY(layout.stress() < 0.02);
}

void TstRttLayout::samePastGivesTheSamePicture()
{
    RttLayout one;
    RttLayout other;
    for (auto* layout : {&one, &other}) {
        layout->setMembers(namesOf(24), tableOf(clusters()));
        finish(*layout);
        layout->setMembers(namesOf(24), tableOf(clusters(6)));
        finish(*layout);
    }
    QCOMPARE(one.points(), other.points());
}

void TstRttLayout::oneMemberMovesAlone()
{
    auto truth = clusters();
    RttLayout layout;
    layout.setMembers(namesOf(24), tableOf(truth));
    finish(layout);
    const auto before = layout.points();
    // It goes over to the next place, 20 ms away.
    truth[3] = {20.2, 0.4};
    layout.setMembers(namesOf(24), tableOf(truth));
    finish(layout);
    for (std::size_t at = 0; at < truth.size(); ++at) {
        const double by = away(before[at], layout.points()[at]);
        QVERIFY2(at == 3 ? by > 15.0 : by < 1.0, qPrintable(QString::number(by)));
    }
    QVERIFY(worstLength(layout, tableOf(truth)) < 0.03);
}

void TstRttLayout::aTurnedPictureIsTurnedBack()
{
    // The same members in another order are computed from another beginning.
    RttLayout layout;
    layout.setMembers(namesOf(24), tableOf(clusters()));
    finish(layout);
    const auto before = layout.points();
    auto names = namesOf(24);
    auto truth = clusters();
    std::reverse(names.begin(), names.end());
    std::reverse(truth.begin(), truth.end());
    layout.setMembers(names, tableOf(truth));
    finish(layout);
    for (std::size_t at = 0; at < before.size(); ++at)
        QVERIFY(away(before[at], layout.points()[23 - at]) < 0.2);
}

void TstRttLayout::newcomersAndLeaversLeaveTheRest()
{
    auto truth = clusters();
    RttLayout layout;
    layout.setMembers(namesOf(24), tableOf(truth));
    finish(layout);
    const auto before = layout.points();
    auto names = namesOf(24);
    // Two go, five come.
    names.erase(names.begin() + 4, names.begin() + 6);
    truth.erase(truth.begin() + 4, truth.begin() + 6);
    for (int at = 0; at < 5; ++at) {
        names.push_back("new" + std::to_string(at));
        truth.push_back({8.0 + at * 0.1, 15.0});
    }
    layout.setMembers(names, tableOf(truth));
    finish(layout);
    QVERIFY(worstLength(layout, tableOf(truth)) < 0.03);
    for (std::size_t at = 6; at < 24; ++at)
        QVERIFY(away(before[at], layout.points()[at - 2]) < 1.0);
}

void TstRttLayout::whatAPlaneCannotHoldIsTold()
{
    // Eight members, each as far from each: that is a shape of seven dimensions.
    RttTable table(8);
    for (std::size_t a = 0; a < 8; ++a) {
        for (std::size_t b = a + 1; b < 8; ++b)
            table.set(a, b, 10.0F);
    }
    RttLayout layout;
    layout.setMembers(namesOf(8), table);
    finish(layout);
    QVERIFY2(layout.stress() > 0.2, qPrintable(QString::number(layout.stress())));
    QVERIFY(layout.stress() < 0.5);
}

void TstRttLayout::aStepIsBounded()
{
    RttLayout layout;
    layout.setMembers(namesOf(400), tableOf(cloud(400)));
    QElapsedTimer watch;
    watch.start();
    layout.step();
    // Some milliseconds in a release build; this one is slower, and the machine may be busy.
    QVERIFY2(watch.elapsed() < 500, qPrintable(QString::number(watch.elapsed())));
}

void TstRttLayout::nothingKnownBreaksNothing()
{
    RttLayout layout;
    layout.setMembers({}, RttTable(0));
    QVERIFY(!layout.step());
    layout.setMembers({"a"}, RttTable(1));
    finish(layout);
    layout.setMembers({"a", "b", "c"}, RttTable(3)); // No estimate at all.
    finish(layout);
    RttTable same(3);
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = a + 1; b < 3; ++b)
            same.set(a, b, 0.0F);
    }
    layout.setMembers({"a", "b", "c"}, same);
    finish(layout);
    for (const auto& point : layout.points())
        QVERIFY(std::isfinite(point.x) && std::isfinite(point.y));
}

QTEST_APPLESS_MAIN(TstRttLayout)
#include "tst_rtt_layout.moc"
