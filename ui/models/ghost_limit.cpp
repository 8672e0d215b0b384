#include "ui/models/ghost_limit.h"

#include <algorithm>

namespace grapevine::models {

RowsToRemove rowsOf(const OrderIndex& order, const std::vector<Slot>& slots)
{
    std::vector<int> rows;
    for (const Slot slot : slots) {
        const int row = order.rowOf(slot);
        if (row >= 0) rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    RowsToRemove out;
    for (std::size_t past = rows.size(); past > 0;) {
        std::size_t first = past - 1;
        while (first > 0 && rows[first - 1] == rows[first] - 1)
            --first;
        out.runs.push_back({rows[first], rows[past - 1]});
        past = first;
    }
    return out;
}

} // namespace grapevine::models
