#include <QtTest/QTest>

#include <map>
#include <optional>
#include <set>
#include <string>

#include "core/net/demo_cluster.h"
#include "core/net/demo_fleet.h"
#include "core/net/demo_news.h"
#include "core/net/peek_cluster.h"
#include "tests/unit/net/watched_link.h"

using namespace grapevine;
using namespace grapevine::net;
using link::RoundEnd;
using test::kPatience;

/// What each says of the others, over real sockets: by an observer, from outside, and of a demo
/// whose network is cut.
class TstViews final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void observersAndPeekersAskAlike();
    void aSweepThatIsStoppedEnds();
    void theDemosCutShowsFromItsDesk();
};

namespace {

constexpr std::size_t kNodes = 4;

/// A link of any kind, and what it said of its rounds.
template<class Link> struct Looker {
    Link link;
    std::map<link::CommandId, link::ViewRound> rounds{};
    std::map<link::CommandId, link::CommandOutcome> outcomes{};
    std::map<MemberKey, link::MemberRowPtr> rows{};
    std::map<std::pair<std::string, std::string>, link::ViewRow> said{};
    std::map<MemberKey, std::string> names{};
    grapevine::link::LinkStatus status{};

    Looker& look()
    {
        const auto batch = link.take();
        status = batch.status;
        for (const auto& row : batch.changed)
            rows[row->key] = row;
        for (const auto& round : batch.asked.viewRounds)
            rounds[round.sweep] = round;
        for (const auto& outcome : batch.asked.outcomes)
            outcomes[outcome.command] = outcome;
        for (const auto& view : batch.views)
            names[view.about] = view.facts->name;
        for (const auto& view : batch.views)
            said[{names[view.asker], names[view.about]}] = view;
        return *this;
    }
    [[nodiscard]] bool swept(link::CommandId id)
    {
        look();
        return rounds.contains(id) && rounds[id].end != RoundEnd::Open;
    }
    /// A whole round, and then: what the first says of the second.
    [[nodiscard]] std::optional<link::ViewRound> sweep()
    {
        const auto id = link.submit(link::SweepViews{});
        if (!QTest::qWaitFor([&] { return swept(id); }, kPatience)) return std::nullopt;
        return rounds[id];
    }
};

DemoOptions nodes(std::size_t count)
{
    DemoOptions out;
    out.nodes = count;
    out.timing = agent::TimingPreset::Local;
    return out;
}

PeekOptions peeking(const DemoPlace& place)
{
    PeekOptions out;
    out.seeds = {{place.join.address.text(), place.join.port}};
    out.cluster = ClusterId{2};
    out.bind = HostPort{place.beside.text(), 0};
    return out;
}

} // namespace

void TstViews::observersAndPeekersAskAlike()
{
    GossipThread thread;
    DemoFleet fleet(thread, nodes(kNodes), Log{});
    const auto place = fleet.place();
    QVERIFY(place);
    auto observing = test::watching({{place->join.address.text(), place->join.port}});
    observing.peek.bind = HostPort{place->beside.text(), 0};
    test::WatchedLink us(thread, observing);
    QTRY_VERIFY_WITH_TIMEOUT(us.live() && us.status().self && us.status().self->settled, kPatience);
    QVERIFY(us.link.capabilities().views);
    const auto id = us.link.submit(link::SweepViews{});
    const auto second = us.link.submit(link::SweepViews{});
    QTRY_VERIFY_WITH_TIMEOUT(us.swept(id) && us.answered(second), kPatience);
    QVERIFY(us.outcomes[second].refusal == link::CommandRefusal::Busy);
    const auto ours = us.viewRounds[id];
    QCOMPARE(ours.end, RoundEnd::Whole);
    // Each of the nodes of us and of each other; we are not asked.
    QCOMPARE(ours.members, kNodes);
    QCOMPARE(ours.answered, kNodes);
    QCOMPARE(ours.connections, kNodes);
    QCOMPARE(us.views.size(), kNodes * (kNodes + 1));
    for (const auto& [key, view] : us.views) {
        QVERIFY(view.facts && !view.facts->endpoint.address.isNone());
        QVERIFY(view.state == link::RawState::Alive);
    }

    Looker<PeekCluster> peeker{PeekCluster(thread, peeking(*place), Log{})};
    QVERIFY(peeker.link.capabilities().views);
    QTRY_VERIFY_WITH_TIMEOUT(peeker.look().rows.size() >= kNodes + 1, kPatience);
    const auto theirs = peeker.sweep();
    QVERIFY(theirs);
    QCOMPARE(theirs->answered, kNodes + 1);
    QVERIFY(peeker.said.contains({"watcher", "watcher"}));
}

void TstViews::aSweepThatIsStoppedEnds()
{
    GossipThread thread;
    DemoFleet fleet(thread, nodes(kNodes), Log{});
    const auto place = fleet.place();
    QVERIFY(place);
    Looker<PeekCluster> peeker{PeekCluster(thread, peeking(*place), Log{})};
    QTRY_VERIFY_WITH_TIMEOUT(peeker.look().rows.size() >= kNodes, kPatience);
    const auto id = peeker.link.submit(link::SweepViews{});
    static_cast<void>(peeker.link.submit(link::StopSweep{id}));
    QTRY_VERIFY_WITH_TIMEOUT(peeker.swept(id), kPatience);
    QCOMPARE(peeker.rounds[id].end, RoundEnd::Stopped);
    // A link that goes while it asks waits for nobody.
    static_cast<void>(peeker.link.submit(link::SweepViews{}));
}

void TstViews::theDemosCutShowsFromItsDesk()
{
    constexpr std::size_t kCast = 9;
    GossipThread thread;
    Looker<DemoCluster> demo{DemoCluster(thread, nodes(kCast), ClusterId{1}, Log{})};
    QVERIFY(demo.link.capabilities().views);
    const auto zoneOf = [&](const std::string& name) -> std::string {
        for (const auto& [key, row] : demo.rows) {
            if (row->facts->name != name) continue;
            for (const auto& [tag, value] : row->facts->tags)
                if (tag == "zone") return value;
        }
        return {};
    };
    QTRY_VERIFY_WITH_TIMEOUT(demo.look().status.self && demo.status.self->settled, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(demo.look().rows.size() >= kCast + 1, kPatience);
    const auto whole = demo.sweep();
    QVERIFY(whole);
    QCOMPARE(whole->answered, kCast);

    const auto torn = [&] {
        // Refused until all nodes have met, and once it is cut.
        static_cast<void>(demo.link.submit(link::DirectDemo{"cut c"}));
        demo.said.clear();
        const auto round = demo.sweep();
        if (!round || round->answered != kCast) return false;
        for (const auto& [pair, view] : demo.said) {
            if (pair.second == DemoCluster::kObserverName) continue;
            const bool same = (zoneOf(pair.first) == "c") == (zoneOf(pair.second) == "c");
            const bool alive =
                view.status == link::MemberStatus::Alive && view.state == link::RawState::Alive;
            if (alive != same) return false;
        }
        return demo.said.size() >= kCast * kCast;
    };
    QVERIFY(QTest::qWaitFor(torn, 150'000)); // Once: each look asks all of them anew.
}

QTEST_GUILESS_MAIN(TstViews)
#include "tst_views.moc"
