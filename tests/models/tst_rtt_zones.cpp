#include <QTest>

#include <chrono>
#include <cmath>

#include "tests/models/rtt_recorded.h"
#include "tests/models/rtt_story.h"
#include "ui/models/rtt_estimate.h"
#include "ui/models/rtt_zones.h"

using namespace grapevine;
using models::RttTable;
using models::RttZoning;
using models::ZoneTags;
using Verdict = models::RttZoning::Verdict;

/// Zones found by round trips alone, and what tags say of them.
class TstRttZones final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void groupsAreFound_data();
    void groupsAreFound();
    void placesOfARealClusterAreFound();
    void oneRoomIsOneZone();
    void aStrangerBelongsToNone();
    void fewMembersTellNothing();
    void tagThatFitsIsNamedWithItsMisfits();
    void aTagThatSaysOneForAllFitsNothing();
    void withoutTagsZonesHaveNumbersOnly();

private:
    std::unique_ptr<SeededRandom> m_random;
    /// Members of each group, those of a group one after the other.
    RttTable groups(const std::vector<int>& sizes, double within, double apart);
};

RttTable TstRttZones::groups(const std::vector<int>& sizes, double within, double apart)
{
    std::vector<int> groupOf;
    for (std::size_t group = 0; group < sizes.size(); ++group)
        groupOf.insert(groupOf.end(), static_cast<std::size_t>(sizes[group]),
                       static_cast<int>(group));
    RttTable table(groupOf.size());
    for (std::size_t a = 0; a < groupOf.size(); ++a) {
        for (std::size_t b = a + 1; b < groupOf.size(); ++b) {
            const double ms = groupOf[a] == groupOf[b] ? within : apart;
            table.set(a, b, static_cast<float>(ms * (1.0 + 0.25 * test::chance(*m_random))));
        }
    }
    return table;
}

void TstRttZones::groupsAreFound_data()
{
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<double>("within");
    QTest::addColumn<double>("apart");
    QTest::addRow("three data centres") << QList<int>{8, 8, 8} << 0.5 << 20.0;
    QTest::addRow("two rooms") << QList<int>{10, 3} << 0.2 << 1.4;
    QTest::addRow("five cities") << QList<int>{40, 20, 10, 5, 2} << 2.0 << 30.0;
}

void TstRttZones::groupsAreFound()
{
    QFETCH(QList<int>, sizes);
    QFETCH(double, within);
    QFETCH(double, apart);
    // Another set on every run, told where it fails.
    const auto seed =
        static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
    m_random = std::make_unique<SeededRandom>(seed);
    const auto found = models::zonesOf(groups({sizes.begin(), sizes.end()}, within, apart));
    QVERIFY2(found.verdict == Verdict::Found, qPrintable(QString::number(seed)));
    QCOMPARE(found.zones, static_cast<std::size_t>(sizes.size()));
    std::size_t at = 0;
    for (qsizetype zone = 0; zone < sizes.size(); ++zone) {
        for (int member = 0; member < sizes[zone]; ++member)
            QCOMPARE(found.zoneOf[at++], static_cast<std::size_t>(zone));
    }
    QVERIFY(found.withinMs < 2 * within);
    QVERIFY(found.apartMs > 0.7 * apart);
}

void TstRttZones::placesOfARealClusterAreFound()
{
    RttTable table(std::size(test::kRecordedCluster));
    for (std::size_t a = 0; a < table.size(); ++a) {
        for (std::size_t b = a + 1; b < table.size(); ++b) {
            const auto told = models::estimateRtt(&test::kRecordedCluster[a].second,
                                                  &test::kRecordedCluster[b].second);
            table.set(a, b, static_cast<float>(told.rtt.count()) / 1e6F);
        }
    }
    const auto found = models::zonesOf(table);
    QCOMPARE(found.zones, std::size_t{3});
    for (std::size_t a = 0; a < table.size(); ++a) {
        for (std::size_t b = 0; b < table.size(); ++b) {
            const bool together =
                test::kRecordedCluster[a].first[0] == test::kRecordedCluster[b].first[0];
            QCOMPARE(found.zoneOf[a] == found.zoneOf[b], together);
        }
    }
}

