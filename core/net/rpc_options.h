#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/crypto/secret_text.h"

namespace grapevine::net {

/// Where a Serf agent's RPC is told to listen unless configured.
inline constexpr std::uint16_t kRpcPort = 7373;

struct RpcOptions {
    HostPort agent;
    /// The agent's `rpc_auth`; it goes over the wire as it is, for the protocol has no encryption.
    std::optional<crypto::SecretText> authKey;
    Duration connectTimeout = std::chrono::seconds{3};   ///< Name lookup and TCP connect.
    Duration answerTimeout = std::chrono::seconds{10};   ///< Of one request, as Serf's own client.
    Duration refreshInterval = std::chrono::seconds{30}; ///< Between two looks at the whole list.
    /// Follow the agent's events as they come; else its list alone tells what changed. Only for who
    /// stays for a while and takes its leave: see RpcStreamGuard for what closing can do.
    bool eventStream = false;
    /// Agent's log from this level on (`debug`, `info`, `warn`, `err`); empty: none of it.
    std::string logLevel;
    bool coordinates = true; ///< Ask for the members' coordinates, one by one.
    ClusterId cluster;
};

} // namespace grapevine::net
