#include "app/cli/cmd_services.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "app/cli/text_table.h"
#include "core/base/plain_text.h"
#include "core/catalog/catalog.h"
#include "core/catalog/endpoint_text.h"
#include "core/filter/instance_subject.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

namespace {

using catalog::Catalog;
using catalog::Health;
using catalog::Listing;
using catalog::Tally;

/// Services that have one of the wanted instances, with those instances.
std::vector<Listing> wantedIn(const Catalog& catalog, const MemberChoice& choice, TimePoint now)
{
    std::vector<Listing> out;
    for (const auto& [key, service] : catalog.services()) {
        Listing listing{key, {}};
        for (auto& instance : catalog.instances(key)) {
            if (choice.expression().matches(filter::InstanceSubject(key, instance, now)))
                listing.instances.push_back(std::move(instance));
        }
        if (listing.instances.empty()) continue;
        std::stable_sort(
            listing.instances.begin(), listing.instances.end(),
            [](const auto& a, const auto& b) { return a.row->facts->name < b.row->facts->name; });
        out.push_back(std::move(listing));
    }
    return out;
}

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

std::string table(const Catalog& catalog, const std::vector<Listing>& services)
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

std::string json(const Catalog& catalog, const std::vector<Listing>& services)
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

std::string printed(const Catalog& catalog, const std::vector<Listing>& services,
                    ServicesOptions::Format format)
{
    switch (format) {
    case ServicesOptions::Format::Table: return table(catalog, services);
    case ServicesOptions::Format::Json: return json(catalog, services);
    case ServicesOptions::Format::Plain:
        return catalog::listed(services, catalog::ListStyle::Plain);
    }
    return {};
}

} // namespace

void addServicesOptions(CLI::App& command, ServicesWords& words)
{
    command.add_option("--format", words.format, "table, json, or plain: a line per instance")
        ->check(CLI::IsMember({"table", "json", "plain"}))
        ->capture_default_str();
    command.add_option("--rules", words.rules,
                       "A file with rules in JSON, in place of those for ep.*, rpc_addr, "
                       "service/type with port, and role");
}

Expected<ServicesOptions, std::string> understand(const ServicesWords& words)
{
    ServicesOptions out;
    if (words.format == "json") out.format = ServicesOptions::Format::Json;
    if (words.format == "plain") out.format = ServicesOptions::Format::Plain;
    if (words.rules.empty()) {
        out.rules = catalog::RuleSet::shipped();
        return out;
    }
    std::ifstream file(words.rules, std::ios::binary);
    std::string text;
    text.resize(catalog::RuleSet::kTextLargest + 1);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file && !file.eof()) {
        return failure(fmt::format("--rules: {} cannot be read.", plainText(words.rules, 300)));
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    auto rules = catalog::RuleSet::fromJson(text);
    if (!rules) {
        return failure(
            fmt::format("--rules {}: {}.", plainText(words.rules, 300), rules.error().sentence()));
    }
    out.rules = std::move(*rules);
    return out;
}

ExitCode runServices(const CommonOptions& options, const Ways& ways, const MemberChoice& choice,
                     const ServicesOptions& wanted, EndGuard& guard)
{
    // Counted over everybody, whatever is chosen of it afterwards.
    const auto everybody = MemberChoice::understand({});
    return look(options, ways, *everybody, choice.asksForRtt(), guard, [&](const MemberLook& seen) {
        Catalog catalog(wanted.rules);
        for (const auto& row : seen.rows)
            catalog.put(row);
        const auto services = wantedIn(catalog, choice, net::momentNow().boot);
        const auto dropped = catalog.counters().value("catalog.instances-dropped");
        if (dropped > 0) {
            printErr("{} instances are left out: of one member at most {} are listed.\n", dropped,
                     catalog::TagReading::kInstancesMost);
        }
        return printOut(printed(catalog, services, wanted.format)) ? ExitCode::Ok : ExitCode::Other;
    });
}

} // namespace grapevine::cli
