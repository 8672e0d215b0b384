#pragma once

#include <string>
#include <vector>

#include "core/snapshot/table_file.h"

namespace grapevine::snapshot {

struct FieldChange {
    std::string column;
    std::string before; ///< Empty: it was not there.
    std::string after;  ///< Empty: it is gone.
};

struct MemberChange {
    std::string name;
    std::vector<FieldChange> fields; ///< By column.
};

/// What became of the members between two tables; each list by name.
struct TableDiff {
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::vector<MemberChange> changed;
    /// In one of the files only, or left out because they change by themselves.
    std::vector<std::string> notCompared;

    [[nodiscard]] bool isEmpty() const
    {
        return added.empty() && removed.empty() && changed.empty();
    }
};

/// Compares what both tables tell. A tag that one of them never mentions counts as not set, unless
/// that table has no tags at all. `everything`: also seen_at, since, rtt_ms, ltime, asked_by and
/// source, which differ between any two looks.
[[nodiscard]] TableDiff diff(const TableFile& before, const TableFile& after, bool everything);

} // namespace grapevine::snapshot
