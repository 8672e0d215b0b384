#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/endpoint.h"
#include "core/base/expected.h"
#include "core/net/agent_sockets.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// Opened doors for all nodes of a demo.
struct DemoDoors {
    std::vector<AgentSockets> sockets;
    bool shared = false; ///< All on one address, by their ports.
    IpAddress beside;    ///< For somebody who looks on; no node's own, unless they share one.
    IpAddress desk;      ///< To ask each node from, from outside; none where they share one.
};

/// Where a demo finds room. With no `bind`: 127.77.0.1, .2, .. with port 7946; where another demo
/// is there already, the next block of addresses; where 7946 is taken on all of them, another
/// port; and where 127/8 has but one address, that one and a port each. Fails with one sentence.
[[nodiscard]] Expected<DemoDoors, std::string>
openDemoDoors(boost::asio::io_context& context, std::size_t nodes, std::optional<IpAddress> bind);

} // namespace grapevine::net
