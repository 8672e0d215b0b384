#include "ui/models/sort_key.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "core/base/bytes.h"
#include "ui/models/natural_key.h"

namespace grapevine::models {

namespace {

/// The first eight bytes as a number in the same order: most comparisons end there.
std::uint64_t prefixOf(std::string_view text)
{
    std::uint64_t prefix = 0;
    for (std::size_t at = 0; at < 8; ++at) {
        prefix = prefix << 8U | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
    }
    return prefix;
}

constexpr std::uint64_t ordered(std::int64_t value)
{
    return static_cast<std::uint64_t>(value) ^ 0x8000'0000'0000'0000ULL;
}

/// A positive number in the order of its value.
std::uint64_t ordered(double value)
{
    return static_cast<std::uint64_t>(std::max(value, 0.0) * 1e9);
}

/// Versions, missing where a member has not announced them.
SortKey versionKey(Slot slot, const link::MemberRow& row, std::uint8_t version)
{
    return {.number = version, .slot = slot, .missing = !announces(row)};
}

} // namespace

SortKey SortKeyMaker::textKey(Slot slot, std::string text)
{
    SortKey key{.number = prefixOf(text), .slot = slot, .missing = text.empty()};
    if (text.size() > 8) key.text = m_texts.emplace_back(std::move(text));
    return key;
}

SortKey SortKeyMaker::keyOf(Slot slot)
{
    const auto& row = *m_members.at(slot).row;
    const auto& versions = row.facts->versions;
    switch (m_column.kind) {
    case MemberColumn::Kind::Status:
        return {.number = static_cast<std::uint64_t>(statusKind(row)), .slot = slot};
    case MemberColumn::Kind::Name: return {.slot = slot};
    case MemberColumn::Kind::Address: {
        const auto& endpoint = row.facts->endpoint;
        if (endpoint.address.isNone()) return {.slot = slot, .missing = true};
        const auto bytes = asText(endpoint.address.bytes());
        // IPv4 fits into the number whole, port and all, and stands before IPv6.
        if (endpoint.address.isV4()) {
            return {.number = prefixOf(bytes) >> 16U | endpoint.port, .slot = slot};
        }
        return {.number = std::numeric_limits<std::uint64_t>::max(), .text = bytes, .slot = slot};
    }
    case MemberColumn::Kind::Since:
        // By age: what changed last stands first.
        return {.number = ~ordered(row.since.boot.time_since_epoch().count()), .slot = slot};
    case MemberColumn::Kind::AccusedBy: {
        // Most accused first; who is not accused stands last.
        const std::size_t accusers = row.accusers ? row.accusers->size() : 0;
        if (accusers == 0 && !row.noVerdict) return {.slot = slot, .missing = true};
        return {.number = ~std::uint64_t{accusers}, .slot = slot};
    }
    case MemberColumn::Kind::Flaps: {
        // Most first; who never flapped stands last.
        const std::uint32_t flaps = flapCount(row);
        return {.number = ~std::uint64_t{flaps}, .slot = slot, .missing = flaps == 0};
    }
    case MemberColumn::Kind::Ribbon: {
        const double troubled =
            m_context.history == nullptr
                ? 0.0
                : m_context.history->troubled(row, m_context.span, m_context.now);
        return {.number = ~ordered(troubled), .slot = slot, .missing = troubled <= 0.0};
    }
    case MemberColumn::Kind::Tag: {
        const auto* value = tagValue(*row.facts, m_column.tag);
        if (value == nullptr) return {.slot = slot, .missing = true};
        return textKey(slot, naturalKey(*value));
    }
    case MemberColumn::Kind::OtherTags: {
        std::string all;
        for (const auto& [key, value] : row.facts->tags)
            all += key + '=' + value + ' ';
        return textKey(slot, naturalKey(all));
    }
    case MemberColumn::Kind::Incarnation: return {.number = row.incarnation.value(), .slot = slot};
    case MemberColumn::Kind::Rtt:
        if (!row.rtt) return {.slot = slot, .missing = true};
        return {.number = ordered(row.rtt->count()), .slot = slot};
    case MemberColumn::Kind::Protocol: return versionKey(slot, row, versions.protocolCurrent);
    case MemberColumn::Kind::ProtocolMin: return versionKey(slot, row, versions.protocolMin);
    case MemberColumn::Kind::ProtocolMax: return versionKey(slot, row, versions.protocolMax);
    case MemberColumn::Kind::Delegate: return versionKey(slot, row, versions.delegateCurrent);
    case MemberColumn::Kind::DelegateMin: return versionKey(slot, row, versions.delegateMin);
    case MemberColumn::Kind::DelegateMax: return versionKey(slot, row, versions.delegateMax);
    case MemberColumn::Kind::StatusTime:
        return {
            .number = row.statusTime.value(), .slot = slot, .missing = row.statusTime.value() == 0};
    case MemberColumn::Kind::CoordinateError:
        if (!row.coordinate) return {.slot = slot, .missing = true};
        return {.number = ordered(row.coordinate->error), .slot = slot};
    case MemberColumn::Kind::Cluster:
        if (m_context.clusters == nullptr) return {.slot = slot, .missing = true};
        return textKey(slot, naturalKey(clusterName(*m_context.clusters, row.key.cluster)));
    }
    return {.slot = slot};
}

int compareKeys(const SortKey& a, const SortKey& b, bool descending)
{
    if (a.missing || b.missing) return static_cast<int>(a.missing) - static_cast<int>(b.missing);
    int order = a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
    if (order == 0) order = a.text.compare(b.text);
    return descending ? -order : order;
}

} // namespace grapevine::models
