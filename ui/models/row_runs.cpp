#include "ui/models/row_runs.h"

#include <algorithm>

namespace grapevine::models {

std::vector<RowRun> runsOf(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    std::vector<RowRun> runs;
    for (const int row : rows) {
        if (runs.empty() || row > runs.back().last + 1) {
            runs.push_back({row, row});
        } else {
            runs.back().last = row;
        }
    }
    return runs;
}

} // namespace grapevine::models
