#include "core/agent/agent.h"

#include <algorithm>
#include <utility>

#include "core/agent/agent_parts.h"

namespace grapevine::agent {

Agent::Agent(AgentOptions options, const swim::Policy& policy, AgentShared shared, Random& random)
    : m_parts(std::make_unique<Parts>(std::move(options), policy, shared, random))
{
}

Agent::~Agent() = default;

void Agent::start(TimePoint now, Incarnation first)
{
    auto& parts = *m_parts;
    parts.serf.setTags(parts.options.tags);
    parts.serf.start(now);
    parts.memberlist.start(now, parts.describeSelf(), first);
    parts.route(now);
}

void Agent::join(TimePoint now, std::span<const Endpoint> addresses)
{
    m_parts->joinAnnounced = false;
    for (const auto& address : addresses)
        m_parts->streams.startPushPull(now, address, true);
    m_parts->route(now);
}

void Agent::leave(TimePoint now, Duration limit)
{
    auto& parts = *m_parts;
    if (parts.leaving.step() != LeaveSteps::Step::None) return;
    parts.serf.loseQueries();
    // A join under way may take us in while we go.
    const bool alone =
        parts.memberlist.table().present() <= 1 && !parts.streams.busy() && parts.before.empty();
    parts.leaving.start(now, limit, alone);
    if (alone) {
        parts.news.emplace_back(LeaveDone{true});
    } else {
        parts.serf.announceLeave(now);
        parts.tellDirectly(parts.leaveIntentMessage());
        parts.memberlist.hurryGossip(now, LeaveSteps::kGossipInterval);
    }
    parts.route(now);
}

void Agent::restart(TimePoint now, std::string name, Endpoint advertise, Incarnation first)
{
    auto& parts = *m_parts;
    parts.options.name = std::move(name);
    parts.options.advertise = std::move(advertise);
    parts.before.clear();
    parts.leaving.reset();
    parts.streams.closeAll(now);
    parts.serf.loseQueries();
    parts.serf.rename(parts.options.name, parts.options.advertise);
    parts.serf.cancelLeave();
    parts.serf.forgetOthers();
    parts.coordinates.forgetPeers();
    parts.memberlist.hurryGossip(now, {});
    parts.memberlist.forgetOthers(now);
    parts.memberlist.start(now, parts.describeSelf(), first);
    parts.route(now);
}

void Agent::setTags(TimePoint now, Tags tags)
{
    auto& parts = *m_parts;
    parts.options.tags = std::move(tags);
    parts.serf.setTags(parts.options.tags);
    parts.memberlist.updateMeta(now, parts.describeSelf().meta);
    parts.route(now);
}

Expected<void, std::string> Agent::respond(TimePoint now, const serf::QuerySeen& query,
                                           ByteView payload)
{
    return respond(now, query.time, query.id, payload);
}

Expected<void, std::string> Agent::respond(TimePoint now, LamportTime time, QueryId id,
                                           ByteView payload)
{
    auto done = m_parts->serf.respond(now, time, id, payload);
    m_parts->route(now);
    return done;
}

Expected<serf::Serf::SentEvent, serf::SendRefusal>
Agent::sendEvent(TimePoint now, std::string_view name, ByteView payload, bool coalesce)
{
    auto sent = m_parts->serf.sendEvent(now, name, payload, coalesce);
    m_parts->route(now);
    return sent;
}

Expected<serf::AskedQuery, serf::SendRefusal> Agent::ask(TimePoint now, const serf::QueryWish& wish,
                                                         bool waitForOurselves)
{
    auto asked = m_parts->serf.ask(now, wish, waitForOurselves);
    m_parts->route(now);
    return asked;
}

Expected<serf::AskedQuery, serf::SendRefusal> Agent::askForKeys(TimePoint now)
{
    auto asked = m_parts->serf.askForKeys(now);
    m_parts->route(now);
    return asked;
}

bool Agent::stopQuery(TimePoint now, LamportTime time)
{
    const bool stopped = m_parts->serf.stopQuery(time);
    m_parts->route(now);
    return stopped;
}

void Agent::exchangeNow(TimePoint now, std::optional<MemberId> member)
{
    auto& parts = *m_parts;
    const swim::MemberEntry* with = nullptr;
    if (member) {
        with = parts.memberlist.table().find(*member);
    } else if (const auto any = parts.memberlist.randomAlive(1); !any.empty()) {
        with = any.front();
    }
    if (with != nullptr) parts.streams.startPushPull(now, with->record->endpoint, false);
    parts.route(now);
}

void Agent::checkReach(TimePoint now)
{
    m_parts->memberlist.checkReach();
    m_parts->route(now);
}

void Agent::handleStall(TimePoint now, bool forget)
{
    auto& parts = *m_parts;
    std::vector<Endpoint> known;
    if (forget) {
        if (auto others = parts.others(); !others.empty()) parts.before = std::move(others);
        for (const auto* entry : parts.memberlist.randomAlive(kAskedAfterStall))
            known.push_back(entry->record->endpoint);
    }
    parts.streams.closeAll(now);
    parts.serf.loseQueries();
    parts.memberlist.handleStall(now);
    if (forget) {
        parts.memberlist.forgetOthers(now);
        parts.serf.forgetOthers();
        parts.coordinates.forgetPeers();
        for (const auto& endpoint : known)
            parts.streams.startPushPull(now, endpoint, false);
    }
    parts.counters.add("agent.stalls");
    parts.route(now);
}

void Agent::handleDatagram(TimePoint now, const Endpoint& from, ByteView bytes)
{
    auto& parts = *m_parts;
    parts.counters.add("agent.datagrams-received");
    if (const auto read = parts.packets.read(bytes)) {
        for (const auto& part : *read)
            parts.handlePart(now, from, part);
    }
    parts.route(now);
}

std::optional<StreamId> Agent::handleStreamAccepted(TimePoint now, const Endpoint& from)
{
    return m_parts->streams.accept(now, from);
}

void Agent::handleStreamConnected(TimePoint now, StreamId stream)
{
    m_parts->streams.handleConnected(now, stream);
    m_parts->route(now);
}

void Agent::handleStreamBytes(TimePoint now, StreamId stream, ByteView bytes)
{
    m_parts->streams.handleBytes(now, stream, bytes);
    m_parts->route(now);
}

void Agent::handleStreamClosed(TimePoint now, StreamId stream, StreamEnd end)
{
    m_parts->streams.handleClosed(now, stream, end);
    m_parts->route(now);
}

std::optional<TimePoint> Agent::nextTimeout() const
{
    const auto& parts = *m_parts;
    std::optional<TimePoint> next;
    for (const auto due :
         {parts.memberlist.nextTimeout(), parts.serf.nextTimeout(), parts.streams.nextTimeout(),
          parts.leaving.nextTimeout(parts.leaveIntentTold())}) {
        if (due && (!next || *due < *next)) next = due;
    }
    return next;
}

void Agent::handleTimeout(TimePoint now)
{
    auto& parts = *m_parts;
    parts.memberlist.handleTimeout(now);
    parts.serf.handleTimeout(now);
    parts.streams.handleTimeout(now);
    parts.route(now);
}

std::vector<AgentOutput> Agent::takeOutputs()
{
    return std::exchange(m_parts->outputs, {});
}

void Agent::takeOutputs(std::vector<AgentOutput>& into)
{
    into.clear();
    into.swap(m_parts->outputs);
}

std::vector<AgentNews> Agent::takeNews()
{
    return std::exchange(m_parts->news, {});
}

void Agent::takeNews(std::vector<AgentNews>& into)
{
    into.clear();
    into.swap(m_parts->news);
}

const AgentOptions& Agent::options() const
{
    return m_parts->options;
}

const swim::Memberlist& Agent::memberlist() const
{
    return m_parts->memberlist;
}

const serf::Serf& Agent::serf() const
{
    return m_parts->serf;
}

const serf::CoordinateEngine& Agent::coordinates() const
{
    return m_parts->coordinates;
}

NameTable& Agent::names() const
{
    return m_parts->shared.names;
}

MemberId Agent::self() const
{
    return m_parts->memberlist.selfId();
}

const Counters& Agent::counters() const
{
    return m_parts->counters;
}

Agent::QueueSizes Agent::queues() const
{
    auto& parts = *m_parts;
    QueueSizes sizes{.gossip = parts.memberlist.queue().size(),
                     .intents = parts.serf.intents().size(),
                     .queries = parts.serf.queries().size(),
                     .events = parts.serf.events().size()};
    for (const auto* queue : {&parts.memberlist.queue(), &parts.serf.intents(),
                              &parts.serf.queries(), &parts.serf.events()})
        sizes.overCap += queue->dropped();
    return sizes;
}

bool Agent::left() const
{
    return m_parts->leaving.step() == LeaveSteps::Step::Done;
}

std::optional<TimePoint> Agent::lastInbound() const
{
    return m_parts->lastInbound;
}

} // namespace grapevine::agent
