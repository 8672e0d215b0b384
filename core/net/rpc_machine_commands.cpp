// What a person asks of a cluster behind an RPC, and what the agent says to it.

#include "core/net/rpc_machine.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/agent/query_audience.h"
#include "core/base/plain_text.h"
#include "core/crypto/core_dumps.h"
#include "core/crypto/keyring.h"
#include "core/crypto/secret_text.h"
#include "core/link/key_text.h"
#include "core/link/message_budget.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

using link::CommandOutcome;
using link::CommandRefusal;

namespace {

/// Serf's own limits end at 9 KiB; beyond this the agent need not be asked. Name and payload.
constexpr std::size_t kMessageLargest = 64 * 1024;
constexpr std::string_view kInternalPrefix = "_serf_";
/// The one internal query that an agent lets its clients send. Source: serf, agent.go (Query).
constexpr std::string_view kPingQuery = "_serf_ping";
constexpr std::size_t kFiltersLargest = 64 * 1024; ///< Names and expressions of a query together.
constexpr std::size_t kKeysMost = 64; ///< Different keys of one report; a cluster has a handful.

/// Of the keys nothing is left but what was asked for: their text is wiped here.
void putKeys(link::KeyReport& report, std::map<std::string, std::size_t>& keys, link::KeyForm form)
{
    while (!keys.empty()) {
        auto node = keys.extract(keys.begin());
        if (report.keys.size() < kKeysMost) {
            auto& count = report.keys[crypto::fingerprintOf(node.key())];
            count.members = node.mapped();
            count.text = link::keyText(node.key(), form);
        }
        crypto::wipe(node.key());
    }
}

/// The number before ` bytes` in `.. limit of 512 bytes ..`.
std::size_t limitIn(std::string_view text)
{
    constexpr std::string_view kBefore = "limit of ";
    const auto at = text.find(kBefore);
    std::size_t limit = 0;
    if (at == std::string_view::npos) return 0;
    const auto number = text.substr(at + kBefore.size());
    std::from_chars(number.data(), number.data() + number.size(), limit);
    return limit;
}

/// The agent's words, and our own for the ones we know.
void refuse(CommandOutcome& outcome, std::size_t encodedSize, std::string_view text)
{
    outcome.refusal = CommandRefusal::Remote;
    outcome.detail = plainText(text, 400);
    outcome.limit = limitIn(text);
    const bool encoded = text.find("after encoding") != std::string_view::npos;
    if (encoded && encodedSize > 0) outcome.size = encodedSize;
    // Where the agent alone knows the encoded size, its words say more than a number of ours.
    if (outcome.limit == 0 || outcome.size <= outcome.limit) return;
    outcome.refusal = CommandRefusal::TooLarge;
    outcome.encoded = encoded;
}

std::size_t filterBytes(const link::SendQuery& query)
{
    std::size_t out = 0;
    for (const auto& node : query.nodes)
        out += node.size();
    for (const auto& tag : query.tags)
        out += tag.tag.size() + tag.expression.size();
    return out;
}

CommandOutcome tooLarge(CommandOutcome outcome, std::size_t limit)
{
    outcome.refusal = CommandRefusal::TooLarge;
    outcome.limit = limit;
    return outcome;
}

} // namespace

void RpcCluster::Machine::handleCommand(link::CommandId id, const link::Command& command)
{
    if (m_stopped) return;
    if (auto outcome = obey(id, command)) answer(std::move(*outcome));
    m_writer->publishSoon();
}

std::optional<CommandOutcome> RpcCluster::Machine::obey(link::CommandId id,
                                                        const link::Command& command)
{
    CommandOutcome outcome;
    outcome.command = id;
    if (m_status.phase == link::LinkPhase::Closed || m_leaveBy) {
        outcome.refusal = CommandRefusal::NotMember;
        return outcome;
    }
    if (std::holds_alternative<link::SweepNow>(command)) {
        sweep();
    } else if (const auto* pause = std::get_if<link::SetPaused>(&command)) {
        m_paused = pause->paused;
        if (!m_paused) sweep();
    } else if (std::holds_alternative<link::Leave>(command)) {
        leave(); // Never the agent's own `leave`.
    } else if (const auto* event = std::get_if<link::SendEvent>(&command)) {
        return obey(std::move(outcome), *event);
    } else if (const auto* query = std::get_if<link::SendQuery>(&command)) {
        return obey(std::move(outcome), *query);
    } else if (const auto* reply = std::get_if<link::AnswerQuery>(&command)) {
        return obey(std::move(outcome), *reply);
    } else if (const auto* keys = std::get_if<link::ListKeys>(&command)) {
        return obey(std::move(outcome), *keys);
    } else if (const auto* stop = std::get_if<link::StopQuery>(&command)) {
        return obey(std::move(outcome), *stop);
    } else if (std::holds_alternative<link::ProveEvent>(command)) {
        outcome.refusal = CommandRefusal::NotSupported;
        outcome.detail = "an agent's RPC tells of no member's events but its own; look at the "
                         "cluster from outside, or join it";
    } else if (std::holds_alternative<link::SweepViews>(command)) {
        outcome.refusal = CommandRefusal::NotSupported;
        outcome.detail = "an agent's RPC tells what that one agent says and nobody else; look at "
                         "the cluster from outside, or join it";
    } else {
        outcome.refusal = CommandRefusal::NotSupported;
    }
    return outcome;
}

