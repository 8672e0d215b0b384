#include "core/serf/query_filter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/serf/tag_expression.h"
#include "core/wire/scratch.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

namespace {

enum class FilterType : std::uint8_t { Node = 0, Tag = 1 };

bool names(ByteView filter, std::string_view self, Counters& counters)
{
    wire::Scratch scratch;
    const auto decoded = wire::decodeSerf<wire::NodeFilter>(filter, scratch);
    if (!decoded) {
        counters.add("serf.query-filter-undecodable");
        return false;
    }
    return std::find(decoded->nodes.begin(), decoded->nodes.end(), self) != decoded->nodes.end();
}

/// `room`: for the bytes of this expression and those after it.
bool matchesTag(ByteView filter, const Tags& tags, std::size_t& room, Counters& counters)
{
    wire::Scratch scratch;
    const auto decoded = wire::decodeSerf<wire::TagFilter>(filter, scratch);
    if (!decoded) {
        counters.add("serf.query-filter-undecodable");
        return false;
    }
    if (decoded->expression.size() > room) {
        counters.add("serf.query-filter-large");
        return false;
    }
    room -= decoded->expression.size();
    const auto expression = TagExpression::compile(decoded->expression);
    if (!expression) {
        counters.add("serf.query-filter-bad-expression");
        return false;
    }
    const auto tag = std::find_if(tags.begin(), tags.end(),
                                  [&](const auto& own) { return own.first == decoded->tag; });
    return expression->matches(tag == tags.end() ? std::string_view{} : tag->second);
}

} // namespace

bool passesFilters(std::span<const ByteView> filters, std::string_view self, const Tags& tags,
                   Counters& counters)
{
    const auto expressions = std::count_if(filters.begin(), filters.end(), [](ByteView filter) {
        return !filter.empty() && static_cast<FilterType>(filter[0]) == FilterType::Tag;
    });
    if (filters.size() > kFiltersMost || static_cast<std::size_t>(expressions) > kTagFiltersMost) {
        counters.add("serf.query-filters-many");
        return false;
    }
    std::size_t room = kExpressionLongest;
    return std::all_of(filters.begin(), filters.end(), [&](ByteView filter) {
        if (filter.empty()) return false;
        switch (static_cast<FilterType>(filter[0])) {
        case FilterType::Node: return names(filter, self, counters);
        case FilterType::Tag: return matchesTag(filter, tags, room, counters);
        }
        counters.add("serf.query-filter-unknown");
        return false;
    });
}

bool hasEmptyFilter(std::span<const ByteView> filters)
{
    return std::any_of(filters.begin(), filters.end(), [](ByteView f) { return f.empty(); });
}

} // namespace grapevine::serf
