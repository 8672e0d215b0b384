// Queries of our own, and what comes back to them.

#include <algorithm>
#include <utility>

#include "core/serf/query_timeout.h"
#include "core/serf/relay.h"
#include "core/serf/serf_parts.h"
#include "core/wire/scratch.h"

namespace grapevine::serf {

namespace {

/// Ids from here on are written in five bytes, so that the size of a query is known beforehand.
constexpr std::uint64_t kIdLowest = std::uint64_t{1} << 16U;
constexpr std::uint64_t kIdBeyond = std::uint64_t{1} << 31U;

SendRefusal refusalOf(SendRefusal::Why why)
{
    SendRefusal refusal;
    refusal.why = why;
    return refusal;
}

} // namespace

void Serf::Parts::handleResponse(TimePoint now, ByteView message)
{
    wire::Scratch scratch;
    const auto response = wire::decodeSerf<wire::QueryResponse>(message, scratch);
    if (!response) return counters.add("serf.undecodable");
    asker.handleResponse(now, *response);
}

/// A relay may be the asker itself: a member picks any.
void Serf::Parts::handleRelay(TimePoint now, ByteView message)
{
    auto direct = unwrapRelay(message, options.responseSizeLimit, counters);
    if (!direct) return;
    if (direct->to == endpoint) return handleResponse(now, direct->message);
    out.send(std::move(*direct));
}

void Serf::Parts::hearOwn(TimePoint now)
{
    for (const auto& message : desk.takeOwn())
        handleResponse(now, message);
}

Duration Serf::Parts::queryTimeout() const
{
    const auto present = hooks.present ? hooks.present() : statuses.size();
    return serf::queryTimeout(options.gossipInterval, options.queryTimeoutMult, present);
}

std::shared_ptr<const std::vector<std::string>>
Serf::Parts::expected(const QueryFilters& filters) const
{
    Bytes ownMeta; // What memberlist tells of us may lag behind.
    wire::encodeTags(ownMeta, tags);
    std::vector<std::string> names;
    for (const auto& row : statuses.all()) {
        if (row.status != Status::Alive || !row.record) continue;
        const auto& name = row.record->name;
        const bool ourselves = name == statuses.self();
        if (filters.pass(name, ourselves ? ownMeta : row.record->meta)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    if (!lastExpected || *lastExpected != names)
        lastExpected = std::make_shared<const std::vector<std::string>>(std::move(names));
    return lastExpected;
}

/// Source: serf, serf.go (Query).
Expected<AskedQuery, SendRefusal> Serf::Parts::ask(TimePoint now, const QueryWish& wish,
                                                   bool waitForOurselves)
{
    using Why = SendRefusal::Why;
    const auto filters = QueryFilters::of(wish);
    if (!filters) return failure(filters.error());
    asker.expire(now);
    if (asker.full()) {
        auto refusal = refusalOf(Why::TooMany);
        refusal.limit = QueryAsker::kOpenMost;
        return failure(std::move(refusal));
    }
    if (const auto ahead = desk.poisonTold()) {
        auto refusal = refusalOf(Why::ClockPoisoned);
        refusal.detail = clockProblem(*ahead);
        return failure(std::move(refusal));
    }
    const auto timeout = wish.timeout > Duration::zero()
                             ? std::min(wish.timeout, QueryDesk::kTimeoutLongest)
                             : queryTimeout();
    wire::Query query;
    query.time = desk.clock().current();
    query.id = QueryId{static_cast<std::uint32_t>(kIdLowest + random.below(kIdBeyond - kIdLowest))};
    query.address = endpoint.address.bytes();
    query.port = endpoint.port;
    query.sourceNode = statuses.self();
    query.filters = filters->encoded();
    query.flags = wish.ack ? QueryDesk::kFlagAck : 0;
    query.relayFactor = wish.relayFactor;
    query.timeoutNanoseconds = timeout.count();
    query.name = wish.name;
    query.payload = wish.payload;
    Bytes message;
    wire::encodeSerf(message, query);
    if (message.size() > options.querySizeLimit) {
        return failure(
            SendRefusal{Why::TooLarge, message.size(), options.querySizeLimit, true, {}});
    }
    AskedQuery asked;
    asked.expected = expected(*filters);
    if (asked.expected->empty()) return failure(refusalOf(Why::NobodyThere));
    asked.time = query.time;
    asked.id = query.id;
    asked.sentAt = now;
    asked.timeout = timeout;
    asked.bytes = message.size();
    asked.ackWanted = wish.ack;
    asked.answerWanted = wish.name != kPingQuery;
    asker.open(asked, waitForOurselves);
    takeQuery(now, query, message, true);
    hearOwn(now);
    return asked;
}

} // namespace grapevine::serf
