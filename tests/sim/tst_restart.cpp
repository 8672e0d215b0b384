#include <QtTest/QTest>
#include <algorithm>
#include <cstdint>
#include <string>

#include "core/sim/claims.h"
#include "core/sim/fleet.h"
#include "tests/sim/remerge.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;
using link::MemberStatus;

namespace {

// Everybody's incarnation rises, so that a restart with 1 is stale.
void grow(Fleet& fleet)
{
    for (int i = 0; i < 3; ++i) {
        for (const auto node : fleet.all()) {
            fleet.with(node, [&](agent::Agent& agent, TimePoint now) {
                agent.setTags(now, {{"role", "sim"}, {"step", std::to_string(i)}});
            });
        }
        fleet.runFor(2s);
    }
}

} // namespace

// Reliability targets R3, mass restart, and R19, two claiming one name.
class TstRestart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyRestartedNodesAreBack_data()
    {
        // One run takes 16 s with 1,000 nodes, and minutes with 4,500.
        addSizes("R3", {{3},
                        {10},
                        {64, {.slowBuild = 2}},
                        {1000, {.usual = 0, .most = 2}},
                        {4500, {.usual = 0, .most = 1}}});
    }
    void manyRestartedNodesAreBack()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        // A minute is the aim. Who comes back while it counts as failed, and learns of nobody who
        // says so, is in the place of one who was cut off: see remergeLongest().
        const auto longest = remergeLongest(optionsOf(nodes, 1, nodes > 3 ? 1 : 0));
        RemergeTimes times{longest, 60s};
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            SeededRandom random{seed};
            auto options = optionsOf(nodes, seed, nodes > 3 ? 1 : 0);
            options.first = Incarnation{4}; // A restart with 1 is stale.
            auto fleet = Fleet::converged(options);
            fleet.runFor(1s);
            // All but one go down at once, some for a blink, some until they count as failed. Of
            // the largest fleets a hundred do, so that a run takes minutes and no hours.
            const auto restarted = std::min(nodes - 1, nodes > 64 ? 100U : nodes);
            for (std::uint32_t i = 1; i <= restarted; ++i) {
                fleet.crash(Node{i});
                fleet.after(std::chrono::milliseconds{100 + random.below(30'000)},
                            [&fleet, i] { fleet.restart(Node{i}, {.via = Node{0}}); });
            }
            fleet.runFor(31s);
            auto words = agreedWithin(fleet, longest);
            if (const auto took = fleet.agreementTook()) times.add(*took);
            return words;
        });
        times.print(claimName());
    }

    void aCrashIsSeenAndSoIsTheReturn()
    {
        VERIFY_SEEDS(Seeds{}, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            grow(fleet);
            fleet.crash(Node{4});
            if (!fleet.runUntil(everyOtherNodeSees(MemberStatus::Failed, Node{4}), 60s)) {
                return unless(false, fleet,
                              "the crash is not seen by all: " + fleet.disagreement());
            }
            fleet.restart(Node{4});
            return agreedWithin(fleet, 60s);
        });
    }

    void aNodeThatLeftMayReturnFromAnotherAddress()
    {
        VERIFY_SEEDS(Seeds{}, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            grow(fleet);
            fleet.leave(Node{4});
            fleet.runFor(10s);
            if (!everyOtherNodeSees(MemberStatus::Left, Node{4})(fleet)) {
                return unless(false, fleet, "the leave is not seen by all");
            }
            fleet.restart(Node{4}, {.moved = true});
            return agreedWithin(fleet, 60s);
        });
    }

    void theFirstOfTwoWithOneNameKeepsIt_data()
    {
        addSizes("R19", {{3}, {10}, {64, {.slowBuild = 2}}});
    }
    void theFirstOfTwoWithOneNameKeepsIt()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            const bool observer = seed % 2 == 0;
            auto fleet = Fleet::converged(optionsOf(nodes, seed, nodes > 3 ? 1 : 0));
            const Node owner{nodes / 3};
            fleet.runFor(2s);
            unsigned clashes = 0;
            fleet.setTap([&](TimePoint, Node, const agent::AgentNews& news) {
                if (std::holds_alternative<agent::NameClash>(news)) ++clashes;
            });
            const auto ours = fleet.agent(owner).options().advertise;
            static_cast<void>(fleet.add({.name = fleet.name(owner), .observer = observer}));
            const auto keepsItsPlace = [&] {
                for (std::uint32_t i = 0; i < nodes; ++i) {
                    const auto* row =
                        fleet.agent(Node{i}).memberlist().table().find(fleet.name(owner));
                    if (row == nullptr || row->record->endpoint != ours) return false;
                }
                return true;
            };
            for (int i = 0; i < 60; ++i) {
                fleet.runFor(1s);
                if (!keepsItsPlace()) return unless(false, fleet, "the newcomer took the name");
            }
            if (clashes == 0) return unless(false, fleet, "nobody noticed the clash");
            return unless(fleet.falseFailures() == 0, fleet, "somebody failed over it");
        });
    }
};

QTEST_APPLESS_MAIN(TstRestart)
#include "tst_restart.moc"
