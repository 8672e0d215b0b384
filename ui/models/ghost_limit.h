#pragma once

#include <cstddef>
#include <vector>

#include "ui/models/order_index.h"

namespace grapevine::models {

/// Rows that have gone and are kept until a re-sort, at most, in one table. Nobody re-sorts a table
/// that runs overnight: beyond it the oldest are let go, and counted.
inline constexpr std::size_t kGhostsMost = 5'000;
/// As many are left then, so that it does not happen with every row that goes.
inline constexpr std::size_t kGhostsLeft = kGhostsMost * 9 / 10;
/// Runs of rows removed one by one; of more, the table is told to look anew.
inline constexpr std::size_t kRunsRemovedMost = 64;

/// Rows as runs from the last to the first, so that removing one moves none of the others.
struct RowsToRemove {
    struct Run {
        int first = 0;
        int last = 0;
    };
    std::vector<Run> runs;
    [[nodiscard]] bool isTooScattered() const { return runs.size() > kRunsRemovedMost; }
};
[[nodiscard]] RowsToRemove rowsOf(const OrderIndex& order, const std::vector<Slot>& slots);

} // namespace grapevine::models