void RpcCluster::Machine::sweep()
{
    const auto now = bootNow();
    m_retryAt = now;
    if (m_canAsk) m_membersAt = m_statsAt = m_coordinateAt = now;
    if (m_status.phase == link::LinkPhase::Refused) {
        m_status.phase = m_table.ready() ? link::LinkPhase::Stale : link::LinkPhase::Connecting;
        m_status.seeds.front().refusal.reset();
    }
    tick();
}

std::optional<CommandOutcome> RpcCluster::Machine::await(CommandOutcome outcome,
                                                         std::optional<rpc::RequestId> request)
{
    if (request) {
        m_awaited[*request] = {outcome.command, outcome.size, 0, {}};
        return std::nullopt;
    }
    outcome.refusal = CommandRefusal::Remote;
    outcome.detail = "there is no connection to it now";
    return outcome;
}

std::optional<CommandOutcome> RpcCluster::Machine::obey(CommandOutcome outcome,
                                                        const link::SendEvent& event)
{
    outcome.size = event.name.size() + event.payload.size();
    if (outcome.size > kMessageLargest)
        return tooLarge(std::move(outcome), m_status.limits.eventBytes);
    if (!m_connection) return await(std::move(outcome), std::nullopt);
    const auto request =
        m_connection->ask([&](auto& dialogue, auto now) { return dialogue.sendEvent(now, event); });
    if (request) {
        const auto encoded = link::budgetOf(event, m_status).encoded;
        m_awaited[*request] = {outcome.command, outcome.size, encoded, {}};
        return std::nullopt;
    }
    return await(std::move(outcome), request);
}

std::optional<CommandOutcome> RpcCluster::Machine::obey(CommandOutcome outcome,
                                                        const link::SendQuery& query)
{
    outcome.size = query.name.size() + query.payload.size();
    if (query.name.starts_with(kInternalPrefix) && query.name != kPingQuery) {
        outcome.refusal = CommandRefusal::InternalName;
        return outcome;
    }
    if (outcome.size > kMessageLargest || filterBytes(query) > kFiltersLargest)
        return tooLarge(std::move(outcome), m_status.limits.queryBytes);
    if (m_queries.full()) {
        outcome.refusal = CommandRefusal::TooMany;
        outcome.limit = RpcQueries::kOpenMost;
        return outcome;
    }
    const auto rows = m_table.rows();
    auto expected = agent::audienceOf(query, rows);
    if (!expected) {
        outcome.refusal = CommandRefusal::BadFilter;
        outcome.detail = plainText(expected.error(), 300);
        return outcome;
    }
    if (!m_connection) return await(std::move(outcome), std::nullopt);
    const auto request =
        m_connection->ask([&](auto& dialogue, auto now) { return dialogue.sendQuery(now, query); });
    if (request) {
        const auto timeout =
            query.timeout > Duration::zero() ? query.timeout : m_status.limits.queryTimeout;
        m_queries.begin(momentNow(), outcome.command, *request, query, timeout,
                        std::move(*expected));
    }
    return await(std::move(outcome), request);
}

std::optional<CommandOutcome> RpcCluster::Machine::obey(CommandOutcome outcome,
                                                        const link::AnswerQuery& reply)
{
    outcome.size = reply.payload.size();
    if (outcome.size > kMessageLargest)
        return tooLarge(std::move(outcome), m_status.limits.responseBytes);
    const auto at = std::find_if(m_heard.begin(), m_heard.end(), [&](const Heard& heard) {
        return heard.time == reply.time && heard.id == reply.id;
    });
    if (at == m_heard.end() || !m_connection) {
        outcome.refusal = CommandRefusal::UnknownQuery;
        return outcome;
    }
    const auto request = m_connection->ask([&](auto& dialogue, auto now) {
        return dialogue.respond(now, at->agentsId, reply.payload);
    });
    return await(std::move(outcome), request);
}

std::optional<CommandOutcome> RpcCluster::Machine::obey(CommandOutcome outcome,
                                                        const link::ListKeys& list)
{
    if (!m_connection) return await(std::move(outcome), std::nullopt);
    crypto::disableCoreDumps(); // The agent tells whole keys.
    const auto request =
        m_connection->ask([](auto& dialogue, auto now) { return dialogue.askKeys(now); });
    if (request) {
        link::AskNews news;
        auto& report = news.keyReports.emplace_back();
        report.command = outcome.command;
        report.members = m_table.aliveCount();
        report.countsOnly = true;
        mailbox().put(std::move(news));
        m_awaited[*request] = {outcome.command, 0, 0, list.shown};
        return std::nullopt;
    }
    return await(std::move(outcome), request);
}

