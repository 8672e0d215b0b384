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

Q_DECLARE_METATYPE(grapevine::Duration)

// Reliability targets R4, R5 and R6: clocks that leap, processes that stand still or starve. That
// an observer accuses nobody over it is held by the checkers of every run.
class TstStall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anObserverIsBackAfterASleep_data()
    {
        QTest::addColumn<Duration>("asleep");
        QTest::addColumn<unsigned>("nodes");
        QTest::addColumn<unsigned>("seeds");
        QTest::newRow("5 s, 10 nodes") << Duration{5s} << 10U << 10U;
        QTest::newRow("30 s, 10 nodes") << Duration{30s} << 10U << 8U;
        QTest::newRow("10 min, 10 nodes") << Duration{10min} << 10U << 2U;
        QTest::newRow("30 s, 64 nodes") << Duration{30s} << 64U << 1U;
        QTest::newRow("25 h, 4 nodes") << Duration{25h} << 4U << 1U;
    }
    void anObserverIsBackAfterASleep()
    {
        QFETCH(Duration, asleep);
        QFETCH(unsigned, nodes);
        QFETCH(unsigned, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto options = optionsOf(nodes, seed, 1);
            if (asleep > 1h) {
                // A day passes in a fraction of the events.
                options.timing.probeInterval = 10s;
                options.timing.probeTimeout = 3s;
                options.timing.gossipInterval = 1s;
                options.lookEvery = 10s;
            }
            auto fleet = Fleet::converged(options);
            const Node observer{nodes - 1};
            fleet.runFor(15s);
            fleet.stop(observer);
            fleet.runFor(asleep);
            fleet.resume(observer);
            const auto back = fleet.time();
            if (!fleet.runUntil(nodesSee({observer}, MemberStatus::Alive, fleet.all()), 5s)) {
                return unless(false, fleet, "no full view within 5 s");
            }
            const auto others = 2s + 10 * options.timing.gossipInterval - (fleet.time() - back);
            if (!fleet.runUntil(everyOtherNodeSees(MemberStatus::Alive, observer), others)) {
                return unless(false, fleet, "not alive to all: " + fleet.disagreement());
            }
            fleet.runFor(30s);
            return unless(fleet.falseFailures() == 0, fleet, "somebody else failed over it");
        });
    }

    void aSleepersRefutationLeavesWithinTwoSeconds()
    {
        VERIFY_SEEDS(10, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            const Node observer{9};
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

    void aSuspendedMemberComesBack()
    {
        VERIFY_SEEDS(8, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            fleet.runFor(5s);
            fleet.stop(Node{2});
            fleet.runFor(std::chrono::seconds{5 + seed % 60});
            fleet.resume(Node{2});
            if (auto words = agreedWithin(fleet, 90s); !words.empty()) return words;
            return unless(fleet.falseFailures() == 0, fleet, "somebody else failed over it");
        });
    }

    void aClockThatLeapsAccusesNobody()
    {
        VERIFY_SEEDS(6, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            unsigned accusations = 0;
            fleet.runFor(5s);
            fleet.setTap([&](TimePoint, Node, const agent::AgentNews& news) {
                if (std::holds_alternative<agent::Accused>(news)) ++accusations;
            });
            for (const Duration leap : {Duration{100ms}, Duration{3s}, Duration{1h}, Duration{25h},
                                        Duration{24h * 3652}}) {
                fleet.clockJump(Node{seed % 2 == 0 ? 9U : 2U}, leap);
                fleet.runFor(20s);
            }
            if (accusations > 0 || fleet.falseFailures() > 0) {
                return unless(false, fleet, fmt::format("{} accusations", accusations));
            }
            return agreedWithin(fleet, 60s);
        });
    }

    void aStarvedObserverFailsNobody()
    {
        VERIFY_SEEDS(6, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            fleet.slow(Node{9}, std::chrono::milliseconds{5 << seed % 8});
            fleet.runFor(2min);
            if (fleet.falseFailures() > 0) {
                return unless(false, fleet, fmt::format("{} others failed", fleet.falseFailures()));
            }
            fleet.slow(Node{9}, 0ms);
            return agreedWithin(fleet, 90s);
        });
    }

    void aStarvedMemberIsBackWhenItIsFedAgain()
    {
        VERIFY_SEEDS(6, [](std::uint64_t seed) {
            auto fleet = Fleet::converged(optionsOf(10, seed, 1));
            fleet.slow(Node{2}, std::chrono::milliseconds{5 << seed % 8});
            fleet.runFor(1min);
            fleet.slow(Node{2}, 0ms);
            return agreedWithin(fleet, 90s);
        });
    }
};

QTEST_APPLESS_MAIN(TstStall)
#include "tst_stall.moc"
