#include "core/link/message_budget.h"

#include <cstdint>
#include <limits>

#include "core/base/endpoint.h"

namespace grapevine::link {

namespace {

// Sizes in the MessagePack dialect that Go peers write: shortest numbers, and the old raw family
// for text and bytes alike. A map's keys are all shorter than 32 bytes.

constexpr std::size_t kOne = 1;     ///< nil, a boolean, the type byte, the opening of a small map.
constexpr std::size_t kIdBytes = 5; ///< Ids of our queries are never so small as to take less.
constexpr std::size_t kAddressV4 = 4;
constexpr std::size_t kAddressV6 = 16;

constexpr std::size_t number(std::uint64_t value)
{
    if (value < 128) return 1;
    if (value <= std::numeric_limits<std::uint8_t>::max()) return 2;
    if (value <= std::numeric_limits<std::uint16_t>::max()) return 3;
    if (value <= std::numeric_limits<std::uint32_t>::max()) return 5;
    return 9;
}

constexpr std::size_t raw(std::size_t size)
{
    if (size < 32) return 1 + size;
    return size + (size <= std::numeric_limits<std::uint16_t>::max() ? 3 : 5);
}

constexpr std::size_t array(std::size_t values)
{
    if (values < 16) return 1;
    return values <= std::numeric_limits<std::uint16_t>::max() ? 3 : 5;
}

constexpr std::size_t key(std::string_view name)
{
    return 1 + name.size();
}

std::size_t filtersOf(const SendQuery& query)
{
    const auto count = query.tags.size() + (query.nodes.empty() ? 0 : 1);
    std::size_t out = array(count); // Of none: nil, which takes as much.
    if (!query.nodes.empty()) {
        std::size_t filter = kOne + array(query.nodes.size());
        for (const auto& name : query.nodes)
            filter += raw(name.size());
        out += raw(filter);
    }
    for (const auto& [tag, expression] : query.tags)
        out += raw(2 * kOne + key("Expr") + raw(expression.size()) + key("Tag") + raw(tag.size()));
    return out;
}

} // namespace

MessageBudget budgetOf(const SendEvent& event, const LinkStatus& status)
{
    MessageBudget out;
    out.limit = status.limits.eventBytes;
    out.plain = event.name.size() + event.payload.size();
    out.encoded = 2 * kOne + key("CC") + kOne + key("LTime") + number(status.clocks.event.value()) +
                  key("Name") + raw(event.name.size()) + key("Payload") + raw(event.payload.size());
    return out;
}

MessageBudget budgetOf(const SendQuery& query, const LinkStatus& status)
{
    const auto where =
        parseHostPort(status.self ? status.self->address : std::string{}, kGossipPort)
            .value_or(HostPort{{}, kGossipPort});
    const auto address = IpAddress::fromText(where.host);
    const auto name = status.self ? status.self->name.size() : 0;
    const auto timeout =
        query.timeout > Duration::zero() ? query.timeout : status.limits.queryTimeout;
    MessageBudget out;
    out.limit = status.limits.queryBytes;
    out.encoded = 2 * kOne + key("Addr") +
                  raw(address && !address->isV4() ? kAddressV6 : kAddressV4) + key("Filters") +
                  filtersOf(query) + key("Flags") + kOne + key("ID") + kIdBytes + key("LTime") +
                  number(status.clocks.query.value()) + key("Name") + raw(query.name.size()) +
                  key("Payload") + raw(query.payload.size()) + key("Port") + number(where.port) +
                  key("RelayFactor") + number(query.relayFactor) + key("SourceNode") + raw(name) +
                  key("Timeout") + number(static_cast<std::uint64_t>(timeout.count()));
    return out;
}

} // namespace grapevine::link
