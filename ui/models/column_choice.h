#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ui/models/member_column.h"

namespace grapevine::models {

/// What a person has done to the columns; everything else stays as the members suggest it, so that
/// a tag that becomes common still gets its column. Columns go by MemberColumn::id(); ids of
/// columns that are not there just now are kept.
struct ColumnChoice {
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::vector<std::string> order;  ///< As far as they were put in order.
    std::vector<std::string> pinned; ///< They stand first, and stay while the rest is scrolled.

    bool operator==(const ColumnChoice&) const = default;
};

/// Most columns at once; a choice that is read back may name any number.
inline constexpr std::size_t kColumnsMost = 64;

/// The columns to show, of those that the members suggest by themselves. The name always stays: a
/// row without it is nobody's.
[[nodiscard]] MemberColumns arranged(const MemberColumns& suggested, const ColumnChoice& choice);

/// How many of the columns, from the first on, are pinned. Never all of them.
[[nodiscard]] std::size_t pinnedCount(const MemberColumns& columns, const ColumnChoice& choice);

/// The choice with a column shown or not.
[[nodiscard]] ColumnChoice withShown(ColumnChoice choice, const MemberColumns& suggested,
                                     const std::string& id, bool shown);
/// With a column pinned, or loose again.
[[nodiscard]] ColumnChoice withPinned(ColumnChoice choice, const std::string& id, bool pinned);

} // namespace grapevine::models
