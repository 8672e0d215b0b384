#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/agent/demo_cast.h"
#include "core/agent/demo_script.h"
#include "core/agent/observer_setup.h"
#include "core/base/endpoint.h"

namespace grapevine::net {

struct DemoOptions {
    std::size_t nodes = agent::kDemoNodesDefault;
    std::uint64_t seed = 1;
    /// Address of the first node. In 127/8 the others follow on the next ones, but on 127.0.0.1
    /// and outside 127/8 all share it and take a port each. None: free ones are looked for.
    std::optional<IpAddress> bind;
    /// As real agents have it by default, so that they can join.
    agent::TimingPreset timing = agent::TimingPreset::Lan;
    /// Played from the moment when all nodes see each other.
    std::vector<agent::DemoStep> script;
};

} // namespace grapevine::net
