#include "core/catalog/rule_set.h"

#include <cassert>

namespace grapevine::catalog {

std::vector<RuleText> RuleSet::shippedTexts()
{
    std::vector<RuleText> out;
    // clusterfunk: every endpoint of a node is a tag, and the cluster's name is one too.
    RuleText endpoints{.name = "endpoints", .key = R"(ep\.(.+))"};
    endpoints.result = "${key.1}";
    endpoints.endpoint = "${value}";
    endpoints.group = "${tag.meta.serviceName}";
    out.push_back(endpoints);

    RuleText rpc{.name = "rpc address", .key = "rpc_addr"};
    rpc.result = "rpc";
    rpc.endpoint = "${value}";
    out.push_back(rpc);

    // The first of them, in this order, names the service; its port is a tag beside it.
    RuleText service{.name = "service and port", .key = "service|service_type|type"};
    service.unless = "(?s)\\s*";
    service.result = "${value}";
    service.port = "${tag.port|tag.service_port}";
    service.once = true;
    out.push_back(service);

    RuleText role{.name = "role", .key = "role"};
    role.unless = service.unless;
    role.result = "${value}";
    role.port = service.port;
    out.push_back(role);

    RuleText maintenance{.name = "maintenance", .finds = Finds::Maintenance, .key = "maintenance"};
    maintenance.unless = "(?i)|0|no|off|false";
    maintenance.result = "${value}";
    out.push_back(maintenance);

    RuleText zone{.name = "zone", .finds = Finds::Zone, .key = "zone|az|availability_zone"};
    zone.result = "${value}";
    out.push_back(zone);

    RuleText region{.name = "region", .finds = Finds::Zone, .key = "region|dc|datacenter"};
    region.result = "${value}";
    out.push_back(region);

    RuleText raft{.name = "Raft members", .finds = Finds::RaftMember, .key = R"(ep\.raft)"};
    raft.unless = service.unless;
    out.push_back(raft);
    return out;
}

RuleSet RuleSet::shipped()
{
    auto rules = compile(shippedTexts());
    assert(rules && "the shipped rules are good ones");
    return std::move(*rules);
}

} // namespace grapevine::catalog
