#include <QtTest/QTest>
#include <cstdint>
#include <string>
#include <vector>

#include "core/sim/claims.h"
#include "core/sim/fleet.h"
#include "core/swim/scales.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;
using link::MemberStatus;

Q_DECLARE_METATYPE(grapevine::Duration)

namespace {

const std::vector<Size> kSizes{{3}, {10, {.slowBuild = 20}}, {64, {.slowBuild = 2}}};

void addSleeps()
{
    QTest::addColumn<Duration>("asleep");
    QTest::addColumn<Duration>("kept");
    QTest::addColumn<unsigned>("nodes");
    QTest::addColumn<Seeds>("seeds");
    const auto row = [](const char* words, Duration asleep, unsigned nodes, Seeds seeds,
                        Duration kept = 24h) {
        QTest::addRow("R5 %s, %u nodes", words, nodes) << asleep << kept << nodes << seeds;
    };
    for (const auto& [nodes, seeds] : kSizes) {
        row("5 s", 5s, nodes, seeds);
        row("30 s", 30s, nodes, seeds);
        const Seeds longer{.slowBuild = seeds.slowBuild / 5 + 1};
        row("10 min", 10min, nodes, longer);
        // Long enough to be forgotten. 25 h, which show the same, take 0.9 s to run with 10 nodes,
        // and up to 17 s with 64.
        row("45 min of 30", 45min, nodes, longer, 30min);
    }
    row("25 h", 25h, 3, {.slowBuild = 2});
    row("25 h", 25h, 10, {.usual = 5, .slowBuild = 1});
    row("25 h", 25h, 64, {.usual = 0, .most = 2});
}

/// `kept`: how long Serf keeps a failed member.
FleetOptions sleepOptions(unsigned nodes, std::uint64_t seed, Duration asleep, Duration kept)
{
    auto options = optionsOf(nodes, seed, 1);
    options.serf.reconnectTimeout = kept;
    if (asleep > kept) {
        // A day passes in a fraction of the events.
        options.timing.probeInterval = 10s;
        options.timing.probeTimeout = 3s;
        options.timing.gossipInterval = 1s;
        options.lookEvery = 10s;
    }
    return options;
}

/// Awake: the observer sees all within 5 s, all others see it, nobody else failed. Gossip passes
/// somebody by once in a while, who then waits for a push/pull; one of two may be in vain.
std::string isBack(Fleet& fleet, Node observer, const swim::Timing& timing)
{
    auto within = 2s + 2 * swim::pushPullScale(timing.pushPullInterval, fleet.size());
    const auto back = fleet.time();
    if (!fleet.runUntil(nodesSee({observer}, MemberStatus::Alive, fleet.all()), 5s)) {
        return unless(false, fleet, "no full view within 5 s: " + fleet.disagreement());
    }
    within -= fleet.time() - back;
    if (!fleet.runUntil(everyOtherNodeSees(MemberStatus::Alive, observer), within)) {
        return unless(false, fleet, "not alive to all: " + fleet.disagreement());
    }
    fleet.runFor(30s);
    return unless(fleet.falseFailures() == 0, fleet, "somebody else failed over it");
}

/// For each row of addSleeps(): the last node observes, sleeps, and is back once it wakes up.
template<class WakeUp> void sleepAndBeBack(const WakeUp& wakeUp)
{
    QFETCH(Duration, asleep);
    QFETCH(Duration, kept);
    QFETCH(unsigned, nodes);
    QFETCH(Seeds, seeds);
    VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
        const auto options = sleepOptions(nodes, seed, asleep, kept);
        auto fleet = Fleet::converged(options);
        const Node observer{nodes - 1};
        fleet.runFor(15s);
        fleet.stop(observer);
        fleet.runFor(asleep);
        if (asleep > kept && fleet.status(Node{0}, observer) != MemberStatus::None) {
            return unless(false, fleet, "it is still known after all that time");
        }
        wakeUp(fleet, observer);
        return isBack(fleet, observer, options.timing);
    });
}

} // namespace

