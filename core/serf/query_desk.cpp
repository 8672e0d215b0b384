#include "core/serf/query_desk.h"

#include <algorithm>

#include "core/serf/relay.h"

namespace grapevine::serf {

namespace {

/// Enough for any name that a member can have; a longer one is no help in finding it.
constexpr std::size_t kAskerNameLongest = 1024;

} // namespace

QueryDesk::QueryDesk(const SerfOptions& options, std::string self, Relays relays, Outbox& out,
                     Counters& counters)
    : m_options(options)
    , m_self(std::move(self))
    , m_relays(std::move(relays))
    , m_out(out)
    , m_counters(counters)
{
}

bool QueryDesk::witness(LamportTime time)
{
    if (m_clock.witness(time)) return true;
    m_counters.add("serf.clock-poison");
    return false;
}

QueryDesk::Receipt QueryDesk::receive(const wire::Query& query)
{
    if (!witness(query.time)) {
        const Key key{query.time, query.id};
        const auto& known = m_refused.items();
        const bool fresh = std::find(known.begin(), known.end(), key) == known.end();
        if (fresh) m_refused.push(key);
        return {.fresh = fresh, .spread = false};
    }
    if (m_clock.hasPassed(query.time, m_options.queryBuffer) || m_options.queryBuffer == 0) {
        m_counters.add("serf.query-too-old");
        return {};
    }
    if (m_slots.empty()) m_slots.resize(m_options.queryBuffer);
    auto& slot = m_slots[query.time.value() % m_slots.size()];
    if (!slot || slot->time != query.time) {
        slot = std::make_unique<Slot>();
        slot->time = query.time;
    }
    if (slot->ids.contains(query.id)) {
        m_counters.add("serf.query-duplicate");
        return {};
    }
    if (slot->ids.size() >= m_options.queriesPerSlotMost) {
        m_counters.add("serf.query-slot-full");
        return {};
    }
    slot->ids.insert(query.id);
    return {.fresh = true, .spread = (query.flags & kFlagNoBroadcast) == 0};
}

QueryDesk::Asker QueryDesk::askerOf(const wire::Query& query)
{
    Asker asker;
    asker.time = query.time;
    asker.id = query.id;
    if (const auto address = IpAddress::fromBytes(query.address)) {
        asker.address.assign(query.address.begin(), query.address.end());
        asker.endpoint = {*address, query.port};
    }
    if (query.sourceNode.size() <= kAskerNameLongest) asker.name = query.sourceNode;
    asker.relayFactor = query.relayFactor;
    return asker;
}

void QueryDesk::acknowledge(const Asker& asker, std::size_t members)
{
    if (!asker.ourselves && asker.endpoint.address.isNone()) {
        m_counters.add("serf.query-without-address");
        return;
    }
    send(asker, response(asker, kFlagAck, {}), members);
}

Expected<void, std::string> QueryDesk::answer(const Asker& asker, ByteView payload,
                                              std::size_t members)
{
    if (!asker.ourselves && asker.endpoint.address.isNone()) {
        m_counters.add("serf.query-without-address");
        return failure(std::string{"the query has no address to answer to"});
    }
    auto message = response(asker, 0, payload);
    if (message.size() > m_options.responseSizeLimit) {
        m_counters.add("serf.response-too-large");
        return failure("response exceeds limit of " + std::to_string(m_options.responseSizeLimit) +
                       " bytes");
    }
    send(asker, std::move(message), members);
    return {};
}

bool QueryDesk::fits(const Asker& asker, ByteView payload) const
{
    return response(asker, 0, payload).size() <= m_options.responseSizeLimit;
}

TimePoint QueryDesk::open(TimePoint now, Asker asker, std::int64_t timeoutNanoseconds)
{
    const auto timeout =
        std::clamp(Duration{timeoutNanoseconds}, Duration::zero(), kTimeoutLongest);
    const auto deadline = now + timeout;
    if (m_open.size() >= kOpenMost) {
        m_counters.add("serf.query-open-dropped");
        close(m_open.find(m_deadlines.begin()->second));
    }
    const Key key{asker.time, asker.id};
    const auto [at, fresh] = m_open.try_emplace(key, Open{std::move(asker), deadline});
    if (fresh) m_deadlines.emplace(deadline, key);
    return at->second.deadline;
}

Expected<void, std::string> QueryDesk::respond(TimePoint now, LamportTime time, QueryId id,
                                               ByteView payload, std::size_t members)
{
    const auto at = m_open.find({time, id});
    if (at == m_open.end()) {
        return failure(std::string{"no such query is open: its deadline is past"});
    }
    if (at->second.answered) return failure(std::string{"response already sent"});
    if (now > at->second.deadline) {
        return failure(std::string{"response is past the deadline"});
    }
    auto sent = answer(at->second.asker, payload, members);
    if (sent) at->second.answered = true;
    return sent;
}

std::optional<std::size_t> QueryDesk::responseSize(LamportTime time, QueryId id,
                                                   ByteView payload) const
{
    const auto at = m_open.find({time, id});
    if (at == m_open.end() || at->second.answered) return std::nullopt;
    return response(at->second.asker, 0, payload).size();
}

std::optional<TimePoint> QueryDesk::nextTimeout() const
{
    if (m_deadlines.empty()) return std::nullopt;
    return m_deadlines.begin()->first + Duration{1}; // The deadline itself is still in time.
}

void QueryDesk::expire(TimePoint now)
{
    while (!m_deadlines.empty() && m_deadlines.begin()->first < now)
        close(m_open.find(m_deadlines.begin()->second));
}

Bytes QueryDesk::response(const Asker& asker, std::uint32_t flags, ByteView payload) const
{
    wire::QueryResponse answer;
    answer.time = asker.time;
    answer.id = asker.id;
    answer.from = m_self;
    answer.flags = flags;
    answer.payload = payload;
    Bytes message;
    wire::encodeSerf(message, answer);
    return message;
}

/// Straight to the asker, and through relays where it asked for some and the cluster is large
/// enough for them to be of use.
void QueryDesk::send(const Asker& asker, Bytes message, std::size_t members)
{
    if (asker.ourselves) {
        m_own.push_back(std::move(message));
        return;
    }
    const std::size_t wanted = asker.relayFactor;
    Bytes relay;
    if (wanted > 0 && members > wanted && m_relays) {
        relay = wrapRelay(asker.address, asker.endpoint.port, asker.name, message);
    }
    m_out.send({asker.endpoint, asker.name, std::move(message)});
    if (relay.empty()) return;
    if (relay.size() > m_options.responseSizeLimit) {
        m_counters.add("serf.relay-too-large");
        return;
    }
    if (wanted > kRelaysMost) m_counters.add("serf.relays-cut");
    for (auto& [name, endpoint] : m_relays(std::min(wanted, kRelaysMost)))
        m_out.send({endpoint, std::move(name), relay});
}

void QueryDesk::close(std::map<Key, Open>::iterator at)
{
    m_deadlines.erase({at->second.deadline, at->first});
    m_open.erase(at);
}

} // namespace grapevine::serf
