#pragma once

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/net/rpc_cluster.h"
#include "tests/unit/net/fake_rpc_agent.h"

namespace grapevine::test {

/// What an agent with two members says to everything.
inline FakeRpcAgent::Reply goodAnswer(std::string_view command, std::uint64_t seq)
{
    if (command == "members")
        return {Words{}.header(seq).members({{"n1"}, {"n2", "failed"}, {"n3"}})};
    if (command == "stats") return {Words{}.header(seq).stats()};
    if (command == "get-coordinate") return {Words{}.header(seq).coordinate(0.25)};
    if (command == "list-keys")
        return {Words{}.header(seq, "1/2 nodes reported failure").keys("a2V5", 1)};
    return {Words{}.header(seq)};
}

inline net::RpcOptions ask(const FakeRpcAgent& agent)
{
    net::RpcOptions out;
    out.agent = agent.where();
    out.cluster = ClusterId{1};
    out.connectTimeout = std::chrono::seconds{2};
    out.answerTimeout = std::chrono::seconds{2};
    out.eventStream = true;
    return out;
}

/// A link and everything that came out of it so far.
class Watch {
public:
    Watch(net::GossipThread& thread, net::RpcOptions options)
        : link(thread, std::move(options), Log{})
    {
    }

    const link::LinkStatus& status()
    {
        auto batch = link.take();
        if (batch.resync) rows.clear();
        for (const auto& row : batch.changed)
            rows[row->facts->name] = row;
        std::move(batch.entries.begin(), batch.entries.end(), std::back_inserter(entries));
        auto& more = batch.asked;
        const auto move = [](auto& from, auto& to) {
            std::move(from.begin(), from.end(), std::back_inserter(to));
        };
        move(more.outcomes, asked.outcomes);
        move(more.replies, asked.replies);
        move(more.queries, asked.queries);
        move(more.keyReports, asked.keyReports);
        move(more.log, asked.log);
        m_counters = batch.counters;
        m_status = batch.status;
        return m_status;
    }

    bool saw(link::EntryKind kind)
    {
        status();
        return std::any_of(entries.begin(), entries.end(),
                           [&](const auto& entry) { return entry.kind == kind; });
    }
    const link::CommandOutcome* outcome(link::CommandId id)
    {
        status();
        for (const auto& one : asked.outcomes) {
            if (one.command == id) return &one;
        }
        return nullptr;
    }
    std::uint64_t count(std::string_view counter)
    {
        status();
        return m_counters.value(counter);
    }
    std::optional<link::Refusal> refusal()
    {
        const auto& seeds = status().seeds;
        return seeds.empty() ? std::nullopt : seeds.front().refusal;
    }

    net::RpcCluster link;
    std::map<std::string, link::MemberRowPtr> rows;
    std::vector<link::TimelineEntry> entries;
    link::AskNews asked;

private:
    link::LinkStatus m_status;
    Counters m_counters;
};

} // namespace grapevine::test
