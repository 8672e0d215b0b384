#include <QtTest/QTest>
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/sim/claims.h"
#include "core/sim/fleet.h"
#include "tests/sim/remerge.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;
using link::MemberStatus;

Q_DECLARE_METATYPE(grapevine::Duration)

namespace {

/// Rows of fleets that are apart almost as long as Serf keeps its failed members, or longer. A day
/// takes 0.6 s to run with 10 nodes, and 6 s with 64; an hour in its place shows the same.
void addNights()
{
    QTest::addColumn<unsigned>("nodes");
    QTest::addColumn<Duration>("kept");
    QTest::addColumn<Seeds>("seeds");
    const auto row = [](unsigned nodes, Duration kept, Seeds seeds) {
        QTest::addRow("R2, %u nodes, %d h", nodes, static_cast<int>(seconds(kept) / 3600))
            << nodes << kept << seeds;
    };
    for (const unsigned nodes : {3U, 10U, 64U})
        row(nodes, 1h, {.slowBuild = nodes > 10 ? 1U : 10U});
    row(3, 24h, {.slowBuild = 3});
    row(10, 24h, {.usual = 5, .slowBuild = 1});
    row(64, 24h, {.usual = 0, .most = 3});
}

/// How much earlier or later than the time that Serf keeps its failed members: long enough for
/// suspicions to run out, and for a fleet to come together.
Duration marginOf(Duration kept)
{
    return std::max<Duration>(15min, kept / 24);
}

} // namespace

// Reliability target R2: partitions of every shape, healed sooner or later. Ninety seconds are the
// aim; what Serf's rules can promise, chance being what it is, is remergeLongest().
class TstPartition : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void healedHalvesAgreeAgain()
    {
        const Seeds seeds{.slowBuild = 5};
        VERIFY_SEEDS(seeds, [](std::uint64_t seed) {
            const FleetOptions options{.nodes = 64, .seed = seed, .lookEvery = 1s};
            auto fleet = Fleet::converged(options);
            fleet.partition({.left = 20});
            if (!fleet.runUntil(everyLeftNodeSees(MemberStatus::Failed, fleet.rightHalf()), 2min)) {
                return unless(false, fleet, "the left side does not see the right side fail");
            }
            fleet.heal();
            return agreedWithin(fleet, remergeLongest(options));
        });
    }

    void everyShapeHeals_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<unsigned>("nodes");
        QTest::addColumn<Duration>("lasts");
        QTest::addColumn<Seeds>("seeds");
        for (const auto* shape : {"halves", "islands", "one way", "detached", "star"}) {
            const auto row = [&](unsigned nodes, Duration lasts, Seeds seeds) {
                QTest::addRow("R2 %s, %u nodes, %d s", shape, nodes,
                              static_cast<int>(seconds(lasts)))
                    << QString::fromLatin1(shape) << nodes << lasts << seeds;
            };
            row(3, 1s, {});
            row(3, 60s, {});
            row(10, 1s, {});
            row(10, 30s, {});
            row(10, 10min, {.slowBuild = 5});
            row(64, 1s, {.slowBuild = 2});
            row(64, 60s, {.slowBuild = 2});
        }
    }

    void everyShapeHeals()
    {
        QFETCH(QString, shape);
        QFETCH(unsigned, nodes);
        QFETCH(Duration, lasts);
        QFETCH(Seeds, seeds);
        const std::size_t observers = nodes > 3 ? 1 : 0;
        const auto longest = remergeLongest(optionsOf(nodes, 1, observers));
        RemergeTimes times{longest};
        const auto run = [&](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(nodes, seed, observers));
            // Everybody dials failed members at the same moments: heal at any time in between.
            fleet.runFor(std::chrono::milliseconds{3000 + seed * 7919 % 30'000});
            wound(fleet, shape);
            fleet.runFor(lasts);
            fleet.heal();
            auto words = agreedWithin(fleet, longest);
            if (const auto took = fleet.agreementTook()) times.add(*took);
            return words;
        };
        VERIFY_SEEDS(seeds, run);
        times.print(claimName());
    }

    void aNightApartHealsToo_data() { addNights(); }
    void aNightApartHealsToo()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Duration, kept);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            const auto options = patient(nodes, seed, kept);
            auto fleet = Fleet::converged(options);
            fleet.partition({.left = nodes / 3});
            fleet.runFor(kept - marginOf(kept));
            fleet.heal();
            return agreedWithin(fleet, remergeLongest(options));
        });
    }

    // Serf forgets failed members after 24 h: nobody is left to dial, whatever we would like.
    void afterADayApartOnlyAJoinMerges_data() { addNights(); }
    void afterADayApartOnlyAJoinMerges()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Duration, kept);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            const auto options = patient(nodes, seed, kept);
            auto fleet = Fleet::converged(options);
            fleet.partition({.left = nodes / 3});
            fleet.runFor(kept + marginOf(kept));
            fleet.heal();
            fleet.runFor(5min);
            if (fleet.status(Node{nodes - 1}, Node{0}) != MemberStatus::None) {
                return unless(false, fleet, "still known after all that time");
            }
            const auto address = fleet.agent(Node{nodes - 1}).options().advertise;
            fleet.with(Node{0}, [&](agent::Agent& agent, TimePoint now) {
                agent.join(now, std::span{&address, 1});
            });
            // Whom gossip passes by learns of the others by an exchange of states.
            return agreedWithin(fleet, remergeLongest(options));
        });
    }

private:
    // Slower pings and gossip: a day passes in a fraction of the events.
    static FleetOptions patient(unsigned nodes, std::uint64_t seed, Duration kept)
    {
        FleetOptions options{.nodes = nodes, .seed = seed};
        options.serf.reconnectTimeout = kept;
        options.timing.probeInterval = 10s;
        options.timing.probeTimeout = 3s;
        options.timing.gossipInterval = 2s;
        options.lookEvery = 10s;
        return options;
    }

    static void wound(Fleet& fleet, const QString& shape)
    {
        const auto half = fleet.size() / 2;
        if (shape == QStringLiteral("halves")) {
            fleet.partition({.left = half});
        } else if (shape == QStringLiteral("islands")) {
            std::vector<Nodes> islands(3);
            for (const auto node : fleet.all())
                islands[node.value() % 3].push_back(node);
            fleet.isolate(islands);
        } else if (shape == QStringLiteral("one way")) {
            for (std::size_t i = 0; i < half; ++i) {
                for (std::size_t k = half; k < fleet.size(); ++k) {
                    fleet.cut(Node{static_cast<std::uint32_t>(i)},
                              Node{static_cast<std::uint32_t>(k)});
                }
            }
        } else if (shape == QStringLiteral("detached")) {
            // One node still reaches one other, and nobody else.
            for (const auto node : fleet.all()) {
                if (node.value() < 2) continue;
                fleet.cut(Node{0}, node);
                fleet.cut(node, Node{0});
            }
        } else {
            fleet.star(Node{1});
        }
    }
};

QTEST_APPLESS_MAIN(TstPartition)
#include "tst_partition.moc"
