#pragma once

#include <optional>
#include <string>

#include "app/cli/common_options.h"
#include "core/base/expected.h"
#include "core/net/rpc_options.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of the commands that can ask an agent over its RPC.
struct RpcWords {
    std::string address;
    std::string fill; ///< Of the agent that fills in what a peek does not tell.
    std::string auth;
    std::string authFile;
};

/// Adds `--rpc`, `--rpc-auth-file` and `--rpc-auth`; `--rpc` excludes `--observe` where that is.
void addRpcOptions(CLI::App& command, RpcWords& words);

/// Whether the words, or without them $SERF_RPC_ADDR, name an agent to ask. `elsewhere`: the
/// command line names another way to the cluster (ADDR, `--observe`, `--join`, `--peek`).
[[nodiscard]] bool namesRpc(const RpcWords& words, bool elsewhere);

/// Follows understand(). Nothing when no agent is named; naming one by `--rpc` and
/// `elsewhere` as well is an error. The key comes from the words, else from
/// $GRAPEVINE_RPC_AUTH, else from $SERF_RPC_AUTH. The error is one sentence, and a usage error.
/// Turns core dumps off as soon as a key is held.
[[nodiscard]] Expected<std::optional<net::RpcOptions>, std::string>
understandRpc(const RpcWords& words, const CommonOptions& options, bool elsewhere);

/// Adds `--fill-rpc`, for commands that peek; follows addRpcOptions().
void addFillOption(CLI::App& command, RpcWords& words);

/// The agent that `--fill-rpc` names, if it does; else as understandRpc().
[[nodiscard]] Expected<std::optional<net::RpcOptions>, std::string>
understandFill(const RpcWords& words, const CommonOptions& options);

} // namespace grapevine::cli
