#include <QtTest/QTest>
#include <cstdint>
#include <string>

#include "core/sim/claims.h"
#include "core/sim/fleet.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;
using link::MemberStatus;

namespace {

// Serf dials a failed member every 30 s; three tries are to be enough.
constexpr Duration kRemergeLongest = 90s;

} // namespace

Q_DECLARE_METATYPE(grapevine::Duration)

// Reliability target R2: partitions of every shape, healed sooner or later.
class TstPartition : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void healedHalvesAgreeAgain()
    {
        VERIFY_SEEDS(1, [](std::uint64_t seed) {
            auto fleet = Fleet::converged({.nodes = 64, .seed = seed});
            fleet.partition({.left = 20});
            if (!fleet.runUntil(everyLeftNodeSees(MemberStatus::Failed, fleet.rightHalf()), 2min)) {
                return unless(false, fleet, "the left side does not see the right side fail");
            }
            fleet.heal();
            return agreedWithin(fleet, kRemergeLongest);
        });
    }

    void everyShapeHealsWithinThreeReconnects_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<unsigned>("nodes");
        QTest::addColumn<Duration>("lasts");
        QTest::addColumn<unsigned>("seeds");
        for (const auto* shape : {"halves", "islands", "one way", "detached", "star"}) {
            const auto row = [&](unsigned nodes, Duration lasts, unsigned seeds) {
                QTest::addRow("%s, %u nodes, %d s", shape, nodes, static_cast<int>(seconds(lasts)))
                    << QString::fromLatin1(shape) << nodes << lasts << seeds;
            };
            row(3, 1s, 4);
            row(3, 60s, 4);
            row(10, 1s, 2);
            row(10, 30s, 2);
            row(10, 10min, 1);
        }
    }

    void everyShapeHealsWithinThreeReconnects()
    {
        QFETCH(QString, shape);
        QFETCH(unsigned, nodes);
        QFETCH(Duration, lasts);
        QFETCH(unsigned, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(nodes, seed, nodes > 3 ? 1 : 0));
            fleet.runFor(3s);
            wound(fleet, shape);
            fleet.runFor(lasts);
            fleet.heal();
            return agreedWithin(fleet, kRemergeLongest);
        });
    }

    void aNightApartHealsToo()
    {
        VERIFY_SEEDS(1, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(patient(seed));
            fleet.partition({.left = 1});
            fleet.runFor(23h);
            fleet.heal();
            return agreedWithin(fleet, kRemergeLongest);
        });
    }

    // Serf forgets failed members after 24 h: nobody is left to dial, whatever we would like.
    void afterADayApartOnlyAJoinMerges()
    {
        VERIFY_SEEDS(1, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(patient(seed));
            fleet.partition({.left = 1});
            fleet.runFor(25h);
            fleet.heal();
            fleet.runFor(5min);
            if (fleet.status(Node{1}, Node{0}) != MemberStatus::None) {
                return unless(false, fleet, "still known after 25 h");
            }
            const auto address = fleet.agent(Node{1}).options().advertise;
            fleet.with(Node{0}, [&](agent::Agent& agent, TimePoint now) {
                agent.join(now, std::span{&address, 1});
            });
            return agreedWithin(fleet, 30s);
        });
    }

private:
    // Slower pings and gossip: a day passes in a fraction of the events.
    static FleetOptions patient(std::uint64_t seed)
    {
        FleetOptions options{.nodes = 3, .seed = seed};
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
