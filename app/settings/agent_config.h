#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/endpoint.h"
#include "core/base/expected.h"
#include "core/crypto/keyring.h"

namespace grapevine::settings {

/// Why a file is no configuration of a Serf agent.
struct AgentConfigError {
    enum class Kind : std::uint8_t {
        Unreadable,
        TooLarge,
        NotJson,    ///< `where` says at which byte.
        NotObject,  ///< JSON, but no object.
        WrongType,  ///< `key` is of another kind than an agent takes.
        UnknownKey, ///< An agent refuses a file with a key it does not know.
        NoKeys,     ///< Nothing in it that an agent knows.
    };

    Kind kind;
    std::string key{};
    std::size_t where = 0;
};

/// What a Serf agent's configuration file says of its cluster, and what is made of each line of it.
/// Source: Serf, cmd/serf/command/agent/config.go.
struct AgentConfig {
    static constexpr std::size_t kFileLargest = 256 * 1024;
    static constexpr std::size_t kAddressesMost = 16;

    enum class Use : std::uint8_t {
        Address,     ///< Members are asked there.
        Key,         ///< The gossip key itself.
        KeyringFile, ///< Where the gossip keys lie.
        Name,        ///< Suggests the profile's name.
        Rpc,         ///< Where the agent itself can be asked.
        RpcAuth,     ///< It wants a password for that.
        Unusable,    ///< Would be used, but cannot be: no address, no key.
        Ignored,     ///< Of no use for looking at the cluster.
    };
    /// One key of the file, in its order. A secret is never in `value`.
    struct Line {
        std::string key;
        std::string value;
        Use use = Use::Ignored;

        bool operator==(const Line&) const = default;
    };

    std::vector<Line> lines;
    std::string nodeName;
    /// Where members are: those it joins, then itself. Each once, at most kAddressesMost.
    std::vector<HostPort> addresses;
    std::size_t addressesLeftOut = 0;
    crypto::Keyring keyring;     ///< From `encrypt_key`.
    std::string keyringFile;     ///< A path, as written; not read here.
    std::optional<HostPort> rpc; ///< Only where the file names it.
    bool wantsRpcAuth = false;

    [[nodiscard]] bool wantsKey() const { return !keyring.empty() || !keyringFile.empty(); }
};

/// Reads one file's text. Core dumps are to be off before: it may hold a key.
[[nodiscard]] Expected<AgentConfig, AgentConfigError> agentConfigFrom(std::string_view json);
/// The same from a file; from a folder, all its `.json` files in the order of their names, later
/// ones over earlier ones, as `-config-dir` has it.
[[nodiscard]] Expected<AgentConfig, AgentConfigError> readAgentConfig(const std::string& path);

} // namespace grapevine::settings
