#include <QTest>

#include <chrono>
#include <map>

#include "core/base/random.h"
#include "core/catalog/reigns.h"
#include "tests/unit/catalog/catalog_rows.h"

using namespace grapevine;
using namespace grapevine::catalog;
using namespace std::chrono_literals;
using link::MemberStatus;
using test::member;

namespace {

LeaderGroupKey groupOf(std::string name, std::uint32_t cluster = 0)
{
    return {ClusterId{cluster}, std::move(name)};
}

RoleReading reading(Tags tags, std::string name = "n1")
{
    return readRole(LeaderRules::shipped(), *member(1, std::move(name), std::move(tags))->facts);
}

Moment at(Duration later)
{
    return {.boot = TimePoint{1h + later}, .wall = {}};
}

std::vector<std::string> claimants(const LeaderTable& table, const LeaderGroupKey& key)
{
    std::vector<std::string> out;
    for (const auto& [member, name] : table.group(key).claimants)
        out.push_back(name);
    return out;
}

using Names = std::vector<std::string>;

} // namespace

/// Who leads, as far as tags tell.
class TstLeaderTable final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tagsTellOfLeading_data();
    void tagsTellOfLeading();
    void groupsGoByTheirTags();
    void sfrRolesAreCounted();
    void onlyTheAliveLead();
    void cfk3WhoIsNotOfRaftIsOutside();
    void cfkTagsTellOfNoLeader();
    void aChangeTouchesItsGroupsAlone();
    void reignsRememberWhoLed();
    void aChangeInOneStepIsNoVacancy();
    void anotherLinkGoesOnWithTheReign();
    void groupsRememberedHaveAnEnd();
    void stepsEqualARebuild_data();
    void stepsEqualARebuild();
};

void TstLeaderTable::tagsTellOfLeading_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("leads");
    QTest::addColumn<bool>("tells");
    QTest::addColumn<QString>("role");
    const auto row = [](const char* key, const char* value, bool leads, bool tells,
                        const char* role) {
        QTest::addRow("%s=%s", key, value)
            << QString(key) << QString(value) << leads << tells << QString(role);
    };
    row("role", "leader", true, true, "leader");
    row("role", "Primary", true, true, "Primary");
    row("role", "minion", false, true, "minion");
    row("role", "leaderboard", false, true, "leaderboard");
    row("raft", "leader", true, true, "leader");
    row("raft", "follower", false, true, "follower");
    row("state", "leader", true, true, "leader");
    row("state", "running", false, false, "");
    row("leader", "true", true, true, "leader");
    row("leader", "1", true, true, "leader");
    row("leader", "false", false, true, "");
    row("leader", "n1", true, true, "leader"); // Its own name.
    row("leader", "n2", false, true, "");      // It points at another.
    row("primary", "YES", true, true, "primary");
    row("master", "no", false, true, "");
    row("zone", "leader", false, false, "");
}

void TstLeaderTable::tagsTellOfLeading()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, role);
    const auto told = reading({{key.toStdString(), value.toStdString()}});
    QTEST(told.leads, "leads");
    QTEST(told.tells, "tells");
    QCOMPARE(QString::fromStdString(told.role), role);
}

void TstLeaderTable::groupsGoByTheirTags()
{
    QCOMPARE(reading({}).group, std::string{});
    QCOMPARE(reading({{"cluster", "presto"}}).group, std::string{"presto"});
    QCOMPARE(reading({{"shard", "3"}, {"service", "orders"}}).group, std::string{"orders / 3"});
    QCOMPARE(reading({{"meta.serviceName", "demo"}, {"cluster", ""}}).group, std::string{"demo"});
}

void TstLeaderTable::sfrRolesAreCounted()
{
    LeaderTable table;
    table.put(member(1, "n1", {{"role", "leader"}}));
    table.put(member(2, "n2", {{"role", "minion"}}));
    table.put(member(3, "n3", {{"role", "minion"}}));
    table.put(member(4, "n4", {}));
    const auto& group = table.group(groupOf(""));
    QCOMPARE(group.roles, (std::map<std::string, std::size_t>{{"leader", 1}, {"minion", 2}}));
    QCOMPARE(group.members, std::size_t{4});
    QCOMPARE(group.telling, std::size_t{3});
    QCOMPARE(claimants(table, groupOf("")), Names{"n1"});
}

void TstLeaderTable::onlyTheAliveLead()
{
    LeaderTable table;
    const auto leader = member(1, "n1", {{"role", "leader"}});
    table.put(leader);
    table.put(test::suspected(leader));
    QCOMPARE(claimants(table, groupOf("")), Names{"n1"}); // Nobody has judged yet.
    table.put(member(1, "n1", {{"role", "leader"}}, MemberStatus::Failed));
    QVERIFY(claimants(table, groupOf("")).empty());
    QVERIFY(table.groups().empty());
    table.put(leader);
    QCOMPARE(claimants(table, groupOf("")), Names{"n1"});
    table.remove(leader->key);
    QVERIFY(table.groups().empty());
}