void TstRttZones::oneRoomIsOneZone()
{
    m_random = std::make_unique<SeededRandom>(7);
    const auto found = models::zonesOf(groups({30}, 0.4, 0.4));
    QCOMPARE(found.verdict, Verdict::Alike);
    QCOMPARE(found.zones, std::size_t{0});
    QVERIFY(found.withinMs < 0.5);
}

void TstRttZones::aStrangerBelongsToNone()
{
    m_random = std::make_unique<SeededRandom>(8);
    auto table = groups({6, 6, 1}, 0.5, 20.0);
    for (std::size_t other = 0; other < 12; ++other)
        table.set(12, other, 900.0F);
    const auto found = models::zonesOf(table);
    QCOMPARE(found.zones, std::size_t{2});
    QCOMPARE(found.zoneOf[12], RttZoning::kNoZone);
}

void TstRttZones::fewMembersTellNothing()
{
    m_random = std::make_unique<SeededRandom>(9);
    QCOMPARE(models::zonesOf(groups({2, 1}, 0.5, 20.0)).verdict, Verdict::TooFew);
    QCOMPARE(models::zonesOf(RttTable(0)).verdict, Verdict::TooFew);
    QCOMPARE(models::zonesOf(groups({2, 2}, 0.5, 20.0)).zones, std::size_t{2});
    // No estimate between any two.
    QCOMPARE(models::zonesOf(RttTable(6)).zones, std::size_t{0});
}

void TstRttZones::tagThatFitsIsNamedWithItsMisfits()
{
    m_random = std::make_unique<SeededRandom>(10);
    const auto found = models::zonesOf(groups({6, 6, 6}, 0.5, 20.0));
    std::vector<Tags> tags;
    for (int at = 0; at < 18; ++at) {
        tags.push_back({{"az", std::string(1, "cab"[at / 6])}, {"region", "eu"}});
    }
    tags[7][0].second = "b";
    tags[3].clear();
    std::vector<const Tags*> told;
    for (const auto& one : tags)
        told.push_back(&one);
    const auto compared = models::compareWithTags(found, told);
    QCOMPARE(compared.key, std::string("az"));
    QCOMPARE(compared.values, (std::vector<std::string>{"c", "a", "b"}));
    QCOMPARE(compared.misfits, (std::vector<ZoneTags::Misfit>{{7, "b", 1}}));
    QCOMPARE(compared.tagged, std::size_t{17});
    QVERIFY(compared.isAlike());
}

void TstRttZones::aTagThatSaysOneForAllFitsNothing()
{
    m_random = std::make_unique<SeededRandom>(11);
    const auto found = models::zonesOf(groups({6, 6}, 0.5, 20.0));
    const Tags one{{"dc", "ber"}};
    const auto compared = models::compareWithTags(found, std::vector<const Tags*>(12, &one));
    QCOMPARE(compared.key, std::string("dc"));
    QCOMPARE(compared.misfits.size(), std::size_t{6});
    QVERIFY(!compared.isAlike());
}

void TstRttZones::withoutTagsZonesHaveNumbersOnly()
{
    m_random = std::make_unique<SeededRandom>(12);
    const auto found = models::zonesOf(groups({6, 6}, 0.5, 20.0));
    const Tags none{{"role", "web"}};
    const auto compared = models::compareWithTags(found, std::vector<const Tags*>(12, &none));
    QVERIFY(compared.key.empty());
    QCOMPARE(compared.values.size(), std::size_t{2});
}

QTEST_APPLESS_MAIN(TstRttZones)
#include "tst_rtt_zones.moc"
