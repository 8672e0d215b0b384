#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace grapevine::rpc {

/// Why a dialogue with an agent ended.
enum class RpcError : std::uint8_t {
    Foreign,      ///< It does not speak Serf's RPC.
    Silent,       ///< A question was not answered in time.
    Closed,       ///< The agent, or what lies between, closed the connection.
    Broken,       ///< An answer that does not decode, or answers nothing that we asked.
    TooLarge,     ///< An answer beyond a limit of limits.h.
    WantsKey,     ///< It has an RPC auth key and we gave none.
    KeyRefused,   ///< It has another RPC auth key than ours.
    KeyNotWanted, ///< It has no RPC auth key and we gave one.
    Version,      ///< It speaks another version of the RPC.
};

struct RpcFailure {
    RpcError error = RpcError::Closed;
    std::string detail; ///< Plain words, the agent's own perhaps: not safe to show as they are.
};

/// A few words for a person.
[[nodiscard]] std::string_view describe(RpcError error);

} // namespace grapevine::rpc
