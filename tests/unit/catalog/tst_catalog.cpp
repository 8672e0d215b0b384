#include <QtTest/QTest>

#include <map>

#include "core/base/random.h"
#include "core/catalog/catalog.h"
#include "core/catalog/endpoint_text.h"
#include "tests/unit/catalog/catalog_rows.h"

using namespace grapevine;
using catalog::Catalog;
using catalog::Health;
using catalog::Redundancy;
using catalog::RuleSet;
using catalog::ServiceKey;
using link::MemberStatus;
using test::member;

class TstCatalog final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void servicesAreCountedByHealth();
    void lastInstanceIsToldByMembers();
    void aTagChangeUpdatesTheInstance();
    void aFlipTouchesOnlyItsServices();
    void zonesAreCountedApart();
    void whoIsNoRaftMemberStandsApart();
    void equalNamesInOtherGroupsAreOthers();
    void namesOfAMembersServicesAreTold();
    void endpointsAreTextToPaste();
    void listingsAreThoseOfCtrlc();
    void incrementalEqualsRebuilt();
};

namespace {

ServiceKey service(const char* name, const char* group = "")
{
    return {ClusterId{0}, false, group, name};
}

} // namespace

void TstCatalog::servicesAreCountedByHealth()
{
    Catalog catalog;
    const auto one = member(1, "o1", {{"service", "orders"}, {"port", "80"}});
    catalog.put(one);
    catalog.put(member(2, "o2", {{"service", "orders"}, {"port", "80"}}, MemberStatus::Failed));
    catalog.put(member(3, "o3", {{"service", "orders"}, {"port", "81"}}, MemberStatus::Left));
    catalog.put(member(4, "o4", {{"service", "orders"}, {"maintenance", "disk"}}));
    const auto tally = catalog.tally(service("orders"), std::nullopt);
    QCOMPARE(tally.healthy(), 1U);
    QCOMPARE(tally.expected(), 3U);
    QCOMPARE(tally.of(Health::Left), 1U);
    QCOMPARE(tally.of(Health::Maintenance), 1U);
    QCOMPARE(tally.ports.at(80), 2U);
    QCOMPARE(tally.redundancy(), Redundancy::Last);
    catalog.put(test::suspected(one));
    const auto after = catalog.tally(service("orders"), std::nullopt);
    QCOMPARE(after.of(Health::Suspect), 1U);
    QCOMPARE(after.redundancy(), Redundancy::Gone);
}

void TstCatalog::lastInstanceIsToldByMembers()
{
    Catalog catalog(*RuleSet::fromJson(
        R"([{"name":"e","key":"ep\\.(\\w+).*","service":"${key.1}","endpoint":"${value}"}])"));
    catalog.put(member(
        1, "o1",
        {{"ep.http", "10.0.0.2:80"}, {"ep.http2", "10.0.0.2:81"}, {"ep.httq", "10.0.0.2:81"}}));
    catalog.put(member(2, "o2", {{"ep.http.a", "10.0.0.2:80"}, {"ep.http.b", "10.0.0.2:81"}}));
    const auto tally = catalog.tally(service("http"), std::nullopt);
    QCOMPARE(tally.healthy(), 3U);
    QCOMPARE(tally.membersHealthy, 2U);
    catalog.remove({ClusterId{0}, MemberId{1}});
    // Two instances, but one member: its failure takes both.
    QCOMPARE(catalog.tally(service("http"), std::nullopt).healthy(), 2U);
    QCOMPARE(catalog.tally(service("http"), std::nullopt).redundancy(), Redundancy::Last);
}

/// CAS-3: a changed tag is the same instance at another address.
void TstCatalog::aTagChangeUpdatesTheInstance()
{
    Catalog catalog;
    catalog.put(member(1, "n1", {{"ep.http", "10.0.0.2:80"}}));
    const auto before = catalog.instances(service("http"));
    const auto change = catalog.put(member(1, "n1", {{"ep.http", "10.0.0.2:81"}}));
    QCOMPARE(change.services, std::vector<ServiceKey>{service("http")});
    const auto after = catalog.instances(service("http"));
    QCOMPARE(after.size(), 1U);
    QVERIFY(after.front().key == before.front().key);
    QCOMPARE(after.front().address.port, 81);
    catalog.put(member(1, "n1", {}));
    QVERIFY(catalog.services().empty());
}

void TstCatalog::aFlipTouchesOnlyItsServices()
{
    Catalog catalog;
    catalog.put(member(1, "n1", {{"role", "web"}, {"ep.x", "10.0.0.2:1"}}));
    catalog.put(member(2, "n2", {{"role", "db"}}));
    const auto flip = catalog.put(member(2, "n2", {{"role", "db"}}, MemberStatus::Failed));
    QCOMPARE(flip.services, std::vector<ServiceKey>{service("db")});
    const auto same = catalog.put(member(2, "n2", {{"role", "db"}}, MemberStatus::Failed));
    QVERIFY(same.services.empty());
    QVERIFY(catalog.remove({ClusterId{0}, MemberId{7}}).services.empty());
}

