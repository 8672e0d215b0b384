#include <QTest>

#include "core/catalog/catalog.h"
#include "core/filter/expression.h"
#include "core/filter/member_subject.h"
#include "tests/models/member_rows.h"
#include "ui/models/cluster_health.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::ClusterHealth;
using models::Finding;

/// What the overview says of a cluster is what its rows say.
class TstClusterHealth final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countedInStepsItIsTheSame();
    void headlineCountsEveryKind();
    void aCalmClusterHasNoFindings();
    void theWorstComesFirst();
    void manyOfOneKindAreToldAsOne();
    void ghostsAreNotCounted();
    void flappingEndsAfterTheCalmOnly();
    void ourOwnTroubleIsToldBeforeTheOthers();
    void versionsDifferWithinARole();
    void rolesMayDiffer();
    void tagsWithAValueForEachAreNoVersions();
    void filtersFindWhomTheyAreAbout();
    void aStaleViewIsNoVerdict();
    void headroomShrinksWithTheState();
    void moreGoneThanAliveIsTold();
    void servicesOneStepFromGoneAreTold();
    void servicesOfOneAreNoNews();
    void hostileNamesStayHarmless();
    void mostAtOnceIsOurOwnLink_data();
    void mostAtOnceIsOurOwnLink();
    void aPartialLookIsSaid();

private:
    static models::MemberStore storeOf(const std::vector<test::Sketch>& sketches);
    static ClusterHealth healthOf(const std::vector<test::Sketch>& sketches);
};

namespace {

std::vector<test::Sketch> aliveNodes(std::uint32_t count, Tags tags = {})
{
    std::vector<test::Sketch> sketches;
    for (std::uint32_t i = 0; i < count; ++i) {
        sketches.push_back({.id = i + 1, .name = "node-" + std::to_string(i + 1), .tags = tags});
    }
    return sketches;
}

link::MemberRowPtr flapping(std::uint32_t id, std::uint32_t flaps, Moment last)
{
    auto row = *test::row({.id = id, .name = "node-" + std::to_string(id)});
    row.flaps = std::make_shared<const link::FlapHistory>(
        link::FlapHistory{.suspected = flaps, .refuted = flaps, .lastFlap = last});
    return std::make_shared<const link::MemberRow>(row);
}

QStringList headlines(const ClusterHealth& health)
{
    QStringList lines;
    for (const auto& finding : health.findings)
        lines.append(finding.headline);
    return lines;
}

} // namespace

models::MemberStore TstClusterHealth::storeOf(const std::vector<test::Sketch>& sketches)
{
    models::MemberStore store;
    for (const auto& sketch : sketches)
        store.put(test::row(sketch));
    return store;
}

ClusterHealth TstClusterHealth::healthOf(const std::vector<test::Sketch>& sketches)
{
    return models::healthOf(storeOf(sketches), test::liveStatus(), test::momentAt());
}

void TstClusterHealth::countedInStepsItIsTheSame()
{
    auto sketches = aliveNodes(40, {{"role", "web"}, {"build", "312"}});
    sketches[7].state = link::RawState::Suspect;
    sketches[9].status = link::MemberStatus::Failed;
    sketches[11].tags = {{"build", "313"}, {"role", "web"}};
    const auto store = storeOf(sketches);
    const auto now = test::momentAt();
    models::HealthCount count;
    int steps = 1;
    while (!count.step(store, 7, now))
        ++steps;
    QCOMPARE(steps, 6);
    QVERIFY(models::healthOf(count, store.tally(), test::liveStatus(), now) ==
            models::healthOf(store, test::liveStatus(), now));
}

void TstClusterHealth::headlineCountsEveryKind()
{
    auto sketches = aliveNodes(5);
    sketches[0].status = link::MemberStatus::Failed;
    sketches[1].state = link::RawState::Suspect;
    sketches[2].status = link::MemberStatus::Left;
    QCOMPARE(healthOf(sketches).headline(),
             QStringLiteral("2 alive, 1 suspect, 1 failed, 0 flapping"));
}

