#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "core/agent/accusation_log.h"
#include "core/agent/agent.h"
#include "core/agent/peek_table.h"
#include "core/base/bounded_ring.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/link/member_row.h"
#include "core/link/timeline_entry.h"
#include "core/swim/node_record.h"

namespace grapevine::agent {

/// What a member of the cluster shows of it: the agent's news become rows and timeline entries.
/// The counterpart of PeekTable for one who takes part.
class LiveTable {
public:
    /// Clashes told once each; beyond this many the oldest names may be told again.
    static constexpr std::size_t kClashesMost = 4096;
    /// User events and queries heard while entries are not made; they follow as soon as entries
    /// are, and beyond this many the oldest are lost (`observer.events-held-dropped`).
    static constexpr std::size_t kHeldMost = 5'000;

    /// `agent` and `accusations` are borrowed; the log is told whatever the table is told.
    LiveTable(ClusterId cluster, const Agent& agent, AccusationLog& accusations);

    /// Until handleReady rows are collected and no entry is made, for a join brings hundreds.
    [[nodiscard]] TableChanges handleNews(const Moment& now, std::span<const AgentNews> news);

    /// We are a member and know the others: an entry `ready` with our own row, then `snapshot`
    /// with everything known. From here on there are entries.
    [[nodiscard]] TableChanges handleReady(const Moment& now);
    /// Something was missed (a stall, lost entries): an entry `gap`; `text` says what. Entries
    /// pause until handleResync, for the picture starts afresh.
    [[nodiscard]] TableChanges handleGap(const Moment& now, std::string text);
    /// Everything known, as one entry; who is gone from the agent's picture leaves the table.
    [[nodiscard]] TableChanges handleResync(const Moment& now, std::string text);

    [[nodiscard]] bool ready() const { return m_ready; }
    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const; ///< Sorted by name.
    [[nodiscard]] link::MemberRowPtr find(MemberId member) const;
    [[nodiscard]] std::uint64_t heldDropped() const { return m_held.dropped(); }
    /// Held and not told so far: lost when the table goes now.
    [[nodiscard]] std::size_t heldNow() const { return m_held.size(); }
    [[nodiscard]] MemberKey key(MemberId member) const { return {m_cluster, member}; }

private:
    /// What only the table remembers of a member.
    struct Known {
        link::MemberRowPtr row;
        swim::NodeRecordPtr record; ///< What the row's facts were read from.
        bool noVerdict = false;
        std::optional<Duration> rtt;
        std::shared_ptr<const Coordinate> coordinate;
    };

    using Heard = std::variant<serf::UserEventSeen, serf::QuerySeen>;
    struct Held {
        Moment at;
        Heard what;
    };

    void handle(const Moment& now, const AgentNews& news, TableChanges& out);
    void hear(const Moment& now, Heard what, TableChanges& out);
    void noteHeard(const Held& held, TimePoint now, TableChanges& out);
    void tellHeld(TimePoint now, TableChanges& out);
    void handleMember(const Moment& now, const serf::MemberEvent& event, TableChanges& out);
    /// An entry that `from` holds the member for suspect.
    void noteSuspect(const Moment& now, MemberId member, const std::string& from,
                     TableChanges& out);
    void handleClash(const Moment& now, const NameClash& clash, TableChanges& out);
    void handlePing(const Moment& now, const PingNews& ping, TableChanges& out);
    /// The row as the agent has it now; true when it differs from before.
    bool refresh(const Moment& now, MemberId member, TableChanges& out);
    void refreshAll(const Moment& now, TableChanges& out);
    void showLeft(const Moment& now, MemberId member, TableChanges& out);
    /// Rows of members that the agent knows no more.
    void dropGone(TableChanges& out);
    void drop(MemberId member, TableChanges& out);
    link::TimelineEntry& note(const Moment& now, link::EntryKind kind, TableChanges& out);
    void noteMember(const Moment& now, link::EntryKind kind, MemberId member, TableChanges& out);

    ClusterId m_cluster;
    const Agent& m_agent;
    AccusationLog& m_accusations;
    std::unordered_map<MemberId, Known> m_known;
    std::set<std::pair<MemberId, Endpoint>> m_clashes;
    BoundedRing<Held> m_held{kHeldMost};
    std::uint64_t m_entries = 0;
    bool m_ready = false;
    bool m_quiet = true;  ///< Entries are not made now.
    bool m_tells = false; ///< Since handleNews began: a row changed in more than what was measured.
};

} // namespace grapevine::agent
