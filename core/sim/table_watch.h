#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/swim/member_table.h"
#include "core/swim/node_record.h"

namespace grapevine::sim {

/// What the checkers keep of one row of an agent's table.
struct SeenRow {
    Incarnation incarnation;
    swim::State state = swim::State::Dead;
    std::uint32_t addressHash = 0; ///< Of the announced address and port.
    TimePoint changedAt{};
};

/// A row of one agent's table as it was at the last look and is now.
struct RowChange {
    MemberId member;
    SeenRow before;
    SeenRow after;
    /// Time enough has passed that the agent may have forgotten the member and learnt it anew.
    bool maybeForgotten = false;
};

/// Remembers one agent's table and tells which rows changed between two looks. Rows that left the
/// table in between are forgotten here as well.
class TableWatch {
public:
    /// `forgetAfter`: dead or left rows older than this may be reaped
    /// (Timing::gossipToTheDeadTime).
    explicit TableWatch(Duration forgetAfter)
        : m_forgetAfter(forgetAfter)
    {
    }

    /// Looks at the whole table; `out` gets what changed.
    void look(TimePoint now, const swim::MemberTable& table, std::vector<RowChange>& out);
    /// Looks at one row, which `entry` is; null: it is not in the table.
    void look(TimePoint now, MemberId member, const swim::MemberEntry* entry,
              std::vector<RowChange>& out);
    /// The agent's picture starts afresh, or the agent itself.
    void forget();

private:
    struct Kept {
        SeenRow row;
        std::uint32_t round = 0; ///< Number of the last look that found it; 0: not known.
    };

    void note(TimePoint now, const swim::MemberEntry& entry, std::vector<RowChange>& out);

    Duration m_forgetAfter;
    std::vector<Kept> m_rows; ///< By member.
    std::size_t m_known = 0;
    std::uint32_t m_round = 1;
};

} // namespace grapevine::sim
