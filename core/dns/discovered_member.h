#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/endpoint.h"

namespace grapevine::dns {

/// Who announced it.
enum class DiscoveredKind : std::uint8_t {
    Serf,        ///< `serf agent -discover`.
    Clusterfunk, ///< A node of clusterfunk, its Serf part.
};

[[nodiscard]] std::string_view word(DiscoveredKind kind);

/// A member that announced itself by mDNS: somebody to join, or to peek at. All of its text comes
/// from strangers.
struct DiscoveredMember {
    std::string cluster;
    DiscoveredKind kind = DiscoveredKind::Serf;
    std::string name;                 ///< Of the node, as its cluster knows it.
    std::string host;                 ///< Of the machine, no dot at the end.
    std::vector<IpAddress> addresses; ///< At least one; IPv4 first, link-local last.
    std::uint16_t port = 0;           ///< Of its gossip; not zero.
    std::vector<std::string> txt;     ///< Raw strings.
    TimePoint lastSeen;

    bool operator==(const DiscoveredMember&) const = default;
};

} // namespace grapevine::dns
