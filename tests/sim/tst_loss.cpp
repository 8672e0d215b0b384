#include <QtTest/QTest>
#include <cstdint>
#include <string>

#include "core/sim/fleet.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

// Reliability target R1: lost, doubled, late and swapped datagrams.
class TstLoss : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everybodyAgreesAfterTheFaultsEnd_data() { sizes(12, 5, 1); }
    void everybodyAgreesAfterTheFaultsEnd()
    {
        QFETCH(unsigned, nodes);
        QFETCH(unsigned, seeds);
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

    void aLittleLossFailsNobody_data() { sizes(10, 4, 1); }
    void aLittleLossFailsNobody()
    {
        QFETCH(unsigned, nodes);
        QFETCH(unsigned, seeds);
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

    void aColdFleetComesTogetherInSpiteOfLoss_data() { sizes(20, 8, 1); }
    void aColdFleetComesTogetherInSpiteOfLoss()
    {
        QFETCH(unsigned, nodes);
        QFETCH(unsigned, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto options = optionsOf(nodes, seed, nodes > 3 ? 1 : 0);
            options.network.lost = 0.05;
            auto fleet = Fleet::joining(options);
            return unless(fleet.runUntil(everyoneAgrees(), 60s), fleet, fleet.disagreement());
        });
    }

private:
    static void sizes(unsigned few, unsigned some, unsigned many)
    {
        QTest::addColumn<unsigned>("nodes");
        QTest::addColumn<unsigned>("seeds");
        QTest::newRow("3 nodes") << 3U << few;
        QTest::newRow("10 nodes") << 10U << some;
        QTest::newRow("64 nodes") << 64U << many;
    }
};

QTEST_APPLESS_MAIN(TstLoss)
#include "tst_loss.moc"