std::optional<CommandOutcome> RpcCluster::Machine::obey(CommandOutcome outcome,
                                                        const link::StopQuery& stop)
{
    link::AskNews news;
    const auto request = m_queries.stop(momentNow(), stop.query, news);
    if (!request) {
        outcome.refusal = CommandRefusal::UnknownQuery;
        return outcome;
    }
    // The agent cannot be told to end a query: what comes of it still is read and not told.
    if (m_connection) m_connection->forgetQuery(*request);
    mailbox().put(std::move(news));
    return outcome;
}

void RpcCluster::Machine::answer(CommandOutcome outcome)
{
    link::AskNews news;
    news.outcomes.push_back(std::move(outcome));
    mailbox().put(std::move(news));
}

/// It ended badly; nobody is to wait for more of it.
void RpcCluster::Machine::lose(const Awaited& awaited, CommandOutcome outcome, link::AskNews& out)
{
    outcome.command = awaited.command;
    out.outcomes.push_back(std::move(outcome));
    if (!awaited.keys) return;
    auto& report = out.keyReports.emplace_back();
    report.command = awaited.command;
    report.complete = true;
    report.end = link::QueryProgress::End::Lost;
    report.members = m_table.aliveCount();
    report.countsOnly = true;
}

void RpcCluster::Machine::handle(const Moment& now, rpc::Accepted& news)
{
    const auto at = m_awaited.find(news.request);
    if (at == m_awaited.end()) return;
    link::AskNews out;
    out.outcomes.emplace_back().command = at->second.command;
    m_awaited.erase(at);
    m_guard.handleSent(now.boot);
    m_queries.handleAccepted(now, news.request, out);
    mailbox().put(std::move(out));
}

void RpcCluster::Machine::handle(const Moment& now, rpc::Refused& news)
{
    const auto at = m_awaited.find(news.request);
    if (at != m_awaited.end()) {
        CommandOutcome outcome;
        outcome.size = at->second.size;
        refuse(outcome, at->second.encodedSize, news.text);
        link::AskNews out;
        lose(at->second, std::move(outcome), out);
        m_awaited.erase(at);
        m_queries.handleRefused(news.request);
        return mailbox().put(std::move(out));
    }
    // What we asked for ourselves: it is not tried again before its time.
    m_log.warning(m_options.agent.text() + ": the agent refused: " + plainText(news.text, 300));
    if (m_membersAsked == news.request) return handleEnded(link::Refusal::RemoteError, news.text);
    if (m_coordinateAsked == news.request) {
        m_coordinateAsked.reset();
        m_coordinateAt = now.boot + m_options.refreshInterval;
    }
    if (m_statsAsked == news.request) {
        m_statsAsked.reset();
        m_statsAt = now.boot + m_options.refreshInterval;
    }
}

void RpcCluster::Machine::handle(const Moment&, rpc::KeysTold& news)
{
    const auto at = m_awaited.find(news.request);
    if (at == m_awaited.end() || !at->second.keys) return;
    link::AskNews out;
    auto& outcome = out.outcomes.emplace_back();
    outcome.command = at->second.command;
    outcome.detail = plainText(news.text, 400);
    auto& report = out.keyReports.emplace_back();
    report.command = at->second.command;
    report.complete = true;
    report.countsOnly = true;
    report.members = news.keys.members;
    report.responses = news.keys.responses;
    // Where the agent could not even ask, it tells of nobody.
    report.end = report.members == 0                 ? link::QueryProgress::End::Lost
                 : report.responses < report.members ? link::QueryProgress::End::TimedOut
                                                     : link::QueryProgress::End::Everybody;
    if (report.members == 0 && !news.text.empty())
        report.holders[m_options.agent.text()].message = plainText(news.text, 400);
    report.errors = news.keys.errors;
    putKeys(report, news.keys.keys, *at->second.keys);
    for (auto& [name, message] : news.keys.messages)
        report.holders[name].message = std::move(message);
    m_awaited.erase(at);
    mailbox().put(std::move(out));
}

void RpcCluster::Machine::handle(const Moment& now, rpc::AckTold& news)
{
    link::AskNews out;
    static_cast<void>(
        m_queries.handleReply(now, news.query, link::QueryReply::Kind::Ack, news.from, {}, out));
    mailbox().put(std::move(out));
}

void RpcCluster::Machine::handle(const Moment& now, rpc::ResponseTold& news)
{
    link::AskNews out;
    const bool everybody = m_queries.handleReply(now, news.query, link::QueryReply::Kind::Response,
                                                 news.from, std::move(news.payload), out);
    if (everybody) m_connection->forgetQuery(news.query);
    mailbox().put(std::move(out));
}

void RpcCluster::Machine::handle(const Moment& now, rpc::QueryEnded& news)
{
    link::AskNews out;
    m_queries.handleEnded(now, news.query, out);
    mailbox().put(std::move(out));
}

void RpcCluster::Machine::loseCommands(const Moment& now)
{
    link::AskNews out;
    for (const auto& [request, awaited] : m_awaited) {
        CommandOutcome outcome;
        outcome.refusal = CommandRefusal::Remote;
        outcome.detail = "the connection was lost before it answered";
        lose(awaited, std::move(outcome), out);
    }
    m_awaited.clear();
    m_queries.handleLost(now, out);
    mailbox().put(std::move(out));
}

} // namespace grapevine::net
