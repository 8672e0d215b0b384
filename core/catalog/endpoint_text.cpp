#include "core/catalog/endpoint_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/plain_text.h"
#include "core/base/utf8.h"

namespace grapevine::catalog {

namespace {

/// Longest label of a DNS name.
constexpr std::size_t kLabelLongest = 63;
constexpr std::size_t kCellWidest = 40;

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

std::string labelOf(std::string_view text)
{
    std::string out;
    for (const char c : lowered(text).substr(0, kLabelLongest)) {
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        out += fits ? c : '-';
    }
    return out.empty() ? "-" : out;
}

std::string schemeOf(const ServiceKey& service, const ServiceAddress& address)
{
    if (!address.scheme.empty()) return address.scheme;
    const auto name = lowered(service.name);
    if (address.port == 443 || address.port == 8443 || contains(name, "https")) return "https";
    constexpr std::array<std::string_view, 5> words = {"http", "metrics", "web", "console",
                                                       "monitoring"};
    const bool speaksHttp =
        address.port == 80 || address.port == 8080 ||
        std::any_of(words.begin(), words.end(), [&name](auto one) { return contains(name, one); });
    return speaksHttp ? "http" : "tcp";
}

bool hasHostAndPort(const ServiceAddress& address)
{
    return (address.kind == ServiceAddress::Kind::Ip ||
            address.kind == ServiceAddress::Kind::Name) &&
           address.port != 0;
}

std::string padded(std::string text, std::size_t width)
{
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();
         at += std::max<std::size_t>(codePointAt(text, at).length, 1))
        ++length;
    if (length < width) text.append(width - length, ' ');
    return text;
}

std::string titleOf(const ServiceKey& service)
{
    auto out = plainText(service.name, 255);
    if (!service.group.empty()) out += fmt::format(" ({})", plainText(service.group, 255));
    return out;
}

std::string tree(std::span<const Listing> services)
{
    std::string out;
    for (const auto& [service, instances] : services) {
        if (service.isOutsiders) continue;
        out += titleOf(service) + '\n';
        for (const auto& one : instances) {
            out +=
                fmt::format("  {}  {}  {}\n", padded(plainText(one.row->facts->name, 255), 16),
                            padded(plainText(one.address.hostPort(), 300), 21), word(one.health));
        }
    }
    return out;
}

std::string plain(std::span<const Listing> services)
{
    std::size_t member = 0;
    std::size_t name = 0;
    for (const auto& [service, instances] : services) {
        if (service.isOutsiders) continue;
        name = std::max(name, std::min(plainText(service.name, 255).size(), kCellWidest));
        for (const auto& one : instances)
            member = std::max(member, std::min(one.row->facts->name.size(), kCellWidest));
    }
    std::string out;
    for (const auto& [service, instances] : services) {
        if (service.isOutsiders) continue;
        for (const auto& one : instances) {
            out += fmt::format("{}  {}  {}\n", padded(plainText(one.row->facts->name, 255), member),
                               padded(plainText(service.name, 255), name),
                               plainText(one.address.hostPort(), 300));
        }
    }
    return out;
}

std::string nameValue(std::span<const Listing> services)
{
    std::string out;
    for (const auto& [service, instances] : services) {
        if (service.isOutsiders) continue;
        for (const auto& one : instances) {
            out += fmt::format("{}={}\n", plainText(service.name, 255),
                               plainText(one.address.hostPort(), 300));
        }
    }
    return out;
}

std::string json(std::span<const Listing> services)
{
    using Json = nlohmann::ordered_json;
    Json list = Json::array();
    for (const auto& [service, instances] : services) {
        if (service.isOutsiders) continue;
        for (const auto& one : instances) {
            list.push_back({{"service", service.name},
                            {"group", service.group},
                            {"member", one.row->facts->name},
                            {"endpoint", one.address.hostPort()},
                            {"zone", one.zone},
                            {"health", word(one.health)},
                            {"active", one.row->status == link::MemberStatus::Alive},
                            {"cluster", one.isRaftMember},
                            {"local", one.address.reach == ServiceAddress::Reach::OwnLoopback}});
        }
    }
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::optional<std::string> hostPortOf(const Instance& instance)
{
    if (!hasHostAndPort(instance.address)) return std::nullopt;
    return plainText(instance.address.hostPort(), 300);
}

std::optional<std::string> urlOf(const ServiceKey& service, const Instance& instance)
{
    if (!hasHostAndPort(instance.address)) return std::nullopt;
    return plainText(fmt::format("{}://{}{}", schemeOf(service, instance.address),
                                 instance.address.hostPort(), instance.address.path));
}

std::optional<std::string> srvOf(const ServiceKey& service, const Instance& instance)
{
    const auto& address = instance.address;
    if (!hasHostAndPort(address)) return std::nullopt;
    const auto label = labelOf(service.isOutsiders ? "serf" : service.name);
    const bool isAddress = address.kind == ServiceAddress::Kind::Ip;
    const auto target =
        isAddress ? labelOf(instance.row->facts->name) : plainText(address.host, 300);
    const std::string_view dot = !target.empty() && target.back() == '.' ? "" : ".";
    auto out = fmt::format("_{}._tcp 0 IN SRV 1 1 {} {}{}", label, address.port, target, dot);
    if (isAddress) {
        const bool v6 = address.host.find(':') != std::string::npos;
        out += fmt::format("\n{}. 0 IN {} {}", target, v6 ? "AAAA" : "A",
                           plainText(address.host, 300));
    }
    return out;
}

std::string listed(std::span<const Listing> services, ListStyle style)
{
    switch (style) {
    case ListStyle::Tree: return tree(services);
    case ListStyle::Plain: return plain(services);
    case ListStyle::Json: return json(services);
    case ListStyle::NameValue: return nameValue(services);
    }
    return {};
}

std::string_view word(Health health)
{
    switch (health) {
    case Health::Healthy: return "alive";
    case Health::Maintenance: return "maintenance";
    case Health::Suspect: return "suspect";
    case Health::Failed: return "failed";
    case Health::NoData: return "none";
    case Health::Leaving: return "leaving";
    case Health::Left: return "left";
    }
    return "none";
}

} // namespace grapevine::catalog
