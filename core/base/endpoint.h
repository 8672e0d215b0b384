#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace grapevine {

/// An IPv4 or IPv6 address, v4-mapped forms folded to IPv4 so that the two compare equal.
/// Never re-encode a member's address from this: peers compare the raw bytes.
class IpAddress {
public:
    IpAddress() = default;

    /// 4 or 16 bytes in network order; nothing for any other length.
    [[nodiscard]] static std::optional<IpAddress> fromBytes(ByteView bytes);
    /// `10.0.0.1`, `fe80::1%eth0`; no brackets, no names.
    [[nodiscard]] static std::optional<IpAddress> fromText(std::string_view text);

    [[nodiscard]] bool isV4() const { return m_length == 4; }
    /// True for a default-constructed one, which is no address at all.
    [[nodiscard]] bool isNone() const { return m_length == 0; }
    [[nodiscard]] ByteView bytes() const { return {m_bytes.data(), m_length}; }
    [[nodiscard]] const std::string& zone() const { return m_zone; }
    /// As Go's net.IP prints it; empty for none.
    [[nodiscard]] std::string text() const;

    auto operator<=>(const IpAddress&) const = default;

private:
    std::array<std::byte, 16> m_bytes{};
    std::size_t m_length = 0;
    std::string m_zone;
};

struct Endpoint {
    IpAddress address;
    std::uint16_t port = 0;

    /// `10.0.0.1:7946`, `[::1]:7946`.
    [[nodiscard]] std::string text() const;
    auto operator<=>(const Endpoint&) const = default;
};

/// Where a user points at: a host name or address, and a port.
struct HostPort {
    std::string host;
    std::uint16_t port = 0;

    [[nodiscard]] std::string text() const;
    auto operator<=>(const HostPort&) const = default;
};

inline constexpr std::uint16_t kGossipPort = 7946;

/// Reads `host`, `host:port`, `v4`, `v4:port`, `[v6]`, `[v6]:port`, bare `v6` (no port);
/// `portIfAbsent` where no port is written. Nothing on an empty host, a bad port, more than
/// 255 characters, spaces or control characters, and on characters that no host name has
/// (`http://..`, `user@host`).
[[nodiscard]] std::optional<HostPort> parseHostPort(std::string_view text,
                                                    std::uint16_t portIfAbsent);

} // namespace grapevine