void TstClusterHealth::aCalmClusterHasNoFindings()
{
    const auto health = healthOf(aliveNodes(40, {{"role", "web"}, {"build", "312"}}));
    QVERIFY(health.findings.empty());
    QCOMPARE(health.verdict, ClusterHealth::Verdict::Well);
}

void TstClusterHealth::theWorstComesFirst()
{
    auto sketches = aliveNodes(6, {{"build", "1"}});
    sketches[2].tags = {{"build", "2"}};
    sketches[0].state = link::RawState::Suspect;
    sketches[0].accusers = {"node-3", "node-4"};
    sketches[1].status = link::MemberStatus::Failed;
    sketches[1].since = -3min;
    const auto health = healthOf(sketches);
    QCOMPARE(headlines(health),
             QStringList({QStringLiteral("node-2 failed"), QStringLiteral("node-1 is suspect"),
                          QStringLiteral("Different versions: build")}));
    QCOMPARE(health.findings[0].detail, QStringLiteral("for 3 min"));
    QCOMPARE(health.findings[1].detail, QStringLiteral("for 0 s · accused by node-3, node-4"));
    QCOMPARE(health.findings[2].detail, QStringLiteral("4 × 1, 1 × 2 (node-3)"));
    QCOMPARE(health.verdict, ClusterHealth::Verdict::Ill);
}

void TstClusterHealth::manyOfOneKindAreToldAsOne()
{
    auto sketches = aliveNodes(30);
    for (std::size_t i = 0; i < 12; ++i)
        sketches[i].status = link::MemberStatus::Failed;
    const auto health = healthOf(sketches);
    QCOMPARE(headlines(health), QStringList{QStringLiteral("12 member(s) failed")});
    QVERIFY(health.findings[0].detail.endsWith(QStringLiteral(", …")));
    QCOMPARE(health.findings[0].filter, QStringLiteral("status=failed"));
    QVERIFY(!health.findings[0].member);
}

void TstClusterHealth::ghostsAreNotCounted()
{
    auto sketches = aliveNodes(3);
    sketches[0].status = link::MemberStatus::Failed;
    auto store = storeOf(sketches);
    store.vanish(test::row(sketches[0])->key);
    const auto health = models::healthOf(store, test::liveStatus(), test::momentAt());
    QVERIFY(health.findings.empty());
    QCOMPARE(health.tally.total, std::size_t{2});
}

void TstClusterHealth::flappingEndsAfterTheCalmOnly()
{
    models::MemberStore store;
    store.put(flapping(1, models::kFlapsLeast, test::momentAt()));
    store.put(flapping(2, models::kFlapsLeast - 1, test::momentAt()));
    const auto at = [&store](Duration later) {
        return models::healthOf(store, test::liveStatus(), test::momentAt(later)).flapping;
    };
    QCOMPARE(at(0s), std::size_t{1});
    QCOMPARE(at(models::kFlapCalm), std::size_t{1});
    QCOMPARE(at(models::kFlapCalm + 1s), std::size_t{0});
}

void TstClusterHealth::ourOwnTroubleIsToldBeforeTheOthers()
{
    auto sketches = aliveNodes(4);
    sketches[0].status = link::MemberStatus::Failed;
    auto status = test::observerStatus();
    status.self->healthScore = 3;
    const auto health = models::healthOf(storeOf(sketches), status, test::momentAt());
    QCOMPARE(health.findings.front().kind, Finding::Kind::OwnView);
    QVERIFY(health.ownView.contains(QStringLiteral("in doubt (score 3)")));
    status.self->healthScore = 0;
    QVERIFY(models::healthOf(storeOf(sketches), status, test::momentAt())
                .ownView.contains(QStringLiteral("healthy (score 0)")));
}

void TstClusterHealth::versionsDifferWithinARole()
{
    auto sketches = aliveNodes(6, {{"build", "312"}, {"role", "web"}});
    sketches[5].tags = {{"build", "311"}, {"role", "web"}};
    const auto health = healthOf(sketches);
    QCOMPARE(headlines(health),
             QStringList{QStringLiteral("Different versions: build of role web")});
    QCOMPARE(health.findings[0].filter, QStringLiteral("build!=312 role=web"));
    QCOMPARE(health.verdict, ClusterHealth::Verdict::Unsure);
}

