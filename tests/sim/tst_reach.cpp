#include <QtTest/QTest>
#include <cstdint>
#include <string>
#include <variant>

#include "core/agent/observer_guard.h"
#include "core/sim/fleet.h"
#include "tests/sim/scenario.h"
#include "tests/sim/seeds.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

namespace {

constexpr Duration kLookEvery = 50ms;

/// An observer with its guard, put together as in `core/net`.
class Guarded {
public:
    Guarded(Fleet& fleet, Node observer)
        : m_fleet(fleet)
        , m_observer(observer)
    {
        m_guard.handleStart(fleet.time());
        fleet.setTap([this](TimePoint now, Node node, const agent::AgentNews& news) {
            if (node != m_observer) return;
            if (std::holds_alternative<agent::SelfAccused>(news)) m_guard.handleSelfAccused(now);
            const auto* merged = std::get_if<agent::Merged>(&news);
            if (merged != nullptr && merged->asked) m_guard.handleAnswer();
        });
    }

    /// When it says that nobody reaches us, counted from now.
    std::optional<Duration> warnsWithin(Duration limit)
    {
        const auto from = m_fleet.time();
        while (m_fleet.time() - from < limit && m_fleet.violations().empty()) {
            m_fleet.runFor(kLookEvery);
            const auto& agent = m_fleet.agent(m_observer);
            const auto now = m_fleet.time();
            if (const auto inbound = agent.lastInbound()) m_guard.handleInbound(*inbound);
            m_guard.handleOthers(now, agent.memberlist().table().present() > 1);
            m_guard.handleTimeout(now);
            for (const auto& action : m_guard.takeActions()) {
                if (std::holds_alternative<agent::LeaveUnreachable>(action)) return now - from;
                m_fleet.with(m_observer, [&](agent::Agent& to, TimePoint at) {
                    if (std::holds_alternative<agent::CheckReach>(action)) to.checkReach(at);
                    if (std::holds_alternative<agent::Reexchange>(action)) to.exchangeNow(at);
                });
            }
        }
        return std::nullopt;
    }

private:
    Fleet& m_fleet;
    Node m_observer;
    agent::ObserverGuard m_guard{{}};
};

Fleet withObserver(unsigned nodes, std::uint64_t seed, double lost)
{
    auto options = optionsOf(nodes, seed);
    options.network.lost = lost;
    auto fleet = Fleet::converged(options);
    fleet.runFor(3s);
    static_cast<void>(fleet.add({.observer = true, .via = Node{0}}));
    return fleet;
}

} // namespace

// Reliability target R26: who cannot be reached knows it within five seconds, and nobody else
// believes it of itself.
class TstReach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoeverOthersReachIsNotWarned_data()
    {
        addSizes("R26", {{1, {.usual = 100}}, {2, {.usual = 100}}, {3, {.usual = 100}}, {10}});
    }
    void whoeverOthersReachIsNotWarned()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = withObserver(nodes, seed, 0.05);
            Guarded observer{fleet, Node{nodes}};
            const auto warned = observer.warnsWithin(60s);
            return unless(!warned, fleet, "warned although others get through");
        });
    }

    // Dials and packets get out, and nothing that was not asked for comes in.
    void whomNobodyReachesIsWarnedWithinFiveSeconds_data()
    {
        addSizes("R26", {{1, {.usual = 100}}, {2, {.usual = 100}}, {3, {.usual = 100}}, {10}});
    }
    void whomNobodyReachesIsWarnedWithinFiveSeconds()
    {
        QFETCH(unsigned, nodes);
        QFETCH(Seeds, seeds);
        VERIFY_SEEDS(seeds, [&](std::uint64_t seed) {
            auto fleet = withObserver(nodes, seed, 0);
            const Node observer{nodes};
            fleet.network().shut(observer);
            Guarded guarded{fleet, observer};
            const auto warned = guarded.warnsWithin(10s);
            return unless(warned && *warned <= 5s, fleet,
                          fmt::format("warned after {:.1f} s", warned ? seconds(*warned) : -1.0));
        });
    }
};

QTEST_APPLESS_MAIN(TstReach)
#include "tst_reach.moc"