/// CFK-3: an observer, a client or a seed without `ep.raft` is outside.
void TstLeaderTable::cfk3WhoIsNotOfRaftIsOutside()
{
    LeaderTable table;
    table.put(member(8, "client_1", {{"role", "leader"}}));
    QCOMPARE(claimants(table, groupOf("")), Names{"client_1"});
    const auto change = table.put(member(1, "a", {{"ep.raft", "10.0.0.1:1"}}));
    QCOMPARE(change, LeaderTable::Change{groupOf("")});
    QVERIFY(claimants(table, groupOf("")).empty());
    QCOMPARE(table.outsiders(ClusterId{0}), std::size_t{1});
    QCOMPARE(table.group(groupOf("")).members, std::size_t{1});
    // Another cluster has nothing to do with it.
    table.put(member(1, "x", {{"role", "leader"}}, MemberStatus::Alive, 7));
    QCOMPARE(claimants(table, groupOf("", 7)), Names{"x"});
    table.remove({ClusterId{0}, MemberId{1}});
    QCOMPARE(claimants(table, groupOf("")), Names{"client_1"});
}

/// CFK-4: role and state are not in the tags, so nothing is made up.
void TstLeaderTable::cfkTagsTellOfNoLeader()
{
    LeaderTable table;
    for (std::uint32_t id = 1; id <= 3; ++id) {
        table.put(member(id, "a" + std::to_string(id),
                         {{"ep.raft", "10.0.0.1:1"}, {"meta.serviceName", "demo"}}));
    }
    const auto& group = table.group(groupOf("demo"));
    QCOMPARE(group.members, std::size_t{3});
    QCOMPARE(group.telling, std::size_t{0});
    QVERIFY(leaderState(group, nullptr) == LeaderState::Untold);
}

void TstLeaderTable::aChangeTouchesItsGroupsAlone()
{
    LeaderTable table;
    table.put(member(1, "a", {{"cluster", "x"}, {"role", "leader"}}));
    table.put(member(2, "b", {{"cluster", "y"}, {"role", "leader"}}));
    QCOMPARE(table.put(member(1, "a", {{"cluster", "z"}, {"role", "leader"}})),
             (LeaderTable::Change{groupOf("x"), groupOf("z")}));
    QCOMPARE(table.put(member(1, "a", {{"cluster", "z"}, {"role", "leader"}})),
             LeaderTable::Change{});
}

void TstLeaderTable::reignsRememberWhoLed()
{
    LeaderTable table;
    Reigns reigns;
    const auto step = [&](const link::MemberRowPtr& row, Duration when, bool first = false) {
        reigns.note(table, table.put(row), at(when), first);
        return leaderState(table.group(groupOf("")), reigns.find(groupOf("")));
    };
    QVERIFY(step(member(1, "a", {{"role", "minion"}}), 0s, true) == LeaderState::Untold);
    QVERIFY(reigns.find(groupOf("")) == nullptr);
    QVERIFY(step(member(2, "b", {{"role", "leader"}}), 1s, true) == LeaderState::Led);
    QVERIFY(reigns.find(groupOf(""))->firstLook);
    QVERIFY(step(member(1, "a", {{"role", "leader"}}), 5s) == LeaderState::Contested);
    const auto* reign = reigns.find(groupOf(""));
    QVERIFY(reign->since.boot == at(5s).boot);
    QVERIFY(!reign->firstLook);
    QCOMPARE(reign->before, Names{"b"});
    QVERIFY(step(member(2, "b", {{"role", "leader"}}, MemberStatus::Failed), 9s) ==
            LeaderState::Led);
    QVERIFY(step(member(1, "a", {{"role", "minion"}}), 12s) == LeaderState::Vacant);
    QCOMPARE(reign->before, Names{"a"});
    // Nobody told of a leader again: the last one is still the last one.
    QVERIFY(step(member(3, "c", {}), 20s) == LeaderState::Vacant);
    QCOMPARE(reign->before, Names{"a"});
    QVERIFY(reign->since.boot == at(12s).boot);
    QCOMPARE(reign->changes, 3U);
}

void TstLeaderTable::aChangeInOneStepIsNoVacancy()
{
    LeaderTable table;
    Reigns reigns;
    reigns.note(table, table.put(member(1, "a", {{"role", "leader"}})), at(0s), true);
    table.put(member(1, "a", {{"role", "minion"}}));
    const auto change = table.put(member(2, "b", {{"role", "leader"}}));
    reigns.note(table, change, at(3s), false);
    QCOMPARE(reigns.find(groupOf(""))->before, Names{"a"});
    QCOMPARE(reigns.find(groupOf(""))->changes, 1U);
}