void TstClusterHealth::rolesMayDiffer()
{
    auto sketches = aliveNodes(6, {{"build", "312"}, {"role", "web"}});
    for (std::size_t i = 0; i < 3; ++i)
        sketches[i].tags = {{"build", "7"}, {"role", "db"}};
    QVERIFY(healthOf(sketches).findings.empty());
}

void TstClusterHealth::tagsWithAValueForEachAreNoVersions()
{
    auto sketches = aliveNodes(40);
    for (auto& sketch : sketches)
        sketch.tags = {{"build", "commit-" + sketch.name}};
    QVERIFY(healthOf(sketches).findings.empty());
}

void TstClusterHealth::filtersFindWhomTheyAreAbout()
{
    auto sketches = aliveNodes(3);
    sketches[0].name = "a name with \"quotes\" and (brackets)";
    sketches[0].status = link::MemberStatus::Failed;
    const auto health = healthOf(sketches);
    const auto parsed = filter::Expression::parse(health.findings.front().filter.toStdString());
    QVERIFY(parsed);
    int found = 0;
    for (const auto& sketch : sketches) {
        const auto row = test::row(sketch);
        const filter::MemberSubject subject(*row, test::momentAt().boot);
        if (!parsed->matches(subject)) continue;
        ++found;
        QCOMPARE(row->facts->name, sketches[0].name);
    }
    QCOMPARE(found, 1);
}

void TstClusterHealth::aStaleViewIsNoVerdict()
{
    auto status = test::liveStatus();
    status.phase = link::LinkPhase::Stale;
    const auto health = models::healthOf(storeOf(aliveNodes(3)), status, test::momentAt(23s));
    QCOMPARE(health.verdict, ClusterHealth::Verdict::Unknown);
    QVERIFY(health.ownView.contains(QStringLiteral("No word for 23 s")));
}

void TstClusterHealth::headroomShrinksWithTheState()
{
    // 100,000 members with small tags were measured at 16.0 MB.
    NodeFacts facts;
    facts.name = "node-12345.eu";
    facts.tags = {{"role", "web"}};
    const double each = static_cast<double>(models::syncBytes(facts));
    QVERIFY2(each > 130 && each < 190, qPrintable(QString::number(each)));
    models::SyncSize size{.bytes = models::SyncSize::kMost / 2};
    QCOMPARE(size.headroom(), 0.5);
    size.bytes = 2 * models::SyncSize::kMost;
    QCOMPARE(size.headroom(), 0.0);
}

void TstClusterHealth::moreGoneThanAliveIsTold()
{
    auto sketches = aliveNodes(100);
    for (std::size_t i = 0; i < 60; ++i)
        sketches[i].status = link::MemberStatus::Left;
    const auto health = healthOf(sketches);
    QCOMPARE(headlines(health), QStringList{QStringLiteral("More gone than alive")});
    // That is untidy, not unhealthy.
    QCOMPARE(health.verdict, ClusterHealth::Verdict::Well);
}

void TstClusterHealth::servicesOneStepFromGoneAreTold()
{
    auto sketches = aliveNodes(5, {{"ep.orders", "10.0.0.1:7400"}});
    sketches[4].tags = {{"ep.cache", "10.0.0.1:6379"}};
    catalog::Catalog catalog;
    const auto told = [&] {
        for (const auto& sketch : sketches)
            catalog.put(test::row(sketch));
        return models::healthOf(storeOf(sketches), test::liveStatus(), test::momentAt(), &catalog);
    };
    QVERIFY(told().findings.empty());
    for (std::size_t i = 0; i < 3; ++i)
        sketches[i].status = link::MemberStatus::Failed;
    auto health = told();
    QVERIFY(headlines(health).contains(QStringLiteral("orders is one failure from zero")));
    sketches[3].status = link::MemberStatus::Failed;
    health = told();
    // The worst of all: it stands above the members that failed.
    QCOMPARE(health.findings.front().headline, QStringLiteral("Nobody healthy offers orders"));
    QCOMPARE(health.findings.front().detail, QStringLiteral("0 of 4 instance(s) healthy"));
    QCOMPARE(health.findings.front().filter, QStringLiteral("service=orders"));
    QCOMPARE(health.verdict, ClusterHealth::Verdict::Ill);
}

