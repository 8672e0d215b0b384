#include "app/cli/info_report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/utsname.h>
#include <thread>

#include "app/cli/member_json.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

namespace {

/// Go's names for what uname calls otherwise.
std::string architecture()
{
    utsname machine{};
    if (uname(&machine) != 0) return "unknown";
    const std::string_view name = machine.machine;
    if (name == "x86_64") return "amd64";
    if (name == "aarch64") return "arm64";
    return std::string{name};
}

Json ownSections(const InfoReport& report)
{
    Json out;
    out["agent"] = {{"name", report.name}};
    out["event_handlers"] = Json::object();
    out["runtime"] = {{"arch", architecture()},
                      {"cpu_count", std::to_string(std::thread::hardware_concurrency())},
                      {"os", "linux"},
                      {"version", "grapevine " GRAPEVINE_VERSION}};
    out["serf"] = Json::object();
    for (const auto& [key, value] : report.serf)
        out["serf"][key] = value;
    out["tags"] = Json::object();
    for (const auto& [key, value] : report.tags)
        out["tags"][key] = value;
    return out;
}

Json agentsSections(const InfoReport& report)
{
    Json out = Json::object();
    for (const auto& [section, values] : *report.agentStats) {
        out[section] = Json::object();
        for (const auto& [key, value] : values)
            out[section][key] = value;
    }
    return out;
}

Json sections(const InfoReport& report)
{
    auto out = report.agentStats ? agentsSections(report) : ownSections(report);
    out["grapevine"] = {{"mode", report.mode}};
    for (const auto& [key, value] : report.counters.values())
        out["grapevine"][key] = std::to_string(value);
    return out;
}

} // namespace

std::string infoText(const InfoReport& report, Format format)
{
    const auto json = sections(report);
    if (format == Format::Json) return pretty(json) + "\n";
    std::string out;
    for (const auto& [section, entries] : json.items()) {
        out += section + ":\n";
        for (const auto& [key, value] : entries.items()) {
            out += fmt::format("\t{} = {}\n", plainText(key, 255),
                               plainText(value.get<std::string>(), 600));
        }
    }
    return out;
}

} // namespace grapevine::cli
