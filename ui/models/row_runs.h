#pragma once

#include <vector>

namespace grapevine::models {

/// Rows without a gap between them.
struct RowRun {
    int first = 0;
    int last = 0;
};

/// The rows, in any order and perhaps twice, as runs from the top down.
[[nodiscard]] std::vector<RowRun> runsOf(std::vector<int> rows);

} // namespace grapevine::models
