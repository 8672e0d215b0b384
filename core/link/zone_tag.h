#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/node_facts.h"

namespace grapevine::link {

/// Tags by which clusters are commonly divided, the narrowest that is usual first.
inline constexpr std::array<std::string_view, 5> kZoneTags = {"zone", "az", "rack", "dc", "region"};

struct ZoneTag {
    std::string tag; ///< Empty: the member has none of them.
    std::string value;

    auto operator<=>(const ZoneTag&) const = default;
};

/// The first of kZoneTags that the member carries.
[[nodiscard]] ZoneTag zoneTag(const NodeFacts& facts);
/// What it carries under `tag`; empty when it does not.
[[nodiscard]] std::string_view tagValue(const NodeFacts& facts, std::string_view tag);

} // namespace grapevine::link
