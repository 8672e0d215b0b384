#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/agent/agent.h"
#include "core/base/clock.h"
#include "core/link/member_status.h"
#include "core/sim/fleet_options.h"
#include "core/sim/network_model.h"
#include "core/sim/node.h"
#include "core/sim/violation_log.h"

namespace grapevine::sim {

class Fleet;
class World;

/// Something that may be true of a fleet; see claims.h.
using Claim = std::function<bool(const Fleet&)>;

/// A cluster of real agents in virtual time: nothing sleeps, and one seed replays all of it.
///
/// Checkers watch every agent all the time. The first violation stops the run: time stands still
/// from then on, runUntil() answers false, and report() says what was wrong.
class Fleet {
public:
    /// Nobody is up yet.
    explicit Fleet(FleetOptions options);
    /// Everybody is up and begins to join through node 0.
    [[nodiscard]] static Fleet joining(FleetOptions options);
    /// Everybody is up and knows everybody.
    [[nodiscard]] static Fleet converged(FleetOptions options);
    ~Fleet();
    Fleet(Fleet&&) noexcept;
    Fleet& operator=(Fleet&&) noexcept;

    // Time.
    [[nodiscard]] TimePoint time() const; ///< Virtual; it does not begin at zero.
    void runFor(Duration time);
    /// Looks every 50 ms of virtual time; false when `limit` is over or a checker fired.
    [[nodiscard]] bool runUntil(const Claim& claim, Duration limit);
    /// Later in the run, from within it.
    void after(Duration time, std::function<void()> script);

    // Wires.
    struct Split {
        std::size_t left = 0; ///< So many nodes, the first ones, on one side; the rest opposite.
    };
    void partition(Split split);
    void isolate(const std::vector<Nodes>& islands); ///< Each from all the others.
    void cut(Node from, Node to);                    ///< One way only.
    /// No way is left but to and from `hub`.
    void star(Node hub);
    /// All ways are open again.
    void heal();
    void setNetwork(const LinkQuality& quality);
    [[nodiscard]] NetworkModel& network();

    // Machines.
    void stop(Node node);   ///< As SIGSTOP.
    void resume(Node node); ///< A member gets what queued up; an observer drops it and joins anew.
    void clog(Node node);   ///< No message gets in or out until unclog(); timers fire all the same.
    void unclog(Node node);
    void crash(Node node);
    void restart(Node node, const RestartOptions& options = {});
    void leave(Node node, Duration limit = std::chrono::milliseconds{2500});
    void clockJump(Node node, Duration by);
    void slow(Node node, Duration perInput); ///< Zero: not slow any more.
    /// One more node, up at once and joining.
    Node add(const AddOptions& options = {});
    /// One input of a test's own, in which a person may ask for one event or query.
    void ask(Node node, const std::function<void(agent::Agent&, TimePoint)>& input);
    /// One input of a test's own.
    void with(Node node, const std::function<void(agent::Agent&, TimePoint)>& input);

    // What there is to see.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Nodes all() const;
    [[nodiscard]] Nodes leftHalf() const; ///< Of the last partition into two.
    [[nodiscard]] Nodes rightHalf() const;
    [[nodiscard]] bool up(Node node) const;
    [[nodiscard]] bool observes(Node node) const;
    [[nodiscard]] const agent::Agent& agent(Node node) const;
    [[nodiscard]] const std::string& name(Node node) const;
    /// What `watcher` believes of `subject`'s name; None: nothing.
    [[nodiscard]] link::MemberStatus status(Node watcher, Node subject) const;
    /// A sentence about the first watcher that believes otherwise than is true; empty: all agree.
    [[nodiscard]] std::string disagreement() const;

    // Verdicts.
    /// Holds the fleet to agree, from now on, within this time: a checker like the others.
    void expectAgreement(Duration within);
    [[nodiscard]] std::optional<Duration> agreementTook() const;
    [[nodiscard]] const std::vector<Violation>& violations() const;
    /// All violations in words; empty when all is well.
    [[nodiscard]] std::string report() const;
    [[nodiscard]] std::uint64_t hash() const; ///< Of every byte sent so far, with its time.
    [[nodiscard]] const Traffic& traffic() const;
    /// Failures told about a node that was up and never stopped, clogged or slow. In a fleet
    /// without partitions all of them are false.
    [[nodiscard]] std::uint64_t falseFailures() const;
    void setTap(NewsTap tap);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace grapevine::sim
