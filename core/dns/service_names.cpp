#include "core/dns/service_names.h"

namespace grapevine::dns {

namespace {

constexpr std::string_view kSerfPrefix = "_serf_";
constexpr std::string_view kGossipMark = "_serf_";
constexpr std::string_view kManagementMark = "_mgmt_";

const Name& tcpLocal()
{
    static const Name name = *Name::fromText("_tcp.local.");
    return name;
}

/// Clusters and nodes may have underscores of their own, nodes even `svc_` in front: the last of
/// the two marks that are in use is the one meant.
std::optional<InstanceWords> clusterfunkWords(const std::string& instance)
{
    const auto at = instance.rfind(kGossipMark);
    const auto other = instance.rfind(kManagementMark);
    if (at == std::string::npos || (other != std::string::npos && other > at)) return std::nullopt;
    InstanceWords out{instance.substr(0, at), DiscoveredKind::Clusterfunk,
                      instance.substr(at + kGossipMark.size())};
    if (out.cluster.empty() || out.node.empty()) return std::nullopt;
    return out;
}

} // namespace

const Name& serviceListName()
{
    static const Name name = *Name::fromText("_services._dns-sd._udp.local.");
    return name;
}

const Name& clusterfunkService()
{
    static const Name name = *Name::fromText("_clusterfunk._udp.local.");
    return name;
}

std::optional<Name> serfService(std::string_view cluster)
{
    if (cluster.empty()) return std::nullopt;
    std::string rest{kSerfPrefix};
    rest += cluster;
    Name out;
    for (std::size_t at = 0; at <= rest.size();) {
        const auto dot = rest.find('.', at);
        if (!out.append(std::string_view{rest}.substr(at, dot - at))) return std::nullopt;
        if (dot == std::string::npos) break;
        at = dot + 1;
    }
    for (const auto label : tcpLocal().labels()) {
        if (!out.append(label)) return std::nullopt;
    }
    return out;
}

std::optional<std::string> clusterOfService(const Name& service)
{
    const auto head = service.before(tcpLocal());
    if (!head || head->size() <= kSerfPrefix.size() ||
        !equalFolded(std::string_view{*head}.substr(0, kSerfPrefix.size()), kSerfPrefix)) {
        return std::nullopt;
    }
    return head->substr(kSerfPrefix.size());
}

std::optional<InstanceWords> instanceWords(const Name& instance, const Name& service)
{
    const auto head = instance.before(service);
    if (!head) return std::nullopt;
    if (service == clusterfunkService()) return clusterfunkWords(*head);
    const auto cluster = clusterOfService(service);
    if (!cluster) return std::nullopt;
    return InstanceWords{*cluster, DiscoveredKind::Serf, *head};
}

} // namespace grapevine::dns
