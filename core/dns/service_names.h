#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dns/discovered_member.h"
#include "core/dns/name.h"

namespace grapevine::dns {

// Which names mean gossip. Source: serf, cmd/serf/command/agent/mdns.go; RFC 6763 4 and 9;
// clusterfunk as seen on the wire.

/// `_services._dns-sd._udp.local.`: whoever answers names a kind of service that it has.
[[nodiscard]] const Name& serviceListName();
/// `_clusterfunk._udp.local.`
[[nodiscard]] const Name& clusterfunkService();
/// `_serf_CLUSTER._tcp.local.`, cut at dots into labels as Serf does. Nothing when the result is
/// no name.
[[nodiscard]] std::optional<Name> serfService(std::string_view cluster);

/// CLUSTER of `_serf_CLUSTER._tcp.local.`; nothing for any other service.
[[nodiscard]] std::optional<std::string> clusterOfService(const Name& service);

/// Of which cluster an instance is, and what its node is called.
struct InstanceWords {
    std::string cluster;
    DiscoveredKind kind = DiscoveredKind::Serf;
    std::string node;
};

/// What `instance` of `service` is called. Serf: the whole of what stands before the service, dots
/// included, since Serf cuts a node's name at its dots. clusterfunk: `CLUSTER_serf_NODE`; nothing
/// for its other kinds, behind which there is no gossip, and for what is no instance of `service`.
[[nodiscard]] std::optional<InstanceWords> instanceWords(const Name& instance, const Name& service);

} // namespace grapevine::dns
