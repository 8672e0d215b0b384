#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/agent/peek_table.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/link/member_row.h"
#include "core/rpc/told.h"

namespace grapevine::net {

/// What one agent tells of its cluster over RPC: rows from its member list, entries from its event
/// stream.
///
/// The agent coalesces member events, so its list is ahead of its stream by seconds, and its
/// stream loses events when we read too slowly. The list therefore sets rows, and the stream makes
/// entries; only a difference that the stream did not tell for kToldWithin becomes an entry by
/// itself. No I/O.
class RpcTable {
public:
    /// The agent holds member events back for up to 3 s (joins) or 1 s. Source: serf, config.go
    /// (CoalescePeriod).
    static constexpr Duration kToldWithin = std::chrono::seconds{10};
    /// Members kept; further ones are counted (`rpc.members-over-cap`) and not shown.
    static constexpr std::size_t kMembersMost = 131'072;

    /// Without a stream each difference between two lists is an entry at once.
    RpcTable(ClusterId cluster, bool streamed)
        : m_cluster(cluster)
        , m_toldWithin(streamed ? kToldWithin : Duration::zero())
    {
    }

    /// The whole list. The first one makes an entry `snapshot`; one after a gap makes none, for
    /// handleResync follows.
    [[nodiscard]] agent::TableChanges handleMembers(const Moment& now,
                                                    const std::vector<rpc::Member>& members);
    /// A record of the event stream, other than of an unknown kind.
    [[nodiscard]] agent::TableChanges handleEvent(const Moment& now,
                                                  const rpc::EventRecord& record);
    /// Nothing: the agent knows none.
    [[nodiscard]] agent::TableChanges handleCoordinate(std::string_view name,
                                                       const std::optional<Coordinate>& coordinate);
    /// The stream broke: what the next list shows was told by nobody. `text` says since when.
    [[nodiscard]] agent::TableChanges handleStale(const Moment& now, std::string text);
    /// Everything known, as one entry.
    [[nodiscard]] agent::TableChanges handleResync(const Moment& now, std::string text);

    [[nodiscard]] bool ready() const { return m_ready; }        ///< A list came once.
    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const; ///< Sorted by name.
    [[nodiscard]] link::MemberRowPtr find(std::string_view name) const;
    [[nodiscard]] std::size_t aliveCount() const;
    /// Whose turn it is after `name`, by name and among those alive; nothing when that was the
    /// last.
    [[nodiscard]] std::optional<std::string> nextAlive(std::string_view name) const;
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    struct Known {
        link::MemberRowPtr row; ///< Never null.
        MemberKey key;
        /// What entries and snapshots have said of it; none: it was not told of yet.
        std::optional<link::MemberStatus> toldStatus;
        NodeFactsPtr toldFacts;
        std::optional<TimePoint> differsSince; ///< The row differs from what was told.
        std::uint64_t listed = 0;              ///< Number of the last list that had it.
        bool gone = false; ///< No more in the list, and the stream has not said so yet.
    };

    Known* knownOf(const rpc::Member& member);
    bool apply(const Moment& now, Known& known, const rpc::Member& member,
               link::MemberStatus status, agent::TableChanges& out);
    void settleTold(Known& known);
    void noteDifference(const Moment& now, Known& known, agent::TableChanges& out);
    void dropUnlisted(const Moment& now, agent::TableChanges& out);
    void handleMemberEvent(const Moment& now, const rpc::EventRecord& record,
                           agent::TableChanges& out);
    void handleReap(const Moment& now, const rpc::EventRecord& record, agent::TableChanges& out);
    link::TimelineEntry& note(const Moment& now, link::EntryKind kind, agent::TableChanges& out);

    ClusterId m_cluster;
    Duration m_toldWithin;
    std::map<std::string, Known, std::less<>> m_known;
    std::uint32_t m_nextId = 0;
    std::uint64_t m_lists = 0;
    bool m_ready = false;
    bool m_gap = false; ///< The next list begins anew.
    Counters m_counters;
};

} // namespace grapevine::net
