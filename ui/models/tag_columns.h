#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "ui/models/member_column.h"
#include "ui/models/member_store.h"

namespace grapevine::models {

/// Most tags that become columns by themselves; beyond it a table is no longer read at a glance.
inline constexpr std::size_t kTagColumnsMost = 6;

/// Columns for these members: the fixed ones, and a column for each tag that more than half of
/// them carry, most common first. "Tags" is there when a tag is left over, "Accused by" when the
/// link knows who accuses whom, "Cluster" when there are several.
[[nodiscard]] MemberColumns columnsFor(const MemberStore& members, bool accusers = false,
                                       bool clusters = false);

/// Every tag's key with the number of members that carry it, most common first.
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> tagKeys(const MemberStore& members);

} // namespace grapevine::models
