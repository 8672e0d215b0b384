#pragma once

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/net/live_cluster.h"

namespace grapevine::test {

constexpr int kPatience = 30'000; ///< Milliseconds; the machine may be busy.

inline net::ObserveOptions watching(std::vector<HostPort> seeds, const char* name = "watcher")
{
    net::ObserveOptions out;
    out.peek.seeds = std::move(seeds);
    out.peek.cluster = ClusterId{1};
    out.peek.bind = HostPort{"127.0.0.1", 0};
    out.peek.connectTimeout = std::chrono::milliseconds{500};
    out.peek.interval = std::chrono::milliseconds{500};
    out.name = name;
    out.timing = agent::TimingPreset::Local;
    return out;
}

/// An observer's link, and everything that came out of it so far.
class WatchedLink {
public:
    WatchedLink(net::GossipThread& thread, net::ObserveOptions options)
        : link(thread, std::move(options), Log{})
    {
    }

    /// Takes what waits.
    WatchedLink& look()
    {
        auto batch = link.take();
        if (batch.resync) m_rows.clear();
        for (const auto& row : batch.changed)
            m_rows[row->key] = row;
        for (const auto& key : batch.removed)
            m_rows.erase(key);
        for (auto& entry : batch.entries)
            entries.push_back(std::move(entry));
        for (auto& outcome : batch.asked.outcomes)
            outcomes[outcome.command] = outcome;
        for (auto& reply : batch.asked.replies)
            replies.push_back(std::move(reply));
        for (auto& query : batch.asked.queries)
            queries[query.query] = query;
        for (auto& report : batch.asked.keyReports)
            reports[report.command] = report;
        for (auto& proof : batch.asked.proofs)
            proofs[proof.proof] = proof;
        for (auto& line : batch.asked.deliveries)
            deliveries[{line.proof, line.member}] = line;
        for (auto& round : batch.asked.viewRounds)
            viewRounds[round.sweep] = round;
        for (auto& view : batch.views)
            views[{view.asker, view.about}] = view;
        m_status = batch.status;
        counters = batch.counters;
        return *this;
    }
    const link::LinkStatus& status() { return look().m_status; }
    [[nodiscard]] bool live() { return status().phase == link::LinkPhase::Live && ready(); }
    [[nodiscard]] bool ready() const { return seen(link::EntryKind::Ready) > 0; }
    [[nodiscard]] long seen(link::EntryKind kind) const { return std::ssize(told(kind)); }
    [[nodiscard]] std::vector<link::TimelineEntry> told(link::EntryKind kind) const
    {
        std::vector<link::TimelineEntry> out;
        std::copy_if(entries.begin(), entries.end(), std::back_inserter(out),
                     [kind](const auto& entry) { return entry.kind == kind; });
        return out;
    }
    [[nodiscard]] std::optional<link::MemberStatus> of(const std::string& name)
    {
        look();
        for (const auto& [key, row] : m_rows)
            if (row->facts->name == name) return row->status;
        return std::nullopt;
    }
    [[nodiscard]] std::string name()
    {
        const auto self = status().self;
        return self ? self->name : std::string{};
    }

    // What came of asking.
    void unlock() { static_cast<void>(link.submit(link::SetLock{true})); }
    [[nodiscard]] bool answered(link::CommandId id) { return look().outcomes.contains(id); }
    [[nodiscard]] bool over(link::CommandId id)
    {
        look();
        return queries.contains(id) && queries[id].end != link::QueryProgress::End::Open;
    }
    [[nodiscard]] bool swept(link::CommandId id)
    {
        look();
        return viewRounds.contains(id) && viewRounds[id].end != link::RoundEnd::Open;
    }
    [[nodiscard]] bool proven(link::CommandId id)
    {
        look();
        return proofs.contains(id) && proofs[id].end != link::DeliveryProof::End::Open;
    }

    net::LiveCluster link;
    std::vector<link::TimelineEntry> entries;
    Counters counters;
    std::map<link::CommandId, link::CommandOutcome> outcomes;
    std::vector<link::QueryReply> replies;
    std::map<link::CommandId, link::QueryProgress> queries;
    std::map<link::CommandId, link::KeyReport> reports;
    std::map<link::CommandId, link::DeliveryProof> proofs;
    std::map<std::pair<link::CommandId, std::string>, link::DeliveryLine> deliveries;
    std::map<link::CommandId, link::ViewRound> viewRounds;
    std::map<std::pair<MemberKey, MemberKey>, link::ViewRow> views;

private:
    std::map<MemberKey, link::MemberRowPtr> m_rows;
    link::LinkStatus m_status;
};

} // namespace grapevine::test
