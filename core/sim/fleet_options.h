#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/agent/agent_news.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/tags.h"
#include "core/serf/serf_options.h"
#include "core/sim/network_model.h"
#include "core/sim/node.h"
#include "core/swim/policy.h"
#include "core/swim/timing.h"

namespace grapevine::sim {

/// Which releases the members behave like; observers are always our own newest.
enum class Ages : std::uint8_t {
    New,   ///< memberlist from 0.3.1 on, Serf protocol 5.
    Old,   ///< memberlist 0.2.2, Serf protocol 4: left members are never forgotten.
    Mixed, ///< One of three is old.
};

struct FleetOptions {
    std::size_t nodes = 3;
    std::uint64_t seed = 1;
    std::size_t observers = 0; ///< So many of the nodes, the last ones.
    Ages ages = Ages::New;
    LinkQuality network{};
    swim::Timing timing{};
    serf::SerfOptions serf{};
    bool compress = false; ///< As Go does by default; costs time and shows little.
    Tags tags{{"role", "sim"}};
    Incarnation first{1}; ///< With which everybody begins.
    /// How often the checkers compare whole tables; unset: after each input up to 64 nodes, every
    /// ten seconds above.
    std::optional<Duration> lookEvery{};
    /// Another character for some node, to show that the checkers fire; null: the usual one.
    /// Borrowed, must outlive the fleet.
    std::function<const swim::Policy*(Node)> policyOf{};
};

/// How a node's process begins anew after a crash or a leave.
struct RestartOptions {
    std::optional<std::string> name{}; ///< Another one than before.
    bool moved = false;                ///< Under another address.
    Incarnation first{1};
    std::optional<Node> via{}; ///< Whom it joins; unset: any node that is up.
    bool alone = false;        ///< It joins nobody.
};

/// A node that was not there from the beginning.
struct AddOptions {
    std::optional<std::string> name{};
    bool observer = false;
    std::optional<Node> via{};
};

/// Everything each agent tells, as it happens.
using NewsTap = std::function<void(TimePoint, Node, const agent::AgentNews&)>;

/// Datagrams and bytes of all nodes since the fleet began.
struct Traffic {
    std::uint64_t datagrams = 0;
    std::uint64_t datagramBytes = 0;
    std::uint64_t streamBytes = 0;
    std::uint64_t inputs = 0; ///< Handed to agents, timeouts included.
};

} // namespace grapevine::sim
