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

// Reliability target R21: who leaves has left, to everybody, within three seconds.
class TstLeave : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoLeavesHasLeftWithinThreeSeconds_data()
    {
        addSizes(
            "R21",
            {{3, {.usual = 100}}, {10, {.usual = 100}}, {64, {.usual = 100, .slowBuild = 10}}});
    }
    void whoLeavesHasLeftWithinThreeSeconds()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(nodes, seed, 1));
            fleet.runFor(2s);
            // An observer half of the time.
            const Node leaver{seed % 2 == 0 ? nodes - 1 : 0};
            unsigned failures = 0;
            fleet.setTap([&](TimePoint, Node, const agent::AgentNews& news) {
                const auto* event = std::get_if<serf::MemberEvent>(&news);
                if (event && event->kind == serf::MemberEvent::Kind::Failed) ++failures;
            });
            fleet.leave(leaver);
            if (!fleet.runUntil(everyOtherNodeSees(MemberStatus::Left, leaver), 3s)) {
                return unless(false, fleet, "not left to all: " + fleet.disagreement());
            }
            const auto ended = [&](const Fleet& now) { return !now.up(leaver); };
            if (!fleet.runUntil(ended, 3s)) return unless(false, fleet, "LeaveDone does not come");
            fleet.runFor(10s);
            return unless(failures == 0, fleet, "a failure was told");
        });
    }

    void alsoWhileOthersFail()
    {
        VERIFY_SEEDS(Seeds{}, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            fleet.runFor(2s);
            fleet.crash(Node{2});
            fleet.crash(Node{3});
            fleet.runFor(std::chrono::milliseconds{seed * 137 % 12'000});
            fleet.leave(Node{9});
            if (!fleet.runUntil(everyOtherNodeSees(MemberStatus::Left, Node{9}), 3s)) {
                return unless(false, fleet, "not left to all: " + fleet.disagreement());
            }
            return agreedWithin(fleet, 60s);
        });
    }

    void withoutANetworkALeaveEndsAllTheSame()
    {
        VERIFY_SEEDS(Seeds{}, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            fleet.runFor(2s);
            fleet.partition({.left = 9});
            fleet.leave(Node{9});
            const auto ended = [](const Fleet& now) { return !now.up(Node{9}); };
            return unless(fleet.runUntil(ended, 3s), fleet, "LeaveDone does not come");
        });
    }

    void severalMayLeaveAtOnce()
    {
        VERIFY_SEEDS(Seeds{}, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            fleet.runFor(2s);
            for (const std::uint32_t i : {1U, 4U, 5U, 9U})
                fleet.leave(Node{i});
            return agreedWithin(fleet, 5s);
        });
    }
};

QTEST_APPLESS_MAIN(TstLeave)
#include "tst_leave.moc"