void TstClusterHealth::servicesOfOneAreNoNews()
{
    auto sketches = aliveNodes(2);
    sketches[0].tags = {{"ep.admin", "10.0.0.1:9000"}};
    catalog::Catalog catalog;
    for (const auto& sketch : sketches)
        catalog.put(test::row(sketch));
    QVERIFY(models::healthOf(storeOf(sketches), test::liveStatus(), test::momentAt(), &catalog)
                .findings.empty());
}

void TstClusterHealth::hostileNamesStayHarmless()
{
    auto sketches = aliveNodes(2);
    sketches[0].name = "\x1b[31m<b>x</b>\xE2\x80\xAE\n";
    sketches[0].status = link::MemberStatus::Failed;
    const auto health = healthOf(sketches);
    const auto& line = health.findings.front().headline;
    QVERIFY(!line.contains(QChar(0x1b)) && !line.contains(QChar(0x202E)) &&
            !line.contains(QLatin1Char('\n')));
}

void TstClusterHealth::mostAtOnceIsOurOwnLink_data()
{
    QTest::addColumn<int>("members");
    QTest::addColumn<int>("turned");
    QTest::addColumn<Duration>("within");
    QTest::addColumn<bool>("told");
    QTest::newRow("all in one breath") << 40 << 40 << Duration{1900ms} << true;
    QTest::newRow("more than half") << 40 << 21 << Duration{1s} << true;
    QTest::newRow("half") << 40 << 20 << Duration{1s} << false;
    QTest::newRow("one after the other") << 40 << 40 << Duration{5min} << false;
    QTest::newRow("a few") << 4 << 4 << Duration{1s} << false;
}

void TstClusterHealth::mostAtOnceIsOurOwnLink()
{
    QFETCH(int, members);
    QFETCH(int, turned);
    QFETCH(Duration, within);
    QFETCH(bool, told);
    auto sketches = aliveNodes(static_cast<std::uint32_t>(members));
    for (int at = 0; at < turned; ++at) {
        auto& sketch = sketches[static_cast<std::size_t>(at)];
        sketch.state = link::RawState::Suspect;
        sketch.since = -10min + within * at / turned;
    }
    const auto health = healthOf(sketches);
    QCOMPARE(health.findings.front().id == "alone", told);
    if (told) QCOMPARE(health.findings.front().kind, Finding::Kind::OwnView);
}

void TstClusterHealth::aPartialLookIsSaid()
{
    auto status = test::liveStatus();
    status.membersAsked = 31;
    const auto store = storeOf(aliveNodes(40));
    const auto part = models::healthOf(store, status, test::momentAt());
    QVERIFY2(part.ownView.contains(QStringLiteral("31 of 40")), qPrintable(part.ownView));
    status.membersAsked = 40;
    const auto whole = models::healthOf(store, status, test::momentAt());
    QVERIFY2(!whole.ownView.contains(QStringLiteral(" of ")), qPrintable(whole.ownView));
    QVERIFY(!models::partialLook(status, whole.tally));
    status.membersAsked = 31;
    QCOMPARE(models::partialLook(status, whole.tally), (models::PartialLook{31, 40}));
    // An agent's RPC has one member's word by nature, and what is old has none at all.
    status.mode = link::LinkMode::Rpc;
    QVERIFY(!models::partialLook(status, whole.tally));
    status.mode = link::LinkMode::Peek;
    status.phase = link::LinkPhase::Stale;
    QVERIFY(!models::partialLook(status, whole.tally));
}

QTEST_GUILESS_MAIN(TstClusterHealth)
#include "tst_cluster_health.moc"
