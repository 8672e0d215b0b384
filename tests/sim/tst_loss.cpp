#include <QtTest/QTest>
#include <cstdint>
#include <string>
#include <vector>

#include "core/sim/fleet.h"
#include "core/swim/scales.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

namespace {

// One run of a thousand nodes takes 5 s, and minutes where many suspect each other.
const std::vector<Size> kSizes{
    {3}, {10, {.slowBuild = 10}}, {64, {.slowBuild = 2}}, {1000, {.usual = 0, .most = 2}}};

} // namespace

// Reliability target R1: lost, doubled, late and swapped datagrams.
class TstLoss : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everybodyAgreesAfterTheFaultsEnd_data() { addSizes("R1", kSizes); }
    void everybodyAgreesAfterTheFaultsEnd()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            SeededRandom random{seed};
            auto options = optionsOf(nodes, seed, nodes > 3 ? 1 : 0);
            const auto healthy = options.network;
            auto fleet = Fleet::converged(options);
            fleet.runFor(5s);
            fleet.setNetwork({.delayShortest = 1ms,
                              .delayLongest = std::chrono::milliseconds{1 + random.below(2000)},
                              .lost = static_cast<double>(random.below(31)) / 100.0,
                              .duplicated = 0.2,
                              .reordered = 0.2,
                              .reorderMost = 500ms});
            fleet.runFor(60s + std::chrono::seconds{random.below(60)});
            fleet.setNetwork(healthy);
            return agreedWithin(fleet, 5min);
        });
    }

    void aLittleLossFailsNobody_data() { addSizes("R1", kSizes); }
    void aLittleLossFailsNobody()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto options = optionsOf(nodes, seed, nodes > 3 ? 1 : 0);
            options.network.lost = 0.05;
            options.network.duplicated = 0.2;
            options.network.reordered = 0.2;
            auto fleet = Fleet::converged(options);
            fleet.runFor(2min);
            return unless(fleet.falseFailures() == 0, fleet,
                          fmt::format("{} false failures", fleet.falseFailures()));
        });
    }

    void aColdFleetComesTogetherInSpiteOfLoss_data() { addSizes("R1", kSizes); }
    void aColdFleetComesTogetherInSpiteOfLoss()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto options = optionsOf(nodes, seed, nodes > 3 ? 1 : 0);
            options.network.lost = 0.05;
            auto fleet = Fleet::joining(options);
            // Who misses a piece of gossip waits for a push/pull, and one of two may be in vain.
            const auto interval = swim::pushPullScale(options.timing.pushPullInterval, nodes);
            const bool agree = fleet.runUntil(everyoneAgrees(), 2 * interval);
            return unless(agree, fleet, fleet.disagreement());
        });
    }
};

QTEST_APPLESS_MAIN(TstLoss)
#include "tst_loss.moc"
