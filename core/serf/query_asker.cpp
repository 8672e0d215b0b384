#include "core/serf/query_asker.h"

#include <algorithm>
#include <cassert>

namespace grapevine::serf {

namespace {

TimePoint deadlineOf(const AskedQuery& query)
{
    return query.sentAt + query.timeout;
}

} // namespace

void QueryAsker::open(AskedQuery query, bool waitForOurselves)
{
    assert(!full() && "the caller looks first");
    const auto time = query.time;
    m_deadlines.emplace(deadlineOf(query), time);
    auto& entry = m_entries[time];
    entry.heard.resize(query.expected->size());
    const std::size_t ways = (query.ackWanted ? 1U : 0U) + (query.answerWanted ? 1U : 0U);
    entry.open = entry.heard.size() * ways;
    const auto& names = *query.expected;
    const auto self = std::lower_bound(names.begin(), names.end(), m_self);
    if (query.answerWanted && !waitForOurselves && self != names.end() && *self == m_self) {
        --entry.open;
        entry.selfUnawaited = true;
    }
    entry.query = std::move(query);
}

void QueryAsker::handleResponse(TimePoint now, const wire::QueryResponse& response)
{
    expire(now);
    const auto at = m_entries.find(response.time);
    if (at == m_entries.end() || at->second.query.id != response.id)
        return m_counters.add("serf.response-unasked");
    auto& entry = at->second;
    auto& query = entry.query;
    const bool ack = (response.flags & kFlagAck) != 0;
    const auto mark = ack ? kAcked : kAnswered;
    bool expected = false;
    auto* heard = heardOf(entry, response.from, expected);
    const bool duplicate = heard != nullptr && (*heard & mark) != 0;
    auto& told = expected && !duplicate ? entry.awaited : entry.others;
    if (heard == nullptr || !told.take(response.from.size() + response.payload.size())) {
        ++query.dropped;
        return m_counters.add("serf.replies-dropped");
    }

    QueryReplySeen seen;
    seen.time = query.time;
    seen.id = query.id;
    seen.ack = ack;
    seen.from = response.from;
    if (!ack) seen.payload.assign(response.payload.begin(), response.payload.end());
    seen.latency = now - query.sentAt;
    seen.duplicate = duplicate;
    seen.late = !seen.duplicate && query.end.has_value();
    *heard |= mark;
    if (seen.duplicate) {
        ++query.duplicates;
        m_counters.add("serf.response-duplicate");
    } else if (seen.late) {
        ++query.late;
        m_counters.add("serf.response-late");
    } else {
        ++(ack ? query.acks : query.responses);
    }
    const bool awaited = expected && !seen.duplicate && !seen.late &&
                         (ack ? query.ackWanted : query.answerWanted) &&
                         (ack || !entry.selfUnawaited || response.from != m_self);
    m_out.tell(SerfEvent{std::move(seen)});
    if (awaited && --entry.open == 0) end(at, QueryEnd::Everybody);
}

bool QueryAsker::stop(LamportTime time)
{
    const auto at = m_entries.find(time);
    if (at == m_entries.end() || at->second.query.end) return false;
    end(at, QueryEnd::Stopped);
    return true;
}

void QueryAsker::lose()
{
    while (!m_deadlines.empty())
        end(m_entries.find(m_deadlines.begin()->second), QueryEnd::Lost);
}

const AskedQuery* QueryAsker::find(LamportTime time) const
{
    const auto at = m_entries.find(time);
    return at == m_entries.end() ? nullptr : &at->second.query;
}

std::optional<TimePoint> QueryAsker::nextTimeout() const
{
    if (m_deadlines.empty()) return std::nullopt;
    return m_deadlines.begin()->first + Duration{1}; // The deadline itself is still in time.
}

void QueryAsker::expire(TimePoint now)
{
    while (!m_deadlines.empty() && m_deadlines.begin()->first < now)
        end(m_entries.find(m_deadlines.begin()->second), QueryEnd::TimedOut);
}

bool QueryAsker::Told::take(std::size_t size)
{
    if (count >= kRepliesMost || bytes + size > kReplyBytesMost) return false;
    ++count;
    bytes += size;
    return true;
}

std::uint8_t* QueryAsker::heardOf(Entry& entry, std::string_view from, bool& expected)
{
    const auto& names = *entry.query.expected;
    const auto at = std::lower_bound(names.begin(), names.end(), from);
    expected = at != names.end() && *at == from;
    if (expected) return &entry.heard[static_cast<std::size_t>(at - names.begin())];
    if (from.size() > kNameLongest) {
        m_counters.add("serf.response-name-too-long");
        return nullptr;
    }
    std::string name{from};
    if (const auto known = entry.strangers.find(name); known != entry.strangers.end())
        return &known->second;
    if (m_strangers >= kStrangersMost) return nullptr;
    ++m_strangers;
    return &entry.strangers.emplace(std::move(name), std::uint8_t{0}).first->second;
}

void QueryAsker::end(Entries::iterator at, QueryEnd how)
{
    auto& entry = at->second;
    auto& query = entry.query;
    query.end = how;
    m_deadlines.erase({deadlineOf(query), query.time});
    QueryEnded ended{query.time, query.id, how, {}};
    // Cut short, nobody had the time that silence takes.
    const bool whole = how == QueryEnd::Everybody || how == QueryEnd::TimedOut;
    for (std::size_t place = 0; whole && place < entry.heard.size(); ++place) {
        const auto& name = (*query.expected)[place];
        if (entry.heard[place] == 0 && name != m_self) ended.silent.push_back(name);
    }
    m_out.tell(std::move(ended));
    m_ended.push_back(query.time);
    if (m_ended.size() <= kEndedMost) return;
    const auto oldest = m_entries.find(m_ended.front());
    m_ended.pop_front();
    m_strangers -= oldest->second.strangers.size();
    m_entries.erase(oldest);
}

} // namespace grapevine::serf
