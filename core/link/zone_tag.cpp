#include "core/link/zone_tag.h"

#include <algorithm>

namespace grapevine::link {

std::string_view tagValue(const NodeFacts& facts, std::string_view tag)
{
    const auto at = std::find_if(facts.tags.begin(), facts.tags.end(),
                                 [&](const auto& one) { return one.first == tag; });
    return at == facts.tags.end() ? std::string_view{} : std::string_view{at->second};
}

ZoneTag zoneTag(const NodeFacts& facts)
{
    for (const auto tag : kZoneTags) {
        const auto value = tagValue(facts, tag);
        if (!value.empty()) return {std::string{tag}, std::string{value}};
    }
    return {};
}

} // namespace grapevine::link
