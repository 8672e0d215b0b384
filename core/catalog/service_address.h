#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/endpoint.h"

namespace grapevine::catalog {

/// Where an instance says that it listens. What cannot be read is kept as text.
struct ServiceAddress {
    enum class Kind : std::uint8_t {
        Missing,    ///< Neither a host nor a port was told.
        Ip,         ///< `host` is an address.
        Name,       ///< `host` is a name for a resolver.
        Unreadable, ///< Only `text` is there.
    };
    enum class Reach : std::uint8_t {
        Open,        ///< Nothing speaks against reaching it from elsewhere.
        OwnLoopback, ///< A loopback address of another machine: only it can get there.
        Unspecified, ///< `0.0.0.0` or `::`, what it binds to and not where it is.
    };

    std::string text{}; ///< As told, or put together from host and port.
    std::string scheme{};
    std::string host{};     ///< IPv6 without brackets.
    std::uint16_t port = 0; ///< 0: not told.
    std::string path{};     ///< With its leading slash.
    Kind kind = Kind::Missing;
    Reach reach = Reach::Open;

    /// True when a connection from here makes sense: a host, a port, and no known obstacle.
    [[nodiscard]] bool isReachable() const;
    /// `10.0.0.1:80`, `[::1]:80`, `db-1:5432`; the host alone without a port; `text` when it cannot
    /// be read. Bytes of the cluster's: not yet plain text.
    [[nodiscard]] std::string hostPort() const;

    bool operator==(const ServiceAddress&) const = default;
};

/// Reads `host:port`, `[v6]:port`, `:port`, a bare port, each perhaps with `scheme://` before and a
/// path behind it. A host that is left out is the member's. `member` is where the member gossips: a
/// loopback address from one that is itself on loopback is no obstacle.
[[nodiscard]] ServiceAddress readServiceAddress(std::string_view text, const Endpoint& member);

/// The same from a host and a port apart; an empty host is the member's, an empty port is none.
[[nodiscard]] ServiceAddress readServiceAddress(std::string_view host, std::string_view port,
                                                const Endpoint& member);

} // namespace grapevine::catalog
