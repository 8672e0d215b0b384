#include "core/serf/serf_parts.h"

#include <utility>

#include "core/serf/query_filter.h"
#include "core/wire/scratch.h"

namespace grapevine::serf {

namespace {

/// The name behind `_serf_`; nothing for a query of a user's.
std::optional<std::string_view> internalName(std::string_view query)
{
    if (query.substr(0, kInternalPrefix.size()) != kInternalPrefix) return std::nullopt;
    return query.substr(kInternalPrefix.size());
}

} // namespace

Serf::Parts::Parts(SerfOptions wanted, std::string self, Endpoint where, NameTable& names,
                   Random& chance, Counters& counts, KeyStore* keyStore, Hooks hooksToAsk)
    : options(wanted)
    , endpoint(where)
    , random(chance)
    , counters(counts)
    , hooks(std::move(hooksToAsk))
    , out(counts)
    , statuses(options, self, names, memberClock, out, counts)
    , eventLog(options, out, counts)
    , sender(options, eventLog)
    , desk(options, self, hooks.relays, out, counts)
    , asker(statuses.self(), out, counts)
    , keyDesk(keyStore, counts)
    , conflictDesk(statuses)
    , packer(statuses, eventLog, names)
    , merger(statuses, memberClock, eventLog, desk, counts)
    , intents(options.retransmitMult, options.queueMost)
    , queries(options.retransmitMult, options.queueMost)
    , events(options.retransmitMult, options.queueMost)
{
}

void Serf::Parts::handleMessage(TimePoint now, ByteView message)
{
    if (message.empty()) return counters.add("serf.empty-message");
    if (message.size() > kMessageLargest) return counters.add("serf.message-too-large");
    const auto type = static_cast<wire::SerfType>(message[0]);
    switch (type) {
    case wire::SerfType::Leave:
    case wire::SerfType::Join: return handleIntent(now, message, type);
    case wire::SerfType::UserEvent: return handleUserEvent(message);
    case wire::SerfType::Query: return handleQuery(now, message);
    case wire::SerfType::QueryResponse: return handleResponse(now, message);
    case wire::SerfType::Relay: return handleRelay(now, message);
    case wire::SerfType::PushPull:
    case wire::SerfType::ConflictResponse:
    case wire::SerfType::KeyRequest:
    case wire::SerfType::KeyResponse: break;
    }
    counters.add("serf.unknown-type");
}

void Serf::Parts::handleIntent(TimePoint now, ByteView message, wire::SerfType type)
{
    wire::Scratch scratch;
    auto verdict = IntentVerdict::Ignored;
    if (type == wire::SerfType::Join) {
        const auto join = wire::decodeSerf<wire::JoinIntent>(message, scratch);
        if (!join) return counters.add("serf.undecodable");
        verdict = statuses.handleJoinIntent(now, join->time, join->node);
    } else {
        const auto leave = wire::decodeSerf<wire::LeaveIntent>(message, scratch);
        if (!leave) return counters.add("serf.undecodable");
        verdict = statuses.handleLeaveIntent(now, leave->time, leave->node, leave->prune);
    }
    switch (verdict) {
    case IntentVerdict::Ignored: counters.add("serf.intent-old"); break;
    case IntentVerdict::News: spread(intents, {}, message); break;
    case IntentVerdict::Refute: sayThatWeAreHere(now); break;
    }
}

void Serf::Parts::handleUserEvent(ByteView message)
{
    wire::Scratch scratch;
    const auto event = wire::decodeSerf<wire::UserEvent>(message, scratch);
    if (!event) return counters.add("serf.undecodable");
    if (eventLog.handle(*event)) spread(events, {}, message);
}

void Serf::Parts::handleQuery(TimePoint now, ByteView message)
{
    wire::Scratch scratch;
    const auto query = wire::decodeSerf<wire::Query>(message, scratch);
    if (!query) return counters.add("serf.undecodable");
    const auto internal = internalName(query->name);
    if (hasEmptyFilter(query->filters) ||
        (internal && KeyDesk::isDeadly(*internal, query->payload))) {
        return counters.add("serf.query-deadly");
    }
    takeQuery(now, *query, message, false);
}

void Serf::Parts::takeQuery(TimePoint now, const wire::Query& query, ByteView message,
                            bool ourselves)
{
    const auto receipt = desk.receive(query);
    if (!receipt.fresh) return;
    if (receipt.spread) spread(queries, {}, message);
    if (!passesFilters(query.filters, statuses.self(), tags, counters)) return;
    auto from = QueryDesk::askerOf(query);
    from.ourselves = ourselves;
    if ((query.flags & QueryDesk::kFlagAck) != 0) desk.acknowledge(from, statuses.size());
    if (const auto internal = internalName(query.name))
        return handleInternal(*internal, query, from);
    QuerySeen seen;
    seen.time = query.time;
    seen.id = query.id;
    seen.name = query.name;
    seen.payload.assign(query.payload.begin(), query.payload.end());
    seen.from = from.name;
    seen.answerTo = from.endpoint;
    seen.relayFactor = from.relayFactor;
    seen.deadline = desk.open(now, std::move(from), query.timeoutNanoseconds);
    out.tell(SerfEvent{std::move(seen)});
}

/// Answers are sent at once, so that no deadline can be past; `_serf_ping` wants nothing but its
/// ack, and so does a name that we do not know.
void Serf::Parts::handleInternal(std::string_view name, const wire::Query& query,
                                 const QueryDesk::Asker& from)
{
    std::optional<Bytes> payload;
    if (name == "conflict") {
        // A vote without knowing anybody would count against an honest owner of the name.
        if (statuses.size() > 1) payload = conflictDesk.handle(query.payload);
    } else if (auto answer = keyDesk.handle(
                   name, query.payload, [&](ByteView bytes) { return desk.fits(from, bytes); })) {
        payload = std::move(answer->payload);
        if (answer->event) out.tell(SerfEvent{std::move(*answer->event)});
    } else if (name != "ping") {
        counters.add("serf.query-internal-unknown");
    }
    if (!payload) return;
    // What cannot be answered is counted there, and nobody is left to be told.
    static_cast<void>(desk.answer(from, *payload, statuses.size()));
}

void Serf::Parts::sayThatWeAreHere(TimePoint now)
{
    const auto time = memberClock.current();
    static_cast<void>(statuses.handleJoinIntent(now, time, statuses.self()));
    Bytes message;
    wire::encodeSerf(message, wire::JoinIntent{time, statuses.self()});
    spread(intents, kOwnIntent, message);
}

void Serf::Parts::sayThatWeLeave(LamportTime time)
{
    leaveIntent.clear();
    wire::encodeSerf(leaveIntent, wire::LeaveIntent{time, statuses.self(), false});
    spread(intents, kOwnIntent, leaveIntent);
}

void Serf::Parts::spread(swim::GossipQueue& queue, std::string_view key, ByteView message)
{
    if (message.size() > kSpreadLargest) return counters.add("serf.too-large-to-spread");
    queue.put(key, {message.begin(), message.end()});
}

Clocks Serf::Parts::clocks() const
{
    return {memberClock.current(), eventLog.clock().current(), desk.clock().current()};
}

} // namespace grapevine::serf