void TstCatalog::zonesAreCountedApart()
{
    Catalog catalog;
    catalog.put(member(1, "n1", {{"role", "web"}, {"zone", "a"}}));
    catalog.put(member(2, "n2", {{"role", "web"}, {"region", "b"}}, MemberStatus::Failed));
    QCOMPARE(catalog.find(service("web"))->zones.size(), 2U);
    QCOMPARE(catalog.tally(service("web"), "a").redundancy(), Redundancy::Last);
    QCOMPARE(catalog.tally(service("web"), "b").redundancy(), Redundancy::Gone);
    QVERIFY(catalog.tally(service("web"), "c").isEmpty());
    catalog.put(member(2, "n2", {{"role", "web"}, {"zone", "a"}}));
    QCOMPARE(catalog.find(service("web"))->zones.size(), 1U);
}

/// CFK-11: leftovers of clients are grouped apart, wherever there are Raft members.
void TstCatalog::whoIsNoRaftMemberStandsApart()
{
    Catalog catalog;
    ServiceKey outsiders;
    outsiders.isOutsiders = true;
    catalog.put(member(1, "client_6b3f", {}));
    catalog.put(member(2, "svc_11aa", {{"ep.http", "10.0.0.3:80"}}));
    QVERIFY(catalog.find(outsiders) == nullptr);
    const Tags node = {{"ep.raft", "10.0.0.4:1"}, {"ep.http", "10.0.0.4:80"}};
    QVERIFY(catalog.put(member(3, "node", node)).raftTurned);
    QCOMPARE(catalog.tally(outsiders, std::nullopt).members, 2U);
    QCOMPARE(catalog.instances(outsiders).front().row->facts->name, std::string("client_6b3f"));
    QCOMPARE(catalog.tally(service("http"), std::nullopt).healthy(), 2U);
    QCOMPARE(catalog.tally(service("http"), std::nullopt, false).healthy(), 1U);
    // Another cluster's members are no outsiders of this one.
    catalog.put(member(9, "elsewhere", {}, MemberStatus::Alive, 1));
    QCOMPARE(catalog.tally(outsiders, std::nullopt).members, 2U);
    QVERIFY(catalog.remove({ClusterId{0}, MemberId{3}}).raftTurned);
    QVERIFY(catalog.find(outsiders) == nullptr);
    QCOMPARE(catalog.tally(service("http"), std::nullopt, false).healthy(), 1U);
}

void TstCatalog::equalNamesInOtherGroupsAreOthers()
{
    Catalog catalog;
    catalog.put(member(1, "a", {{"ep.http", "10.0.0.2:80"}, {"meta.serviceName", "demo"}}));
    catalog.put(member(2, "b", {{"ep.http", "10.0.0.3:80"}, {"meta.serviceName", "prod"}}));
    QVERIFY(catalog.find(service("http")) == nullptr);
    QCOMPARE(catalog.tally(service("http", "demo"), std::nullopt).healthy(), 1U);
}

void TstCatalog::namesOfAMembersServicesAreTold()
{
    Catalog catalog;
    catalog.put(member(1, "a", {{"ep.http", "10.0.0.2:80"}, {"role", "http"}, {"service", "x"}}));
    const auto names = catalog.serviceNames({ClusterId{0}, MemberId{1}});
    QCOMPARE(names, (std::vector<std::string_view>{"http", "x"}));
    QVERIFY(catalog.serviceNames({ClusterId{0}, MemberId{2}}).empty());
}

void TstCatalog::endpointsAreTextToPaste()
{
    Catalog catalog;
    catalog.put(member(1, "web-1",
                       {{"ep.http", "10.0.0.2:8080/x"},
                        {"ep.raft", "[2001:db8::1]:1"},
                        {"ep.My_DB!", "db.example.:5432"},
                        {"ep.bad", "a b"},
                        {"ep.https", "h:1"}}));
    const auto first = [&](const char* name) { return catalog.instances(service(name)).front(); };
    using catalog::hostPortOf;
    using catalog::srvOf;
    using catalog::urlOf;
    QCOMPARE(*urlOf(service("http"), first("http")), std::string("http://10.0.0.2:8080/x"));
    QCOMPARE(*urlOf(service("https"), first("https")), std::string("https://h:1"));
    QCOMPARE(*urlOf(service("raft"), first("raft")), std::string("tcp://[2001:db8::1]:1"));
    QCOMPARE(*hostPortOf(first("raft")), std::string("[2001:db8::1]:1"));
    QCOMPARE(*srvOf(service("http"), first("http")),
             std::string("_http._tcp 0 IN SRV 1 1 8080 web-1.\nweb-1. 0 IN A 10.0.0.2"));
    QCOMPARE(*srvOf(service("raft"), first("raft")),
             std::string("_raft._tcp 0 IN SRV 1 1 1 web-1.\nweb-1. 0 IN AAAA 2001:db8::1"));
    QCOMPARE(*srvOf(service("My_DB!"), first("My_DB!")),
             std::string("_my_db-._tcp 0 IN SRV 1 1 5432 db.example."));
    QVERIFY(!hostPortOf(first("bad")) && !urlOf(service("bad"), first("bad")) &&
            !srvOf(service("bad"), first("bad")));
}

