#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

#include "core/agent/peek_table.h"
#include "core/link/observation_batch.h"
#include "core/net/backlog.h"

namespace grapevine::net {

/// The one hop between the gossip thread and whoever shows the picture. Rows coalesce per member,
/// so only lists of what happened can overflow: then the first tenth and the newest are kept, the
/// rest is counted, and after lost timeline entries the next batch is a full picture.
class Mailbox {
public:
    static constexpr std::size_t kEntriesMost = 10'000;
    static constexpr std::size_t kViewsMost = 200'000;   ///< `mailbox.views-over-cap`.
    static constexpr std::size_t kOutcomesMost = 10'000; ///< `mailbox.outcomes-dropped`.
    static constexpr std::size_t kRepliesMost = 200'000; ///< 10,000 members' acks, and more.
    static constexpr std::size_t kAccusationsMost = 10'000;
    static constexpr std::size_t kLogMost = 10'000;

    explicit Mailbox(ClusterId cluster)
        : m_cluster(cluster)
    {
    }

    // Gossip thread.
    void put(agent::TableChanges changes);
    void put(link::AskNews news);
    void putStatus(const link::LinkStatus& status, const Counters& counters);
    /// After an overflow: put all rows and views next, through putFullPicture(). Not while the
    /// last full picture waits: whoever does not read would be drawn one thirty times a second.
    [[nodiscard]] bool wantsFullPicture() const;
    void putFullPicture(std::vector<link::MemberRowPtr> rows);
    /// Wakes the reader if something waits that it was not yet woken for. Round trips, clocks,
    /// rates and counters change all the time and wake nobody: whoever shows them looks once a
    /// second anyway.
    void ring();

    // Reading thread.
    [[nodiscard]] link::ObservationBatch take();
    void onReady(std::function<void()> wake);

private:
    /// All of them or none.
    void putViews(const std::vector<link::ViewRow>& views);

    mutable std::mutex m_mutex;
    ClusterId m_cluster;
    std::uint64_t m_sequence = 0;
    bool m_rung = false;
    bool m_waiting = false; ///< For more than its reader sees by itself.
    bool m_hasStatus = false;
    bool m_resync = false;
    bool m_overflowed = false;
    std::map<MemberKey, link::MemberRowPtr> m_rows; ///< Null: removed.
    std::map<std::pair<MemberKey, MemberKey>, link::ViewRow> m_views;
    std::uint64_t m_viewsOverCap = 0;
    Backlog<link::TimelineEntry> m_entries{kEntriesMost};
    Backlog<link::CommandOutcome> m_outcomes{kOutcomesMost};
    Backlog<link::QueryReply> m_replies{kRepliesMost};
    Backlog<link::Accusation> m_accusations{kAccusationsMost};
    Backlog<link::LogLine> m_log{kLogMost};
    std::map<link::CommandId, link::QueryProgress> m_queries;
    std::map<link::CommandId, link::KeyReport> m_keyReports;
    std::map<link::CommandId, link::DeliveryProof> m_proofs;
    /// By proof and member; one proof has kProofMembersMost at most.
    std::map<std::pair<link::CommandId, std::string>, link::DeliveryLine> m_deliveries;
    /// By round and member; one round has kViewAskersMost at most.
    std::map<std::pair<link::CommandId, std::string>, link::ViewLine> m_viewLines;
    std::map<link::CommandId, link::ViewRound> m_viewRounds;
    link::LinkStatus m_status;
    Counters m_counters;
    std::function<void()> m_wake;
};

} // namespace grapevine::net
