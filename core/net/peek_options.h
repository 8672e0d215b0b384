#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/crypto/keyring.h"
#include "core/net/rpc_options.h"

namespace grapevine::net {

struct PeekOptions {
    std::vector<HostPort> seeds;
    std::string label;
    crypto::Keyring keyring;
    std::optional<HostPort> bind; ///< Local address for TCP and UDP; port 0 is any free one.
    Duration connectTimeout = std::chrono::seconds{3}; ///< Name lookup and TCP connect.
    Duration exchangeTimeout =
        std::chrono::milliseconds{9500}; ///< Connected to whole answer; memberlist allows 10 s.
    Duration interval = std::chrono::seconds{5}; ///< Between two peeks of one member.
    std::size_t bytesPerSecond = 4096;           ///< Budget, both directions together.
    /// An agent whose RPC fills in address and tags of members known by name only.
    std::optional<RpcOptions> rpc;
    ClusterId cluster;
};

} // namespace grapevine::net
