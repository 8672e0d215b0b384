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
