// Asks a real agent over its RPC through the link that the programs use, and prints what came as
// one JSON object: rpc_probe ADDR [--auth-file FILE] [--log LEVEL] WORD..
//   event NAME PAYLOAD coalesce|raw     query NAME PAYLOAD SECONDS
//   [node=NAME|tag=K=RE|noack|relay=N].. keys                                coordinates SECONDS
//   fill GOSSIPADDR NAME SECONDS: a peek there, until it knows NAME with its address
//   log SECONDS                         answer NAME TEXT SECONDS
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/net/peek_cluster.h"
#include "core/net/rpc_cluster.h"

using namespace grapevine;
using Json = nlohmann::json;

namespace {

std::string textOf(const Bytes& bytes)
{
    return std::string{asText(bytes)};
}

double milliseconds(Duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

class Probe {
public:
    Probe(net::GossipThread& thread, net::RpcOptions options)
        : m_link(thread, std::move(options), Log{})
    {
        m_link.submit(link::SetLock{true});
    }

    bool until(const std::function<bool()>& done, std::chrono::seconds longest)
    {
        const auto end = std::chrono::steady_clock::now() + longest;
        while (std::chrono::steady_clock::now() < end) {
            take();
            if (done()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return false;
    }
    [[nodiscard]] bool live() const { return m_status.phase == link::LinkPhase::Live; }
    [[nodiscard]] bool refused() const
    {
        return !m_status.seeds.empty() && m_status.seeds.front().refusal.has_value();
    }
    link::CommandId submit(link::Command command)
    {
        m_command = m_link.submit(std::move(command));
        return m_command;
    }
    /// Takes the agent's events into account: to close in the middle of one kills it.
    void leave()
    {
        m_link.submit(link::Leave{});
        until([&] { return m_status.phase == link::LinkPhase::Closed; }, std::chrono::seconds{5});
    }
    [[nodiscard]] bool answered() const { return m_out.contains("outcome"); }
    [[nodiscard]] bool keysComplete() const
    {
        return answered() && (m_out.contains("keys") || m_out["outcome"] != "done");
    }
    [[nodiscard]] bool queryEnded() const
    {
        return answered() && (m_out["outcome"] != "done" || m_out.contains("end"));
    }
    [[nodiscard]] bool everybodyLocated() const
    {
        return std::all_of(m_rows.begin(), m_rows.end(), [](const auto& row) {
            return row.second->status != link::MemberStatus::Alive || row.second->coordinate;
        });
    }
    [[nodiscard]] const std::optional<link::TimelineEntry>& heard() const { return m_heard; }
    void waitForQuery(std::string name) { m_wanted = std::move(name); }

    Json result()
    {
        Json pairs = Json::object();
        for (const auto& [name, row] : m_rows) {
            for (const auto& [other, peer] : m_rows) {
                if (!row->coordinate || !peer->coordinate || name >= other) continue;
                pairs[name + " " + other] =
                    milliseconds(distance(*row->coordinate, *peer->coordinate));
            }
        }
        m_out["rtt_ms"] = std::move(pairs);
        m_out["clocks"] = {{"member", m_status.clocks.member.value()},
                           {"event", m_status.clocks.event.value()},
                           {"query", m_status.clocks.query.value()}};
        m_out["stats"] = m_status.agentStats;
        if (refused()) m_out["refusal"] = static_cast<int>(*m_status.seeds.front().refusal);
        return m_out;
    }

private:
    void take()
    {
        const auto batch = m_link.take();
        m_status = batch.status;
        for (const auto& row : batch.changed)
            m_rows[row->facts->name] = row;
        for (const auto& entry : batch.entries) {
            if (entry.kind == link::EntryKind::Query && entry.name == m_wanted) m_heard = entry;
        }
        for (const auto& outcome : batch.asked.outcomes) {
            if (outcome.command != m_command) continue;
            m_out["outcome"] = sentence(outcome);
            m_out["limit"] = outcome.limit;
        }
        for (const auto& reply : batch.asked.replies) {
            const bool ack = reply.kind == link::QueryReply::Kind::Ack;
            auto& to = m_out[reply.duplicate ? "duplicates" : ack ? "acks" : "responses"];
            to[reply.from] = ack ? Json() : Json(textOf(reply.payload));
            m_out["latency_ms"][reply.from] = milliseconds(reply.latency);
        }
        for (const auto& query : batch.asked.queries) {
            if (query.end == link::QueryProgress::End::Open) continue;
            m_out["end"] = query.end == link::QueryProgress::End::Everybody  ? "everybody"
                           : query.end == link::QueryProgress::End::TimedOut ? "timed-out"
                                                                             : "other";
            m_out["silent"] = query.silent;
            m_out["expected"] = *query.expected;
        }
        for (const auto& report : batch.asked.keyReports) {
            if (!report.complete) continue;
            m_out["keys"] = Json::object();
            m_out["messages"] = Json::object();
            for (const auto& [fingerprint, count] : report.keys)
                m_out["keys"][count.text] = count.members;
            for (const auto& [name, holder] : report.holders)
                m_out["messages"][name] = holder.message;
            m_out["counts"] = {report.members, report.responses, report.errors};
        }
        for (const auto& line : batch.asked.log)
            m_out["log"].push_back({line.level, line.text});
    }

    net::RpcCluster m_link;
    link::CommandId m_command;
    link::LinkStatus m_status;
    std::map<std::string, link::MemberRowPtr> m_rows;
    std::string m_wanted;
    std::optional<link::TimelineEntry> m_heard;
    Json m_out = Json::object();
};

link::SendQuery queryFrom(const std::vector<std::string>& words)
{
    link::SendQuery out;
    out.name = words.at(1);
    out.payload = toBytes(words.at(2));
    out.timeout = std::chrono::milliseconds{static_cast<int>(1000 * std::stod(words.at(3)))};
    for (std::size_t i = 4; i < words.size(); ++i) {
        const auto& word = words[i];
        if (word.starts_with("node=")) out.nodes.push_back(word.substr(5));
        if (word.starts_with("relay=")) {
            out.relayFactor = static_cast<std::uint8_t>(std::stoi(word.substr(6)));
        }
        if (word == "noack") out.ack = false;
        if (!word.starts_with("tag=")) continue;
        const auto tag = word.substr(4);
        out.tags.push_back({tag.substr(0, tag.find('=')), tag.substr(tag.find('=') + 1)});
    }
    return out;
}

void run(Probe& probe, const std::vector<std::string>& words)
{
    using std::chrono::seconds;
    const auto& what = words.at(0);
    if (what == "event") {
        link::SendEvent event;
        event.name = words.at(1);
        event.payload = toBytes(words.at(2));
        event.coalesce = words.at(3) == "coalesce";
        probe.submit(event);
        probe.until([&] { return probe.answered(); }, seconds{10});
    } else if (what == "query") {
        probe.submit(queryFrom(words));
        probe.until([&] { return probe.queryEnded(); }, seconds{30});
    } else if (what == "keys") {
        probe.submit(link::ListKeys{link::KeyForm::Whole});
        probe.until([&] { return probe.keysComplete(); }, seconds{60});
    } else if (what == "coordinates") {
        probe.until([&] { return probe.everybodyLocated(); }, seconds{std::stoi(words.at(1))});
    } else if (what == "log") {
        probe.until([] { return false; }, seconds{std::stoi(words.at(1))});
    } else if (what == "answer") {
        probe.waitForQuery(words.at(1));
        std::printf("listening\n");
        std::fflush(stdout);
        if (!probe.until([&] { return probe.heard().has_value(); },
                         seconds{std::stoi(words.at(3))}))
            return;
        probe.submit(link::AnswerQuery{*probe.heard()->lamportTime, *probe.heard()->queryId,
                                       toBytes(words.at(2))});
        probe.until([&] { return probe.answered(); }, seconds{10});
    }
}

/// A peek that the agent's RPC fills in.
Json fill(net::GossipThread& thread, const net::RpcOptions& rpc,
          const std::vector<std::string>& words)
{
    net::PeekOptions options;
    options.seeds = {parseHostPort(words.at(1), kGossipPort).value()};
    options.interval = std::chrono::seconds{1};
    options.rpc = rpc;
    net::PeekCluster link(thread, options, Log{});
    const auto end =
        std::chrono::steady_clock::now() + std::chrono::seconds{std::stoi(words.at(3))};
    while (std::chrono::steady_clock::now() < end) {
        for (const auto& row : link.take().changed) {
            if (row->facts->name != words.at(2) || row->source == link::RowSource::NameOnly)
                continue;
            return {{"addr", row->facts->endpoint.text()},
                    {"tags", std::map<std::string, std::string>(row->facts->tags.begin(),
                                                                row->facts->tags.end())},
                    {"status", word(row->status)},
                    {"source", word(row->source)}};
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> words(argv + 1, argv + argc);
    net::RpcOptions options;
    options.agent = parseHostPort(words.at(0), net::kRpcPort).value();
    std::size_t at = 1;
    for (; at + 1 < words.size() && words[at].starts_with("--"); at += 2) {
        if (words[at] == "--auth-file")
            options.authKey = crypto::SecretText::fromFile(words[at + 1]).value();
        if (words[at] == "--log") options.logLevel = words[at + 1];
    }
    options.eventStream = at < words.size() && words[at] == "answer";
    net::GossipThread thread;
    if (at < words.size() && words[at] == "fill") {
        const auto row =
            fill(thread, options, {words.begin() + static_cast<std::ptrdiff_t>(at), words.end()});
        std::printf("%s\n", row.dump().c_str());
        return 0;
    }
    Probe probe{thread, options};
    probe.until([&] { return probe.live() || probe.refused(); }, std::chrono::seconds{15});
    if (probe.live() && at < words.size())
        run(probe, {words.begin() + static_cast<std::ptrdiff_t>(at), words.end()});
    probe.leave();
    std::printf("%s\n", probe.result().dump().c_str());
    return 0;
}
