#include "app/cli/services_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/member_json.h"
#include "app/cli/text_table.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

namespace {

using catalog::Catalog;
using catalog::Health;
using catalog::Listing;
using catalog::Tally;

std::string titleOf(const catalog::ServiceKey& key)
{
    return key.isOutsiders ? "(not Raft members)" : plainText(key.name, 255);
}

std::string stateOf(const Tally& tally)
{
    std::vector<std::string> parts;
    switch (tally.redundancy()) {
    case catalog::Redundancy::Gone:
        parts.push_back(tally.expected() == 0 ? "all have left" : "none healthy");
        break;
    case catalog::Redundancy::Last:
        parts.push_back(tally.expected() == 1 ? "only instance" : "last instance");
        break;
    case catalog::Redundancy::Spare: break;
    }
    for (const auto health : {Health::Failed, Health::Suspect, Health::Maintenance, Health::Leaving,
                              Health::NoData, Health::Left}) {
        if (tally.of(health) > 0)
            parts.push_back(fmt::format("{} {}", tally.of(health), word(health)));
    }
    if (tally.unreachable > 0) parts.push_back(fmt::format("{} unreachable", tally.unreachable));
    if (tally.unreadable > 0) parts.push_back(fmt::format("{} unreadable", tally.unreadable));
    return fmt::format("{}", fmt::join(parts, ","));
}

/// `a=1/1,b=0/1`: healthy of expected ones.
std::string zonesOf(const Catalog& catalog, const catalog::ServiceKey& key)
{
    std::vector<std::string> parts;
    for (const auto& [zone, counts] : catalog.find(key)->zones) {
        if (zone.empty()) continue;
        const auto tally = catalog.tally(key, zone);
        parts.push_back(
            fmt::format("{}={}/{}", plainText(zone, 100), tally.healthy(), tally.expected()));
    }
    return fmt::format("{}", fmt::join(parts, ","));
}

Json countsOf(const Tally& tally)
{
    Json out;
    out["healthy"] = tally.healthy();
    out["expected"] = tally.expected();
    for (const auto health : {Health::Maintenance, Health::Suspect, Health::Failed, Health::NoData,
                              Health::Leaving, Health::Left})
        out[std::string(word(health))] = tally.of(health);
    return out;
}

Json instanceJson(const catalog::Instance& instance)
{
    const auto& address = instance.address;
    Json out;
    out["member"] = instance.row->facts->name;
    out["status"] = word(instance.row->status);
    out["health"] = word(instance.health);
    out["addr"] = address.hostPort();
    out["host"] = address.host;
    out["port"] = address.port;
    out["scheme"] = address.scheme;
    out["readable"] = address.kind != catalog::ServiceAddress::Kind::Unreadable;
    out["reachable"] = address.isReachable();
    out["zone"] = instance.zone;
    out["tag"] = instance.key.tag;
    out["rule"] = instance.key.rule;
    out["meta"] = instance.meta;
    out["maintenance"] = instance.maintenance ? Json(*instance.maintenance) : Json(nullptr);
    out["raft"] = instance.isRaftMember;
    return out;
}

} // namespace

std::string servicesTable(const Catalog& catalog, const std::vector<Listing>& services)
{
    TextTable out;
    for (const auto& [key, instances] : services) {
        const auto tally = catalog.tally(key, std::nullopt);
        std::vector<std::string> ports;
        for (const auto& [port, count] : tally.ports)
            ports.push_back(std::to_string(port));
        const auto orDash = [](std::string text) { return text.empty() ? "-" : text; };
        out.add({titleOf(key), fmt::format("{}/{}", tally.healthy(), tally.expected()),
                 orDash(stateOf(tally)), orDash(fmt::format("{}", fmt::join(ports, ","))),
                 orDash(zonesOf(catalog, key)), plainText(key.group, 255)});
    }
    return out.text();
}

std::string servicesJson(const Catalog& catalog, const std::vector<Listing>& services)
{
    Json list = Json::array();
    for (const auto& [key, instances] : services) {
        const auto tally = catalog.tally(key, std::nullopt);
        Json one;
        one["name"] = key.isOutsiders ? std::string() : key.name;
        one["group"] = key.group;
        one["outsiders"] = key.isOutsiders;
        one["counts"] = countsOf(tally);
        one["last_instance"] = tally.redundancy() == catalog::Redundancy::Last;
        one["zones"] = Json::object();
        for (const auto& [zone, counts] : catalog.find(key)->zones)
            one["zones"][zone] = countsOf(catalog.tally(key, zone));
        one["ports"] = Json::array();
        for (const auto& [port, count] : tally.ports)
            one["ports"].push_back(port);
        one["instances"] = Json::array();
        for (const auto& instance : instances)
            one["instances"].push_back(instanceJson(instance));
        list.push_back(std::move(one));
    }
    return pretty(Json{{"services", std::move(list)}}) + "\n";
}

} // namespace grapevine::cli
