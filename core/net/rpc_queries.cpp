#include "core/net/rpc_queries.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/link/query_end.h"

namespace grapevine::net {

using End = link::QueryProgress::End;
using link::QueryReply;

void RpcQueries::begin(const Moment& now, link::CommandId command, rpc::RequestId request,
                       const link::SendQuery& query, Duration timeout,
                       std::vector<std::string> expected)
{
    auto& open = m_open[request];
    open.responsesMissing = expected.size();
    auto& progress = open.progress;
    progress.query = command;
    progress.name = query.name;
    progress.sentAt = now;
    progress.timeout = timeout;
    progress.ackWanted = query.ack;
    progress.expected = std::make_shared<const std::vector<std::string>>(std::move(expected));
}

void RpcQueries::handleAccepted(const Moment& now, rpc::RequestId request, link::AskNews& out)
{
    const auto at = m_open.find(request);
    if (at == m_open.end()) return;
    at->second.progress.sentAt = now; // Its time runs from here; answers may be faster than that.
    out.queries.push_back(at->second.progress);
}

void RpcQueries::handleRefused(rpc::RequestId request)
{
    m_open.erase(request);
}

bool RpcQueries::handleReply(const Moment& now, rpc::RequestId request, QueryReply::Kind kind,
                             const std::string& from, Bytes payload, link::AskNews& out)
{
    const auto at = m_open.find(request);
    if (at == m_open.end()) return false;
    auto& open = at->second;
    auto& progress = open.progress;
    auto& names = kind == QueryReply::Kind::Ack ? open.acked : open.responded;
    if (names.size() >= kAnswersMost && !names.contains(from)) {
        ++progress.dropped;
        out.queries.push_back(progress);
        return false;
    }
    const bool fresh = names.insert(from).second;
    if (!fresh) {
        ++progress.duplicates;
    } else if (kind == QueryReply::Kind::Ack) {
        ++progress.acks;
    } else {
        ++progress.responses;
    }
    QueryReply reply;
    reply.query = progress.query;
    reply.kind = kind;
    reply.from = from;
    reply.payload = std::move(payload);
    reply.latency = now.boot - progress.sentAt.boot;
    reply.at = now;
    reply.duplicate = !fresh;
    out.replies.push_back(std::move(reply));
    const auto& expected = *progress.expected;
    if (fresh && kind == QueryReply::Kind::Response &&
        std::binary_search(expected.begin(), expected.end(), from) &&
        --open.responsesMissing == 0) {
        end(now, request, End::Everybody, out);
        return true;
    }
    out.queries.push_back(progress);
    return false;
}

void RpcQueries::handleEnded(const Moment& now, rpc::RequestId request, link::AskNews& out)
{
    end(now, request, End::TimedOut, out);
}

std::optional<rpc::RequestId> RpcQueries::stop(const Moment& now, link::CommandId command,
                                               link::AskNews& out)
{
    const auto at = std::find_if(m_open.begin(), m_open.end(), [&](const auto& one) {
        return one.second.progress.query == command;
    });
    if (at == m_open.end()) return std::nullopt;
    const auto request = at->first;
    end(now, request, End::Stopped, out);
    return request;
}

void RpcQueries::handleLost(const Moment& now, link::AskNews& out)
{
    while (!m_open.empty())
        end(now, m_open.begin()->first, End::Lost, out);
}

void RpcQueries::end(const Moment& now, rpc::RequestId request, End how, link::AskNews& out)
{
    const auto at = m_open.find(request);
    if (at == m_open.end()) return;
    auto& open = at->second;
    auto& progress = open.progress;
    progress.end = how;
    progress.endedAt = now;
    for (const auto& name : *progress.expected) {
        if (!link::isWhole(how)) break; // Nobody had the time that silence takes.
        if (!open.acked.contains(name) && !open.responded.contains(name))
            progress.silent.push_back(name);
    }
    out.queries.push_back(std::move(progress));
    m_open.erase(at);
}

} // namespace grapevine::net