// Reliability targets R4, R5 and R6: clocks that leap, processes that stand still or starve. That
// an observer accuses nobody over it is held by the checkers of every run.
class TstStall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anObserverIsBackAfterASleep_data() { addSleeps(); }
    void anObserverIsBackAfterASleep()
    {
        sleepAndBeBack([](Fleet& fleet, Node observer) { fleet.resume(observer); });
    }

    // Its name is held by an address that is gone: it comes back under the next one.
    void anObserverIsBackAtAnotherAddress_data() { addSleeps(); }
    void anObserverIsBackAtAnotherAddress()
    {
        sleepAndBeBack([](Fleet& fleet, Node observer) {
            fleet.crash(observer);
            fleet.restart(observer, {.name = fleet.name(observer) + "-1", .moved = true});
        });
    }

    void aSleepersRefutationLeavesWithinTwoSeconds_data() { addSizes("R5", kSizes); }
    void aSleepersRefutationLeavesWithinTwoSeconds()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(nodes, seed, 1));
            const Node observer{nodes - 1};
            fleet.runFor(15s);
            const auto before = fleet.agent(observer).memberlist().selfIncarnation();
            fleet.stop(observer);
            if (!fleet.runUntil(everyOtherNodeSees(MemberStatus::Failed, observer), 90s)) {
                return unless(false, fleet, "the sleeper does not fail");
            }
            fleet.resume(observer);
            const auto refuted = [&](const Fleet& now) {
                return now.agent(observer).memberlist().selfIncarnation() > before;
            };
            return unless(fleet.runUntil(refuted, 2s), fleet, "no refutation within 2 s");
        });
    }

    void aSuspendedMemberComesBack_data() { addSizes("R5", kSizes); }
    void aSuspendedMemberComesBack()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(nodes, seed, nodes > 3 ? 1 : 0));
            fleet.runFor(5s);
            fleet.stop(Node{nodes / 4});
            fleet.runFor(std::chrono::seconds{5 + seed % 60});
            fleet.resume(Node{nodes / 4});
            if (auto words = agreedWithin(fleet, 90s); !words.empty()) return words;
            return unless(fleet.falseFailures() == 0, fleet, "somebody else failed over it");
        });
    }

    void aClockThatLeapsAccusesNobody_data() { addSizes("R4", kSizes); }
    void aClockThatLeapsAccusesNobody()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(nodes, seed, 1));
            unsigned accusations = 0;
            fleet.runFor(5s);
            fleet.setTap([&](TimePoint, Node, const agent::AgentNews& news) {
                if (std::holds_alternative<agent::Accused>(news)) ++accusations;
            });
            for (const Duration leap : {Duration{100ms}, Duration{3s}, Duration{1h}, Duration{25h},
                                        Duration{24h * 3652}}) {
                fleet.clockJump(Node{seed % 2 == 0 ? nodes - 1 : nodes / 4}, leap);
                fleet.runFor(20s);
            }
            if (accusations > 0 || fleet.falseFailures() > 0) {
                return unless(false, fleet, fmt::format("{} accusations", accusations));
            }
            return agreedWithin(fleet, 60s);
        });
    }

    void aStarvedObserverFailsNobody_data() { addSizes("R6", kSizes); }
    void aStarvedObserverFailsNobody()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(nodes, seed, 1));
            fleet.slow(Node{nodes - 1}, std::chrono::milliseconds{5 << seed % 8});
            fleet.runFor(2min);
            if (fleet.falseFailures() > 0) {
                return unless(false, fleet, fmt::format("{} others failed", fleet.falseFailures()));
            }
            fleet.slow(Node{nodes - 1}, 0ms);
            return agreedWithin(fleet, 90s);
        });
    }

    void aStarvedMemberIsBackWhenItIsFedAgain_data() { addSizes("R6", kSizes); }
    void aStarvedMemberIsBackWhenItIsFedAgain()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(nodes, seed, nodes > 3 ? 1 : 0));
            fleet.slow(Node{nodes / 4}, std::chrono::milliseconds{5 << seed % 8});
            fleet.runFor(1min);
            fleet.slow(Node{nodes / 4}, 0ms);
            return agreedWithin(fleet, 90s);
        });
    }
};

QTEST_APPLESS_MAIN(TstStall)
#include "tst_stall.moc"
