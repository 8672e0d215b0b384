#include "core/filter/field.h"

#include <algorithm>
#include <array>

namespace grapevine::filter {

namespace {

using Type = FieldInfo::Type;

constexpr std::array<FieldInfo, 20> kFields{{
    {Field::Status, "status", Type::Text, "alive, suspect, failed, leaving, left"},
    {Field::Name, "name", Type::Text, "the member's name; of an event or query, its own"},
    {Field::Address, "address", Type::Text, "IP address and port"},
    {Field::Address, "addr", Type::Text, "short for address"},
    {Field::Port, "port", Type::Number, "gossip port"},
    {Field::Service, "service", Type::Text, "name of a service that it offers"},
    {Field::Cluster, "cluster", Type::Text, "where several clusters are shown together"},
    {Field::Since, "since", Type::Duration, "how long it has been in this state"},
    {Field::Seen, "seen", Type::Duration, "how long ago somebody told of it"},
    {Field::Rtt, "rtt", Type::Duration, "round trip, measured or estimated"},
    {Field::Flaps, "flaps", Type::Number, "times it went and came back: flaps>3, flaps>3/1h"},
    {Field::Accusers, "accusers", Type::Number, "how many call it suspect"},
    {Field::Accuser, "accuser", Type::Text, "name of one that calls it suspect"},
    {Field::Incarnation, "incarnation", Type::Number, "counts up when it speaks for itself"},
    {Field::Protocol, "protocol", Type::Number, "memberlist's protocol version in use"},
    {Field::Source, "source", Type::Text, "peek, gossip, rpc, memory, name-only"},
    {Field::Kind, "kind", Type::Text, "timeline: member-join, user, query, .."},
    {Field::From, "from", Type::Text, "timeline: who accuses or asks"},
    {Field::Payload, "payload", Type::Text, "timeline: of an event or query"},
    {Field::LTime, "ltime", Type::Number, "timeline: Lamport time"},
}};

constexpr std::array<std::string_view, 5> kStatusWords{"alive", "suspect", "failed", "leaving",
                                                       "left"};

} // namespace

std::span<const FieldInfo> fields()
{
    return kFields;
}

std::optional<FieldInfo> fieldNamed(std::string_view name)
{
    const auto found = std::find_if(kFields.begin(), kFields.end(),
                                    [&](const auto& one) { return one.name == name; });
    if (found == kFields.end()) return std::nullopt;
    return *found;
}

std::span<const std::string_view> statusWords()
{
    return kStatusWords;
}

} // namespace grapevine::filter
