#include "core/agent/demo_cast.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>
#include <utility>

#include "core/base/random.h"

namespace grapevine::agent {

namespace {

struct Role {
    std::string_view name;
    std::size_t firstZone; ///< So chosen that 24 nodes make three zones of eight.
    std::string_view service;
    std::uint16_t port;
};

enum Part : std::uint8_t { Web, Api, Db, Cache, Queue, Orders, Edge };

constexpr std::array<Role, 7> kRoles{{{"web", 0, "http", 8080},
                                      {"api", 0, "api", 9000},
                                      {"db", 1, "sql", 5432},
                                      {"cache", 2, "cache", 6379},
                                      {"queue", 0, "queue", 5672},
                                      {"orders", 0, "orders", 7400},
                                      {"edge", 1, "edge", 8443}}};

/// Who comes in which order, over and over; a small demo has a bit of everything, too.
constexpr std::array<Part, 24> kOrder{Web,  Db,    Api,  Db,    Cache, Web, Orders, Queue,
                                      Edge, Cache, Web,  Api,   Cache, Web, Db,     Queue,
                                      Api,  Web,   Edge, Cache, Db,    Web, Api,    Queue};

constexpr std::array<std::string_view, 3> kZones{"a", "b", "c"};
constexpr std::string_view kSharedService = "db-2"; ///< Offers `orders` beside orders-1.
constexpr std::string_view kSilentOnVersion = "cache-3";
constexpr std::size_t kOlderNodes = 2;
constexpr std::uint16_t kMetricsPort = 9100;

DemoMember member(Part part, std::size_t number)
{
    const auto& role = kRoles[part];
    DemoMember out;
    out.name = fmt::format("{}-{}", role.name, number);
    out.role = role.name;
    out.zone = kZones[(role.firstZone + number - 1) % kZones.size()];
    out.version = kDemoVersion;
    out.answersVersion = out.name != kSilentOnVersion;
    out.services.push_back({std::string{role.service}, role.port});
    if (out.name == kSharedService) out.services.push_back({"orders", kRoles[Orders].port});
    // Not everywhere: a tag that all carry becomes a column, and this one repeats the address.
    if (part == Db || part == Queue) out.services.push_back({"metrics", kMetricsPort});
    return out;
}

} // namespace

std::vector<DemoMember> castDemo(const DemoCastOptions& options)
{
    const auto count = std::clamp(options.nodes, std::size_t{1}, kDemoNodesMost);
    std::array<std::size_t, kRoles.size()> numbers{};
    std::vector<DemoMember> out;
    out.reserve(count);
    for (std::size_t at = 0; at < count; ++at) {
        const auto part = kOrder[at % kOrder.size()];
        out.push_back(member(part, ++numbers[part]));
    }
    out.front().leader = true;

    SeededRandom random(options.seed);
    for (std::size_t left = std::min(kOlderNodes, count / 2); left > 0;) {
        auto& chosen = out[random.below(count)];
        if (!chosen.answersVersion || chosen.version == kDemoVersionOlder) continue;
        chosen.version = kDemoVersionOlder;
        --left;
    }
    return out;
}

Tags demoTags(const DemoMember& member, const IpAddress& address, std::uint16_t portShift)
{
    Tags out;
    for (const auto& service : member.services) {
        const Endpoint at{address, static_cast<std::uint16_t>(service.port + portShift)};
        putTag(out, "ep." + service.name, at.text());
    }
    putTag(out, "role", member.role);
    putTag(out, "serfer", member.leader ? "leader" : "minion");
    putTag(out, "version", member.version);
    putTag(out, "zone", member.zone);
    return out;
}

void putTag(Tags& tags, std::string key, std::string value)
{
    const auto at = std::lower_bound(tags.begin(), tags.end(), key,
                                     [](const auto& tag, const auto& k) { return tag.first < k; });
    const bool there = at != tags.end() && at->first == key;
    if (value.empty()) {
        if (there) tags.erase(at);
    } else if (there) {
        at->second = std::move(value);
    } else {
        tags.emplace(at, std::move(key), std::move(value));
    }
}

} // namespace grapevine::agent
