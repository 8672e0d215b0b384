#include "core/serf/serf.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/serf/serf_parts.h"

namespace grapevine::serf {

namespace {
/// By then everybody has heard that we are back: what gossip passed by, an exchange of states
/// brings, every 30 s by default.
constexpr Duration kSayAgain = std::chrono::seconds{35};
} // namespace

Serf::Serf(SerfOptions options, std::string self, Endpoint endpoint, NameTable& names,
           Random& random, Counters& counters, KeyStore* keys, Hooks hooks)
    : m_parts(std::make_unique<Parts>(options, std::move(self), endpoint, names, random, counters,
                                      keys, std::move(hooks)))
{
}

Serf::~Serf() = default;

void Serf::start(TimePoint now)
{
    if (m_parts->memberClock.current() == LamportTime{}) {
        m_parts->memberClock.increment();
        m_parts->eventLog.start();
        m_parts->desk.start();
    }
    m_parts->reapAt = now + m_parts->options.reapInterval;
    m_parts->reconnectAt = now + m_parts->options.reconnectInterval;
}

void Serf::rename(std::string self, Endpoint endpoint)
{
    m_parts->endpoint = endpoint;
    m_parts->statuses.rename(self);
    m_parts->desk.rename(std::move(self));
}

void Serf::setTags(Tags tags)
{
    m_parts->tags = std::move(tags);
}

void Serf::handleMemberJoin(TimePoint, MemberId member, swim::NodeRecordPtr record)
{
    m_parts->statuses.handleJoin(member, std::move(record));
}

void Serf::handleMemberLeave(TimePoint now, MemberId member)
{
    m_parts->statuses.handleLeave(now, member);
}

void Serf::handleMemberUpdate(TimePoint, MemberId member, swim::NodeRecordPtr record)
{
    m_parts->statuses.handleUpdate(member, std::move(record));
}

void Serf::handleMemberGone(TimePoint now, MemberId member, swim::NodeRecordPtr record, bool left)
{
    m_parts->statuses.handleGone(now, member, std::move(record), left);
}

void Serf::handleMessage(TimePoint now, ByteView message)
{
    m_parts->handleMessage(now, message);
}

Bytes Serf::localState() const
{
    return m_parts->packer.full(m_parts->clocks());
}

Bytes Serf::observerState(std::span<const MemberId> listed) const
{
    return m_parts->packer.observer(m_parts->clocks(), listed);
}

void Serf::mergeRemoteState(TimePoint now, ByteView userState, bool ourJoin)
{
    const bool ignoreOld = ourJoin && m_parts->options.ignoreOldEvents;
    if (!m_parts->merger.merge(now, userState, ignoreOld)) return;
    m_parts->sayThatWeAreHere(now);
    m_parts->sayAgainAt = now + kSayAgain;
}

void Serf::announceJoin(TimePoint now)
{
    m_parts->sayThatWeAreHere(now);
}

void Serf::announceLeave(TimePoint now)
{
    auto& parts = *m_parts;
    const auto time = parts.memberClock.current();
    parts.memberClock.increment();
    parts.sayAgainAt.reset();
    parts.statuses.setLeaving(true);
    static_cast<void>(parts.statuses.handleLeaveIntent(now, time, parts.statuses.self(), false));
    parts.leaveTold = !parts.statuses.anybodyElseAlive();
    parts.sayThatWeLeave(time); // Even alone: somebody may be merging us right now.
}

ByteView Serf::leaveIntent() const
{
    return m_parts->leaveIntent;
}

bool Serf::leaveIntentTold() const
{
    const auto& parts = *m_parts;
    return parts.statuses.leaving() && (parts.leaveTold || !parts.intents.holds(kOwnIntent));
}

void Serf::cancelLeave()
{
    m_parts->statuses.setLeaving(false);
}

Expected<void, std::string> Serf::respond(TimePoint now, LamportTime time, QueryId id,
                                          ByteView payload)
{
    auto done = m_parts->desk.respond(now, time, id, payload, m_parts->statuses.size());
    m_parts->hearOwn(now);
    return done;
}

std::optional<std::size_t> Serf::responseSize(LamportTime time, QueryId id, ByteView payload) const
{
    return m_parts->desk.responseSize(time, id, payload);
}

Expected<Serf::SentEvent, SendRefusal> Serf::sendEvent(TimePoint, std::string_view name,
                                                       ByteView payload, bool coalesce)
{
    const auto sent = m_parts->sender.send(name, payload, coalesce);
    if (!sent) return failure(sent.error());
    m_parts->spread(m_parts->events, {}, sent->message);
    return SentEvent{sent->time, sent->message.size()};
}

Expected<AskedQuery, SendRefusal> Serf::ask(TimePoint now, const QueryWish& wish,
                                            bool waitForOurselves)
{
    const bool ping = wish.name == kPingQuery && wish.payload.empty();
    if (wish.name.starts_with(kInternalPrefix) && !ping) {
        SendRefusal refusal;
        refusal.why = SendRefusal::Why::InternalName;
        return failure(std::move(refusal));
    }
    return m_parts->ask(now, wish, waitForOurselves);
}

Expected<AskedQuery, SendRefusal> Serf::askForKeys(TimePoint now)
{
    QueryWish wish{std::string{kListKeysQuery}};
    // The key is empty and yet there: a request that says nothing kills Go nodes.
    wire::encodeSerf(wish.payload, wire::KeyRequest{asBytes("")});
    wish.ack = false;
    return m_parts->ask(now, wish, true);
}

bool Serf::stopQuery(LamportTime time)
{
    return m_parts->asker.stop(time);
}

void Serf::loseQueries()
{
    m_parts->asker.lose();
}

const AskedQuery* Serf::asked(LamportTime time) const
{
    return m_parts->asker.find(time);
}

Duration Serf::queryTimeout() const
{
    return m_parts->queryTimeout();
}

void Serf::forgetOthers()
{
    m_parts->statuses.forgetOthers();
    const std::array<std::string_view, 1> own{kOwnIntent};
    m_parts->intents.dropAllBut(own);
    m_parts->queries.clear();
    m_parts->events.clear();
}

std::optional<TimePoint> Serf::nextTimeout() const
{
    const auto& parts = *m_parts;
    if (!parts.reapAt) return std::nullopt;
    const auto next = std::min(*parts.reapAt, parts.reconnectAt);
    return std::min({next, parts.desk.nextTimeout().value_or(next),
                     parts.asker.nextTimeout().value_or(next), parts.sayAgainAt.value_or(next)});
}

void Serf::handleTimeout(TimePoint now)
{
    auto& parts = *m_parts;
    if (!parts.reapAt) return;
    parts.desk.expire(now);
    parts.asker.expire(now);
    if (parts.sayAgainAt && now >= *parts.sayAgainAt) {
        parts.sayAgainAt.reset();
        // Past the leave intent that was made of a state: it is one above our last word.
        parts.memberClock.increment();
        parts.sayThatWeAreHere(now);
    }
    if (now >= *parts.reapAt) {
        parts.statuses.reap(now);
        parts.reapAt = now + parts.options.reapInterval;
    }
    if (now >= parts.reconnectAt) {
        if (const auto member = parts.statuses.reconnectChoice(parts.random)) {
            parts.out.reconnect(*member);
        }
        parts.reconnectAt = now + parts.options.reconnectInterval;
    }
}

std::vector<SerfEvent> Serf::takeEvents()
{
    return m_parts->out.takeEvents();
}

std::vector<DirectMessage> Serf::takeMessages()
{
    return m_parts->out.takeMessages();
}

std::vector<Reconnect> Serf::takeReconnects()
{
    return m_parts->out.takeReconnects();
}

swim::GossipQueue& Serf::intents()
{
    return m_parts->intents;
}

swim::GossipQueue& Serf::queries()
{
    return m_parts->queries;
}

swim::GossipQueue& Serf::events()
{
    return m_parts->events;
}

std::size_t Serf::members() const
{
    return m_parts->statuses.size();
}

const SerfMember* Serf::find(MemberId member) const
{
    return m_parts->statuses.find(member);
}

std::span<const SerfMember> Serf::all() const
{
    return m_parts->statuses.all();
}

Clocks Serf::clocks() const
{
    return m_parts->clocks();
}

const IntentBuffer& Serf::waitingIntents() const
{
    return m_parts->statuses.intents();
}

} // namespace grapevine::serf
