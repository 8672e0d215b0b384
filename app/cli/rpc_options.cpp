#include "app/cli/rpc_options.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <string_view>
#include <unistd.h>

#include "core/base/endpoint.h"
#include "core/base/plain_text.h"
#include "core/crypto/core_dumps.h"

namespace grapevine::cli {

namespace {

std::string_view environment(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr ? std::string_view{value} : std::string_view{};
}

Expected<std::optional<crypto::SecretText>, std::string> readAuthKey(const RpcWords& words)
{
    if (!words.auth.empty() && !words.authFile.empty()) {
        return failure(
            std::string{"--rpc-auth and --rpc-auth-file exclude each other; give one of them."});
    }
    auto given = std::string_view{words.auth};
    std::string_view source = "--rpc-auth";
    for (const char* name : {"GRAPEVINE_RPC_AUTH", "SERF_RPC_AUTH"}) {
        if (!given.empty() || !words.authFile.empty()) break;
        given = environment(name);
        source = name;
    }
    if (given.empty() && words.authFile.empty()) return std::optional<crypto::SecretText>{};
    crypto::disableCoreDumps();
    if (!words.authFile.empty() && access(words.authFile.c_str(), R_OK) != 0) {
        return failure(fmt::format("--rpc-auth-file {}: cannot be read ({}).",
                                   plainText(words.authFile), std::strerror(errno)));
    }
    auto secret = words.authFile.empty() ? crypto::SecretText::fromText(given)
                                         : crypto::SecretText::fromFile(words.authFile);
    if (secret) return std::optional{std::move(*secret)};
    const auto where = words.authFile.empty() ? std::string{source}
                                              : "--rpc-auth-file " + plainText(words.authFile);
    if (secret.error() == crypto::KeyError::BadSize) {
        return failure(
            fmt::format("{}: a key has 1 to {} bytes.", where, crypto::SecretText::kLongest));
    }
    return failure(fmt::format("{}: {}", where, describe(secret.error())));
}

} // namespace

void addRpcOptions(CLI::App& command, RpcWords& words)
{
    auto* rpc = command.add_option("--rpc", words.address,
                                   "Ask the Serf agent with its RPC at this ADDR[:PORT], port 7373 "
                                   "if absent; without any address, $SERF_RPC_ADDR");
    auto* file = command.add_option("--rpc-auth-file", words.authFile,
                                    "A file with the agent's RPC auth key; or set "
                                    "$GRAPEVINE_RPC_AUTH or $SERF_RPC_AUTH");
    auto* key = command.add_option("--rpc-auth", words.auth,
                                   "The RPC auth key itself, which other users of this machine "
                                   "can then see");
    file->excludes(key);
    if (auto* observe = command.get_option_no_throw("--observe")) rpc->excludes(observe);
}

void addFillOption(CLI::App& command, RpcWords& words)
{
    auto* fill = command.add_option("--fill-rpc", words.fill,
                                    "While peeking: the Serf agent whose RPC at this ADDR[:PORT] "
                                    "fills in address and tags of members failed long ago");
    for (const char* other : {"--rpc", "--observe"})
        fill->excludes(command.get_option(other));
}

bool namesRpc(const RpcWords& words, bool elsewhere)
{
    return !words.address.empty() || (!elsewhere && !environment("SERF_RPC_ADDR").empty());
}

Expected<std::optional<net::RpcOptions>, std::string>
understandRpc(const RpcWords& words, const CommonOptions& options, bool elsewhere)
{
    if (elsewhere && !words.address.empty()) {
        return failure(
            std::string{"--rpc names the agent to ask; give no other address beside it."});
    }
    if (!namesRpc(words, elsewhere)) return std::optional<net::RpcOptions>{};
    const auto named =
        words.address.empty() ? environment("SERF_RPC_ADDR") : std::string_view{words.address};
    const auto agent = parseHostPort(named, net::kRpcPort);
    if (!agent) {
        return failure(fmt::format("{} {}: not an address; write host, host:port or [v6]:port.",
                                   words.address.empty() ? "SERF_RPC_ADDR" : "--rpc",
                                   plainText(named, 300)));
    }
    auto key = readAuthKey(words);
    if (!key) return failure(key.error());
    net::RpcOptions out;
    out.agent = *agent;
    out.authKey = std::move(*key);
    out.connectTimeout = options.peek.connectTimeout;
    out.cluster = options.peek.cluster;
    return std::optional{std::move(out)};
}

Expected<std::optional<net::RpcOptions>, std::string> understandFill(const RpcWords& words,
                                                                     const CommonOptions& options)
{
    if (words.fill.empty()) return std::optional<net::RpcOptions>{};
    if (!parseHostPort(words.fill, net::kRpcPort)) {
        return failure(fmt::format("--fill-rpc {}: not an address; write host, host:port or "
                                   "[v6]:port.",
                                   plainText(words.fill, 300)));
    }
    auto named = words;
    named.address = words.fill;
    return understandRpc(named, options, false);
}

} // namespace grapevine::cli
