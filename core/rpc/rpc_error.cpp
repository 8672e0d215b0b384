#include "core/rpc/rpc_error.h"

namespace grapevine::rpc {

std::string_view describe(RpcError error)
{
    switch (error) {
    case RpcError::Foreign: return "this is not the RPC of a Serf agent";
    case RpcError::Silent: return "the agent does not answer";
    case RpcError::Closed: return "the connection was closed";
    case RpcError::Broken: return "the agent's answer cannot be read";
    case RpcError::TooLarge: return "the agent's answer is larger than we accept";
    case RpcError::WantsKey: return "the agent wants an RPC auth key";
    case RpcError::KeyRefused: return "the agent refused the RPC auth key";
    case RpcError::KeyNotWanted: return "the agent has no RPC auth key, but one was given";
    case RpcError::Version: return "the agent speaks another version of the RPC";
    }
    return "an unnamed error";
}

} // namespace grapevine::rpc
