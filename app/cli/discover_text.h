#pragma once

#include <string>
#include <vector>

#include "core/dns/discovered_member.h"

namespace grapevine::cli {

/// A line for each: cluster, kind, name, addresses with port, host. Safe for a terminal.
[[nodiscard]] std::string discoveredTable(const std::vector<dns::DiscoveredMember>& members);

/// A JSON array of objects; each member has an address at least. Safe for a terminal.
[[nodiscard]] std::string discoveredJson(const std::vector<dns::DiscoveredMember>& members);

} // namespace grapevine::cli
