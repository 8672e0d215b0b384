#include "core/dns/discovered_member.h"

namespace grapevine::dns {

std::string_view word(DiscoveredKind kind)
{
    switch (kind) {
    case DiscoveredKind::Serf: return "serf";
    case DiscoveredKind::Clusterfunk: return "clusterfunk";
    }
    return "unknown";
}

} // namespace grapevine::dns
