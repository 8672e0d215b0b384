#include <QtTest/QTest>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "core/base/random.h"
#include "core/sim/fleet.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t kMembers = 128;
constexpr std::uint32_t kStalling = 16;

struct Outcome {
    std::uint64_t falseFailures = 0; ///< Healthy members told to have failed, at anybody.
    std::string report;
};

// Some of 128 members handle no message for up to 16 s, again and again, up to 2 s apart. Their
// timers go on, so they hear no ack and take everybody else for silent.
Outcome stallingRun(std::uint64_t seed, bool lifeguard)
{
    FleetOptions options{.nodes = kMembers, .seed = seed};
    if (!lifeguard) {
        options.timing.awarenessMax = 1;
        options.timing.suspicionMaxTimeoutMult = 1;
    }
    auto fleet = Fleet::converged(options);
    auto random = std::make_shared<SeededRandom>(seed);
    std::function<void(Node)> stall = [&](Node node) {
        fleet.clog(node);
        fleet.after(std::chrono::milliseconds{128 + random->below(16'000)}, [&, node] {
            fleet.unclog(node);
            fleet.after(std::chrono::milliseconds{1 + random->below(2'000)},
                        [&, node] { stall(node); });
        });
    };
    for (std::uint32_t i = 0; i < kStalling; ++i)
        stall(Node{i * kMembers / kStalling});
    fleet.runFor(40s);
    return {fleet.falseFailures(), fleet.report()};
}

} // namespace

// The scenario of the Lifeguard paper: slow members must not make healthy ones look dead.
class TstLifeguard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void healthyMembersFailLessOftenThanInPlainSwim()
    {
        std::uint64_t ours = 0;
        std::uint64_t plain = 0;
        const auto seeds = seedsOf({.usual = 5, .slowBuild = 1, .most = 20});
        for (const auto seed : seeds) {
            const auto with = stallingRun(seed, true);
            const auto without = stallingRun(seed, false);
            QVERIFY2(with.report.empty(), with.report.c_str());
            QVERIFY2(without.report.empty(), without.report.c_str());
            ours += with.falseFailures;
            plain += without.falseFailures;
        }
        fmt::print("false failures among {} members of which {} stall: {} with Lifeguard, {} with "
                   "plain SWIM, {} seeds\n",
                   kMembers, kStalling, ours, plain, seeds.size());
        std::fflush(stdout);
        QVERIFY(plain > 0);
        QVERIFY(ours * 10 <= plain);
    }
};

QTEST_APPLESS_MAIN(TstLifeguard)
#include "tst_lifeguard.moc"
