#include "app/cli/cmd_services.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include "app/cli/print.h"
#include "app/cli/services_text.h"
#include "core/base/plain_text.h"
#include "core/catalog/catalog.h"
#include "core/catalog/endpoint_text.h"
#include "core/filter/instance_subject.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

namespace {

using catalog::Catalog;
using catalog::Listing;

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

std::string printed(const Catalog& catalog, const std::vector<Listing>& services,
                    ServicesOptions::Format format)
{
    switch (format) {
    case ServicesOptions::Format::Table: return servicesTable(catalog, services);
    case ServicesOptions::Format::Json: return servicesJson(catalog, services);
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
