#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <set>

#include "core/agent/demo_cast.h"
#include "core/wire/limits.h"
#include "core/wire/serf_messages.h"

using namespace grapevine;
using namespace grapevine::agent;

namespace {

std::size_t metaSize(const Tags& tags)
{
    Bytes out;
    wire::encodeTags(out, tags);
    return out.size();
}

const DemoMember* find(const std::vector<DemoMember>& cast, std::string_view name)
{
    const auto at =
        std::find_if(cast.begin(), cast.end(), [&](const auto& m) { return m.name == name; });
    return at == cast.end() ? nullptr : &*at;
}

} // namespace

class TstDemoCast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDefaultCastFitsTheWalk()
    {
        const auto cast = castDemo({});
        QCOMPARE(cast.size(), kDemoNodesDefault);
        std::map<std::string, int> zones;
        std::map<std::string, int> versions;
        int orders = 0;
        int leaders = 0;
        for (const auto& member : cast) {
            ++zones[member.zone];
            ++versions[member.answersVersion ? member.version : "silent"];
            leaders += member.leader ? 1 : 0;
            for (const auto& service : member.services)
                orders += service.name == "orders" ? 1 : 0;
        }
        QCOMPARE(zones, (std::map<std::string, int>{{"a", 8}, {"b", 8}, {"c", 8}}));
        QCOMPARE(versions,
                 (std::map<std::string, int>{{"1.4.1", 2}, {"1.4.2", 21}, {"silent", 1}}));
        QCOMPARE(orders, 2);
        QCOMPARE(leaders, 1);
        QVERIFY(cast.front().leader);
        for (const auto* name :
             {"web-1", "web-6", "api-1", "db-2", "cache-3", "queue-1", "orders-1", "edge-1"})
            QVERIFY2(find(cast, name) != nullptr, name);
        QVERIFY(!find(cast, "cache-3")->answersVersion);
        // Freezing one instance of `orders` and cutting a zone off are seen apart.
        QVERIFY(find(cast, "db-2")->zone != find(cast, "orders-1")->zone);
    }

    void everySizeHasItsOwnNamesAndFits_data()
    {
        QTest::addColumn<int>("nodes");
        for (const int nodes : {1, 2, 3, 5, 24, 100, 500})
            QTest::addRow("%d", nodes) << nodes;
    }
    void everySizeHasItsOwnNamesAndFits()
    {
        QFETCH(int, nodes);
        const auto cast = castDemo({static_cast<std::size_t>(nodes), 7});
        QCOMPARE(cast.size(), static_cast<std::size_t>(nodes));
        std::set<std::string> names;
        for (const auto& member : cast) {
            names.insert(member.name);
            const auto tags = demoTags(member, *IpAddress::fromText("127.177.255.254"), 500);
            QVERIFY(metaSize(tags) <= wire::kMetaLargest);
            QVERIFY(std::is_sorted(tags.begin(), tags.end()));
        }
        QCOMPARE(names.size(), cast.size());
    }

    void sizesAreHeldToTheBounds()
    {
        QCOMPARE(castDemo({0, 1}).size(), std::size_t{1});
        QCOMPARE(castDemo({9'999, 1}).size(), kDemoNodesMost);
    }

    void theSeedSaysWhoIsOlder()
    {
        QCOMPARE(castDemo({24, 3}), castDemo({24, 3}));
        std::set<std::string> older;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            for (const auto& member : castDemo({24, seed}))
                if (member.version == kDemoVersionOlder) older.insert(member.name);
        }
        QVERIFY(older.size() > 4);
    }

    void tagsTellRoleZoneVersionAndEndpoints()
    {
        const auto cast = castDemo({});
        const auto tags = demoTags(*find(cast, "db-2"), *IpAddress::fromText("127.77.3.4"));
        const Tags wanted{{"ep.metrics", "127.77.3.4:9100"},
                          {"ep.orders", "127.77.3.4:7400"},
                          {"ep.sql", "127.77.3.4:5432"},
                          {"role", "db"},
                          {"serfer", "minion"},
                          {"version", find(cast, "db-2")->version},
                          {"zone", "c"}};
        QCOMPARE(tags, wanted);
    }

    void putTagReplacesAddsAndTakesAway()
    {
        Tags tags{{"b", "1"}};
        putTag(tags, "a", "2");
        putTag(tags, "b", "3");
        putTag(tags, "c", "");
        QCOMPARE(tags, (Tags{{"a", "2"}, {"b", "3"}}));
        putTag(tags, "a", "");
        QCOMPARE(tags, (Tags{{"b", "3"}}));
    }
};

QTEST_GUILESS_MAIN(TstDemoCast)
#include "tst_demo_cast.moc"
