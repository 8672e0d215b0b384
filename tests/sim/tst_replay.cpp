#include <QtTest/QTest>
#include <cstdint>
#include <string>

#include "core/sim/claims.h"
#include "core/sim/fleet.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

namespace {

struct Run {
    std::uint64_t hash = 0;
    std::uint64_t datagrams = 0;
    std::string told; ///< Every member event, in order.

    bool operator==(const Run&) const = default;
};

// A bit of everything that has chance in it.
Run eventfulRun(std::uint64_t seed, std::size_t nodes)
{
    FleetOptions options{.nodes = nodes, .seed = seed, .observers = 1, .ages = Ages::Mixed};
    options.network = {.lost = 0.05, .duplicated = 0.05, .reordered = 0.1};
    options.compress = true;
    Run run;
    auto fleet = Fleet::joining(options);
    fleet.setTap([&](TimePoint at, Node node, const agent::AgentNews& news) {
        if (const auto* event = std::get_if<serf::MemberEvent>(&news)) {
            run.told += std::to_string(at.time_since_epoch().count()) + ' ' +
                        std::to_string(node.value()) + ' ' + std::to_string(event->member.value()) +
                        ' ' + std::to_string(static_cast<int>(event->kind)) + '\n';
        }
    });
    fleet.runFor(10s);
    fleet.stop(Node{1});
    fleet.partition({.left = nodes / 2});
    fleet.runFor(20s);
    fleet.resume(Node{1});
    fleet.heal();
    fleet.crash(Node{2});
    fleet.runFor(20s);
    fleet.restart(Node{2});
    fleet.leave(Node{static_cast<std::uint32_t>(nodes) - 1});
    fleet.runFor(10s);
    run.hash = fleet.hash();
    run.datagrams = fleet.traffic().datagrams;
    return run;
}

} // namespace

class TstReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSeedIsOneRun()
    {
        for (const std::size_t nodes : {std::size_t{5}, std::size_t{20}}) {
            const auto first = eventfulRun(11, nodes);
            // Other memory, other addresses, the same run.
            const std::string shifted(100'000, 'x');
            const auto second = eventfulRun(11, nodes);
            QVERIFY(first.datagrams > 0 && !first.told.empty());
            QCOMPARE(second.hash, first.hash);
            QVERIFY(second == first);
        }
    }

    void anotherSeedIsAnotherRun() { QVERIFY(eventfulRun(11, 5).hash != eventfulRun(12, 5).hash); }

    void lookingDoesNotChangeTheRun()
    {
        const auto hashOf = [](bool looking) {
            auto fleet = Fleet::joining({.nodes = 5, .seed = 4});
            if (looking) {
                for (int i = 0; i < 30; ++i)
                    (void)fleet.runUntil(everyoneAgrees(), 1s);
            }
            fleet.runFor(TimePoint{130s} - fleet.time());
            return fleet.hash();
        };
        QCOMPARE(hashOf(true), hashOf(false));
    }
};

QTEST_APPLESS_MAIN(TstReplay)
#include "tst_replay.moc"
