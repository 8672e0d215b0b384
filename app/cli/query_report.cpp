#include "app/cli/query_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/cli/asking.h"
#include "app/cli/member_json.h"
#include "core/base/plain_text.h"
#include "core/link/query_end.h"

namespace grapevine::cli {

using End = link::QueryProgress::End;

namespace {

std::string_view word(End end)
{
    switch (end) {
    case End::Open: return "open";
    case End::Everybody: return "everybody";
    case End::TimedOut: return "timed-out";
    case End::Stopped: return "stopped";
    case End::Lost: return "lost";
    }
    return "open";
}

std::string namesText(const std::vector<std::string>& names)
{
    std::vector<std::string> plain;
    for (const auto& name : names)
        plain.push_back(plainText(name, 255));
    return fmt::format("{}", fmt::join(plain, ", "));
}

} // namespace

std::string_view withoutNewline(std::string_view payload)
{
    if (!payload.empty() && payload.back() == '\n') payload.remove_suffix(1);
    return payload;
}

std::string replyLine(const link::QueryReply& reply)
{
    if (reply.kind == link::QueryReply::Kind::Ack)
        return fmt::format("Ack from '{}'\n", plainText(reply.from, 255));
    return fmt::format("Response from '{}': {}\n", plainText(reply.from, 255),
                       plainText(withoutNewline(asText(reply.payload))));
}

std::vector<link::QueryReply> QueryReport::handleBatch(const link::ObservationBatch& batch)
{
    std::vector<link::QueryReply> news;
    for (const auto& reply : batch.asked.replies) {
        if (reply.query != m_query || reply.duplicate || reply.late) continue;
        if (reply.kind == link::QueryReply::Kind::Ack) {
            if (m_acks.size() >= kAnswersMost) continue;
            if (!m_ackLatency.emplace(reply.from, reply.latency).second) continue;
            m_acks.push_back(reply.from);
        } else {
            if (m_responses.size() >= kAnswersMost) continue;
            if (!m_responses.emplace(reply.from, reply).second) continue;
        }
        news.push_back(reply);
    }
    for (const auto& progress : batch.asked.queries) {
        if (progress.query == m_query) m_progress = progress;
    }
    return news;
}

bool QueryReport::hasEnded() const
{
    return m_progress && m_progress->end != End::Open;
}

bool QueryReport::isWhole() const
{
    return m_progress && link::isWhole(m_progress->end);
}

std::vector<AnswerGroup> QueryReport::groups() const
{
    std::map<std::string, std::vector<std::string>> byValue;
    for (const auto& [from, reply] : m_responses)
        byValue[std::string{withoutNewline(asText(reply.payload))}].push_back(from);
    std::vector<AnswerGroup> out;
    for (auto& [value, members] : byValue)
        out.push_back({value, std::move(members)});
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.members.size() > b.members.size();
    });
    return out;
}

std::string QueryReport::json() const
{
    Json out;
    out["Acks"] = m_acks.empty() ? Json() : Json(m_acks); // Serf prints null for none.
    out["Responses"] = Json::object();
    for (const auto& [from, reply] : m_responses)
        out["Responses"][from] = asText(reply.payload);
    out["groups"] = Json::array();
    for (const auto& group : groups()) {
        out["groups"].push_back(
            {{"value", group.value}, {"count", group.members.size()}, {"members", group.members}});
    }
    const bool known = m_progress && m_progress->expected;
    out["silent"] = known && isWhole() ? Json(m_progress->silent) : Json();
    Json latency = Json::object();
    Json ackLatency = Json::object();
    for (const auto& [from, duration] : m_ackLatency) {
        latency[from] = milliseconds(duration);
        ackLatency[from] = milliseconds(duration);
    }
    for (const auto& [from, reply] : m_responses)
        latency[from] = milliseconds(reply.latency);
    out["latency_ms"] = std::move(latency);
    out["ack_latency_ms"] = std::move(ackLatency);
    if (m_progress) {
        out["expected"] = known ? Json(*m_progress->expected) : Json();
        out["end"] = word(m_progress->end);
        // An agent keeps them from its clients.
        const bool numbered = m_progress->time.value() > 0;
        out["ltime"] = numbered ? Json(m_progress->time.value()) : Json();
        out["id"] = numbered ? Json(m_progress->id.value()) : Json();
        out["timeout_ms"] = milliseconds(m_progress->timeout);
        out["duplicates"] = m_progress->duplicates;
        out["late"] = m_progress->late;
        out["dropped"] = m_progress->dropped;
    }
    return pretty(out) + "\n";
}

std::string QueryReport::summary() const
{
    std::string out;
    if (m_progress && m_progress->ackWanted) out += fmt::format("Total Acks: {}\n", m_acks.size());
    out += fmt::format("Total Responses: {}\n", m_responses.size());
    const auto same = groups();
    if (same.size() < m_responses.size()) {
        for (const auto& group : same) {
            out += fmt::format("{} x '{}': {}\n", group.members.size(), plainText(group.value, 100),
                               namesText(group.members));
        }
    }
    if (!m_progress) return out;
    if (!m_progress->silent.empty())
        out += fmt::format("Silent: {}\n", namesText(m_progress->silent));
    if (m_progress->dropped > 0)
        out += fmt::format("Answers beyond what one query keeps: {}\n", m_progress->dropped);
    if (m_progress->end == End::Stopped)
        out += "Stopped before its time was up; who kept silent is not known\n";
    if (m_progress->end == End::Lost)
        out += "Cut short, for the way to the cluster was lost; who kept silent is not known\n";
    return out;
}

} // namespace grapevine::cli