/// CFK-1: tree, plain, JSON and name=value.
void TstCatalog::listingsAreThoseOfCtrlc()
{
    Catalog catalog;
    catalog.put(member(1, "a\x1b[2J", {{"ep.http", "10.0.0.2:80"}, {"meta.serviceName", "demo"}}));
    catalog.put(member(2, "bb", {{"ep.http", "\x1b]0;"}, {"meta.serviceName", "demo"}},
                       MemberStatus::Failed));
    const auto key = service("http", "demo");
    const std::vector<catalog::Listing> list = {{key, catalog.instances(key)}};
    using catalog::ListStyle;
    QCOMPARE(catalog::listed(list, ListStyle::NameValue),
             std::string("http=10.0.0.2:80\nhttp=<ESC>]0;\n"));
    const auto tree = catalog::listed(list, ListStyle::Tree);
    QVERIFY2(tree.starts_with("http (demo)\n  a<ESC>[2J"), tree.c_str());
    QVERIFY(tree.find("failed") != std::string::npos);
    for (const auto style : {ListStyle::Tree, ListStyle::Plain, ListStyle::Json})
        QVERIFY(catalog::listed(list, style).find('\x1b') == std::string::npos);
    QVERIFY(catalog::listed(list, ListStyle::Json).find("\"active\": false") != std::string::npos);
}

namespace {

Tags randomTags(SeededRandom& random)
{
    Tags tags;
    const auto pick = [&random](std::initializer_list<const char*> from) {
        return std::string(*(from.begin() + random.below(from.size())));
    };
    const auto maybe = [&](const char* key, std::initializer_list<const char*> values) {
        if (random.below(3) == 0) tags.emplace_back(key, pick(values));
    };
    maybe("ep.http", {"10.0.0.1:80", "10.0.0.1:81", "127.0.0.1:80", "garbage x", ""});
    maybe("ep.raft", {"10.0.0.1:1", ""});
    maybe("meta.serviceName", {"demo", "prod"});
    maybe("role", {"web", "db", "http"});
    maybe("service", {"web", "http"});
    maybe("port", {"80", "x"});
    maybe("zone", {"a", "b"});
    maybe("region", {"b"});
    maybe("maintenance", {"1", "false"});
    return tags;
}

link::MemberRowPtr randomMember(SeededRandom& random, std::uint32_t id)
{
    static constexpr MemberStatus statuses[] = {MemberStatus::Alive, MemberStatus::Alive,
                                                MemberStatus::Failed, MemberStatus::Left,
                                                MemberStatus::None};
    const auto row =
        member(id, "n" + std::to_string(id), randomTags(random), statuses[random.below(5)], id % 2);
    return random.below(5) == 0 ? test::suspected(row) : row;
}

/// What is different; empty when nothing is.
std::string difference(const Catalog& a, const Catalog& b)
{
    if (a.services() != b.services()) return "services";
    if (a.members() != b.members()) return "members";
    if (a.counters().values() != b.counters().values()) return "counters";
    for (const auto& [key, service] : a.services()) {
        const auto ours = a.instances(key);
        const auto theirs = b.instances(key);
        if (ours.size() != theirs.size() || ours.empty()) return "instances of " + key.name;
        catalog::Tally counted;
        for (std::size_t at = 0; at < ours.size(); ++at) {
            if (ours[at].key != theirs[at].key || ours[at].address != theirs[at].address ||
                ours[at].health != theirs[at].health || ours[at].row != theirs[at].row)
                return "an instance of " + key.name;
            ++counted.byHealth[static_cast<std::size_t>(ours[at].health)];
        }
        if (counted.byHealth != a.tally(key, std::nullopt).byHealth) return "tally of " + key.name;
    }
    return {};
}

} // namespace

/// Deltas by chance, over 10,000 seeds; GRAPEVINE_SEED replays one.
void TstCatalog::incrementalEqualsRebuilt()
{
    const auto given = qgetenv("GRAPEVINE_SEED");
    const std::uint64_t first = given.isEmpty() ? 1 : given.toULongLong();
    const std::uint64_t last = given.isEmpty() ? 10'000 : first;
    const auto rules = RuleSet::shipped();
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        SeededRandom random{seed};
        Catalog catalog(rules);
        std::map<MemberKey, link::MemberRowPtr> truth;
        for (int step = 0; step < 30; ++step) {
            const auto id = static_cast<std::uint32_t>(random.below(8));
            const MemberKey key{ClusterId{id % 2}, MemberId{id}};
            if (random.below(4) == 0) {
                catalog.remove(key);
                truth.erase(key);
            } else {
                truth[key] = randomMember(random, id);
                catalog.put(truth[key]);
            }
        }
        Catalog rebuilt(rules);
        for (auto at = truth.rbegin(); at != truth.rend(); ++at)
            rebuilt.put(at->second);
        const auto wrong = difference(catalog, rebuilt);
        QVERIFY2(
            wrong.empty(),
            qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(QString::fromStdString(wrong))));
    }
}

QTEST_APPLESS_MAIN(TstCatalog)
#include "tst_catalog.moc"
