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
    std::string auth;
    std::string authFile;
};

/// Adds `--rpc`, `--rpc-auth-file` and `--rpc-auth`; `--rpc` excludes `--observe` where that is.
void addRpcOptions(CLI::App& command, RpcWords& words);

/// Follows understand(). `elsewhere`: the command line names another way to the cluster (ADDR,
/// `--join`, `--peek`). Nothing when it does, or when no agent is named at all: without any way
/// named, $SERF_RPC_ADDR is one, as for `serf`. The key comes from the words, else from
/// $GRAPEVINE_RPC_AUTH, else from $SERF_RPC_AUTH. The error is one sentence, and a usage error.
/// Turns core dumps off as soon as a key is held.
[[nodiscard]] Expected<std::optional<net::RpcOptions>, std::string>
understandRpc(const RpcWords& words, const CommonOptions& options, bool elsewhere);

} // namespace grapevine::cli