void TstLeaderTable::anotherLinkGoesOnWithTheReign()
{
    LeaderTable table;
    Reigns reigns;
    reigns.note(table, table.put(member(1, "a", {{"role", "leader"}})), at(0s), false);
    LeaderTable next;
    next.put(member(41, "a", {{"role", "leader"}}, MemberStatus::Alive, 3));
    reigns.succeed(next, at(9s));
    const auto* reign = reigns.find(groupOf("", 3));
    QVERIFY(reign != nullptr && reign->since.boot == at(0s).boot);
    QCOMPARE(reign->leaders.begin()->first.member.value(), 41U);
    QVERIFY(reigns.find(groupOf("")) == nullptr);
}

void TstLeaderTable::groupsRememberedHaveAnEnd()
{
    LeaderTable table;
    Reigns reigns;
    const auto extra = static_cast<std::uint32_t>(Reigns::kGroupsMost) + 5;
    for (std::uint32_t id = 0; id < extra; ++id) {
        const auto change =
            table.put(member(id, "n", {{"role", "leader"}, {"shard", std::to_string(id)}}));
        reigns.note(table, change, at(0s), false);
    }
    QCOMPARE(reigns.all().size(), Reigns::kGroupsMost);
    QCOMPARE(reigns.dropped(), std::uint64_t{5});
    // Those that nobody leads any more give way.
    reigns.note(table, table.put(member(0, "n", {{"shard", "0"}})), at(1s), false);
    reigns.note(table, table.put(member(extra, "n", {{"role", "leader"}, {"shard", "new"}})),
                at(2s), false);
    QVERIFY(reigns.find(groupOf("new")) != nullptr);
    QVERIFY(reigns.find(groupOf("0")) == nullptr);
}

void TstLeaderTable::stepsEqualARebuild_data()
{
    QTest::addColumn<quint64>("seed");
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    if (!given.isEmpty()) {
        QTest::addRow("given") << quint64{given.toULongLong()};
        return;
    }
    SeededRandom seeds{
        static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count())};
    for (int run = 0; run < 200; ++run) {
        const quint64 seed = seeds.next() >> 32U;
        QTest::addRow("seed-%llu", seed) << seed;
    }
}

void TstLeaderTable::stepsEqualARebuild()
{
    QFETCH(quint64, seed);
    SeededRandom random{seed};
    const auto below = [&](std::uint64_t bound) { return random.below(bound); };
    static constexpr const char* roles[] = {"leader", "minion", "primary", "web"};
    static constexpr MemberStatus statuses[] = {MemberStatus::Alive, MemberStatus::Alive,
                                                MemberStatus::Failed, MemberStatus::Left};
    LeaderTable table;
    std::map<MemberKey, link::MemberRowPtr> truth;
    for (int step = 0; step < 60; ++step) {
        const auto id = static_cast<std::uint32_t>(below(8));
        const auto cluster = static_cast<std::uint32_t>(below(2));
        const MemberKey key{ClusterId{cluster}, MemberId{id}};
        std::map<LeaderGroupKey, LeaderGroup> before;
        for (const auto& group : table.groups())
            before.emplace(group, table.group(group));
        LeaderTable::Change change;
        if (below(5) == 0) {
            truth.erase(key);
            change = table.remove(key);
        } else {
            Tags tags;
            if (below(3) != 0) tags.emplace_back("role", roles[below(4)]);
            if (below(4) == 0) tags.emplace_back("leader", below(2) == 0 ? "true" : "n2");
            if (below(2) == 0) tags.emplace_back("cluster", below(2) == 0 ? "x" : "y");
            if (below(9) == 0) tags.emplace_back("ep.raft", "10.0.0.1:1");
            truth[key] = member(id, "n" + std::to_string(id), tags, statuses[below(4)], cluster);
            change = table.put(truth[key]);
        }
        LeaderTable rebuilt;
        for (const auto& [one, row] : truth)
            rebuilt.put(row);
        QCOMPARE(table.groups(), rebuilt.groups());
        for (const auto& group : rebuilt.groups()) {
            QVERIFY(table.group(group) == rebuilt.group(group));
            // What is not told as touched is as it was.
            const bool touched = std::binary_search(change.begin(), change.end(), group);
            if (!touched) QVERIFY(before.at(group) == table.group(group));
        }
        QCOMPARE(table.outsiders(ClusterId{0}), rebuilt.outsiders(ClusterId{0}));
    }
}

QTEST_GUILESS_MAIN(TstLeaderTable)
#include "tst_leader_table.moc"
