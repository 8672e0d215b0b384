#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/agent/peek_answer.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/link/member_row.h"
#include "core/link/timeline_entry.h"
#include "core/wire/serf_messages.h"

namespace grapevine::agent {

/// What changed through one input; the caller passes it on and forgets it.
struct TableChanges {
    std::vector<link::MemberRowPtr> changed;
    std::vector<MemberKey> removed;
    std::vector<link::ViewRow> views;
    std::vector<link::TimelineEntry> entries;
    /// Of the rows nothing has changed but what was measured: round trip and coordinate. Whoever
    /// looks once a second sees it soon enough.
    bool measuredOnly = false;
};

/// One table out of many members' views.
///
/// A member's incarnation only rises, and at one incarnation dead and left outrank suspect, which
/// outranks alive; so the higher claim is the later news, whoever tells it. A lower claim is taken
/// only from the member whose word the row is, when the row's word is older than kWordFresh, or
/// when the row was dead so long that the cluster has forgotten its incarnation.
/// Names without a node keep the address and tags seen before. What nobody tells of any more is
/// reaped and forgotten, so the table is never larger than what the asked members hold.
class PeekTable {
public:
    explicit PeekTable(ClusterId cluster)
        : m_cluster(cluster)
    {
    }

    /// A row's word counts against lower claims of other members for this long.
    static constexpr Duration kWordFresh = std::chrono::seconds{60};
    /// After this long dead, peers have dropped the member (30 to 40 s on a LAN) and take it
    /// back at incarnation 1.
    static constexpr Duration kDeadForgotten = std::chrono::seconds{45};
    /// A member that answered this short a time ago is alive, whatever others say of it.
    static constexpr Duration kJustNow = std::chrono::seconds{2};
    /// Members kept, alive or not; further ones are counted and not shown.
    static constexpr std::size_t kMembersMost = 1'048'576;
    /// User events remembered to tell a new one from one told again.
    static constexpr std::size_t kEventsRemembered = 65'536;

    /// `asker` is the answering member's name, or its address where it is not in its own answer.
    [[nodiscard]] TableChanges handleAnswer(const Moment& now, std::string_view asker,
                                            const PeekAnswer& answer);
    /// A ping's round trip and what its ack carried; no entry, just the row. A coordinate that is
    /// not finite or has other than 8 dimensions is counted and left out.
    [[nodiscard]] TableChanges handlePing(MemberId member, Duration rtt,
                                          const std::optional<wire::Coordinate>& coordinate);
    /// An agent's RPC still knows address and tags of a member; they fill a row that is only a
    /// name.
    [[nodiscard]] TableChanges handleToldFacts(const NodeFactsPtr& facts);
    /// Nobody answers any more; `text` says since when.
    [[nodiscard]] TableChanges handleStale(const Moment& now, std::string text);
    /// Answers come again: everything known, as one entry.
    [[nodiscard]] TableChanges handleResync(const Moment& now, std::string text);

    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const; ///< Sorted by name.
    [[nodiscard]] link::MemberRowPtr find(std::string_view name) const;
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    struct Claim {
        std::string_view name;
        NodeFactsPtr facts; ///< Null for a name without a node.
        link::RawState state = link::RawState::Unknown;
        link::MemberStatus status = link::MemberStatus::None;
        Incarnation incarnation;
        LamportTime statusTime;
    };
    struct Known {
        link::MemberRowPtr row; ///< Null for an asker nobody lists.
        MemberId asker;
        std::uint64_t seenInAnswer = 0;
        std::optional<TimePoint> ownWordAt; ///< When it last answered us itself, alive.
        /// Others' claims up to this incarnation its own answer has proved wrong.
        std::optional<Incarnation> overruled;
    };
    /// What of an asker's event ring is news: what came after its first answer.
    struct EventHorizon {
        LamportTime newsFrom;
        LamportTime lastClock;
    };

    [[nodiscard]] MemberId idOf(std::string_view name);
    [[nodiscard]] bool accepts(MemberId id, const Claim& claim, MemberId asker,
                               const Moment& now) const;
    void noteOwnWord(MemberId id, const Claim& claim, const Moment& now);
    void apply(MemberId id, const Claim& claim, MemberId asker, std::string_view askerName,
               const Moment& now, bool firstLook, TableChanges& out);
    void noteChange(const link::MemberRow* before, const link::MemberRowPtr& after,
                    const Moment& now, TableChanges& out);
    void reapUnlisted(MemberId asker, const Moment& now, TableChanges& out);
    void noteEvents(const Moment& now, std::string_view asker, const PeekAnswer& answer,
                    TableChanges& out);
    [[nodiscard]] link::TimelineEntry entry(link::EntryKind kind, const Moment& now);

    ClusterId m_cluster;
    std::unordered_map<std::string, MemberId> m_ids;
    std::unordered_map<MemberId, Known> m_members;
    std::uint32_t m_nextId = 0;
    std::uint64_t m_answers = 0;
    std::uint64_t m_entries = 0;
    std::unordered_map<std::string, EventHorizon> m_horizons; ///< By asker.
    std::optional<LamportTime> m_firstLook;                   ///< Event clock of the first answer.
    std::unordered_set<std::uint64_t> m_eventsSeen;           ///< Hashes: a payload may be large.
    std::deque<std::uint64_t> m_eventsOrder;
    Counters m_counters;
};

} // namespace grapevine::agent
