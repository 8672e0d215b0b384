#include "core/agent/agent_parts.h"

#include <algorithm>
#include <utility>

#include "core/wire/limits.h"
#include "core/wire/messages.h"
#include "core/wire/serf_messages.h"

namespace grapevine::agent {

namespace {

constexpr std::uint8_t kSpeaksCrc = 5;
constexpr std::size_t kPMax = 1;
/// Most bytes of a push/pull's row, or of its header, beside name, address and meta: keys, numbers
/// and versions.
constexpr std::size_t kRowOverhead = 96;

/// From and about ourselves: a leave, not an accusation.
Bytes deadMessage(std::string_view self, Incarnation incarnation)
{
    Bytes message;
    wire::encode(message, wire::Dead{incarnation, self, self});
    return message;
}

Bytes rawAddress(const Endpoint& endpoint)
{
    const auto bytes = endpoint.address.bytes();
    return {bytes.begin(), bytes.end()};
}

swim::Memberlist::Options swimOptions(const AgentOptions& options)
{
    return {options.timing, options.serf.queueMost};
}

StreamDesk::Limits streamLimits(const AgentOptions& options)
{
    StreamDesk::Limits limits;
    limits.accepted = Agent::kAcceptedMost;
    limits.acceptedPerPeer = Agent::kAcceptedPerPeerMost;
    limits.idle = Agent::kAcceptedIdle;
    limits.whole = options.timing.tcpTimeout;
    return limits;
}

} // namespace

Agent::Parts::Parts(AgentOptions given, const swim::Policy& how, AgentShared with, Random& random)
    : options(std::move(given))
    , policy(how)
    , shared(with)
    // The ring has one owner: a key that the cluster gives up is to be gone from here.
    , keys(std::exchange(options.keyring, {}), options.saveKeyring)
    , memberlist(swimOptions(options), policy, shared.names, shared.records, random, counters)
    , serf(options.serf, options.name, options.advertise, shared.names, random, counters, &keys,
           serfHooks())
    , coordinates(random, counters)
    , packets(options.label, keys.sealer(), options.compress, counters)
    , streams(streamLimits(options), options.label, keys.sealer(), options.compress, streamHost(),
              shared.records, counters)
{
}

swim::Self Agent::Parts::describeSelf() const
{
    swim::Self self;
    self.name = options.name;
    self.address = rawAddress(options.advertise);
    self.port = options.advertise.port;
    wire::encodeTags(self.meta, options.tags, options.serfProtocol);
    self.versions = {1, 5, 2, 2, 5, options.serfProtocol};
    return self;
}

serf::Serf::Hooks Agent::Parts::serfHooks()
{
    serf::Serf::Hooks hooks;
    hooks.relays = [this](std::size_t count) {
        std::vector<std::pair<std::string, Endpoint>> out;
        for (const auto* entry : memberlist.randomAlive(count)) {
            if (entry->record->versions[kPMax] < kSpeaksCrc) continue;
            out.emplace_back(entry->record->name, entry->record->endpoint);
        }
        return out;
    };
    hooks.present = [this] { return memberlist.table().present(); };
    return hooks;
}

StreamDesk::Host Agent::Parts::streamHost()
{
    StreamDesk::Host host;
    host.localState = [this](TimePoint now, bool join, bool joiner) {
        return localState(now, join, joiner);
    };
    host.handleRequest = [this](TimePoint now, const Endpoint&, const RemoteState& state) {
        // Who dialled cannot be told from its port; a joiner alone in its table can.
        const auto from =
            state.nodes.size() == 1 ? state.nodes.front().record->name : std::string{};
        static_cast<void>(merge(now, from, false, state));
        news.emplace_back(Merged{from, false});
    };
    host.handleAnswer = [this](TimePoint now, const Endpoint& to, bool join,
                               const RemoteState& state) {
        std::string from;
        std::size_t others = 0;
        for (const auto& node : state.nodes) {
            const bool isAsked = node.record->endpoint == to;
            if (node.state == swim::State::Alive && isAsked) from = node.record->name;
            if (!isAsked && node.record->name != options.name) ++others;
        }
        auto problem = merge(now, from, join, state);
        if (!problem) news.emplace_back(Merged{std::move(from), true, others});
        return problem;
    };
    host.handleInbound = [this](TimePoint now) { lastInbound = now; };
    host.handleUser = [this](TimePoint now, ByteView message) { serf.handleMessage(now, message); };
    host.handleAck = [this](TimePoint now, SequenceNumber sequence) {
        memberlist.handleStreamAck(now, sequence);
    };
    host.isSelf = [this](std::string_view name) { return name == options.name; };
    host.find = [this](std::string_view name) { return memberlist.table().find(name); };
    host.handleOutcome = [this](TimePoint now, JoinOutcome outcome, bool join) {
        handleOutcome(now, std::move(outcome), join);
    };
    return host;
}

Bytes Agent::Parts::localState(TimePoint now, bool join, bool joiner)
{
    const auto nodes = memberlist.localNodes(now, joiner);
    Bytes user;
    switch (policy.listing()) {
    case swim::Policy::Listing::Everybody: user = serf.localState(); break;
    case swim::Policy::Listing::OurselvesAndHeard: {
        std::vector<MemberId> listed;
        for (const auto& node : nodes) {
            if (const auto id = shared.names.find(node.name)) listed.push_back(*id);
        }
        user = serf.observerState(listed);
        break;
    }
    }
    Bytes content;
    std::size_t largest = kRowOverhead + user.size();
    for (const auto& node : nodes)
        largest += kRowOverhead + node.name.size() + node.address.size() + node.meta.size();
    content.reserve(largest);
    wire::PushPullHeader header;
    header.nodes = static_cast<std::int64_t>(nodes.size());
    header.userStateLength = static_cast<std::int64_t>(user.size());
    header.join = join;
    wire::encode(content, header);
    for (const auto& node : nodes)
        wire::encode(content, node);
    append(content, user);
    return content;
}

std::optional<std::string> Agent::Parts::merge(TimePoint now, std::string_view from, bool ourJoin,
                                               const RemoteState& state)
{
    const auto merged = memberlist.merge(now, from, state.nodes);
    if (!merged) {
        switch (merged.error()) {
        case swim::MergeRefusal::ProtocolMismatch:
            counters.add("agent.merge-protocol-mismatch");
            return "a member there speaks a protocol version that others do not understand";
        case swim::MergeRefusal::OverCap:
            counters.add("agent.merge-over-cap");
            return "there are more members than this program keeps";
        }
    }
    routeChanges(now);
    if (!state.userState.empty()) serf.mergeRemoteState(now, state.userState, ourJoin);
    repeatLeave(now);
    return std::nullopt;
}

void Agent::Parts::handleOutcome(TimePoint now, JoinOutcome outcome, bool join)
{
    const auto reconnect = std::find(reconnects.begin(), reconnects.end(), outcome.address);
    if (join && reconnect != reconnects.end()) {
        reconnects.erase(reconnect);
        return;
    }
    if (!outcome.joined) counters.add(join ? "agent.joins-failed" : "agent.push-pulls-failed");
    if (!join) return;
    // While leaving, a join intent would outdate the leave's.
    const bool staying = leaving.step() == LeaveSteps::Step::None;
    if (outcome.joined && staying && !std::exchange(joinAnnounced, true)) serf.announceJoin(now);
    news.emplace_back(std::move(outcome));
}

void Agent::Parts::route(TimePoint now)
{
    routeChanges(now);
    routeSerf(now);
    routeOutputs(now);
    advanceLeave(now);
    streams.takeOutputs(outputs);
    memberlist.setQuiet(now, memberlist.queue().empty() && serf.intents().empty() &&
                                 serf.queries().empty() && serf.events().empty());
}

void Agent::Parts::routeChanges(TimePoint now)
{
    for (const auto& change : memberlist.takeChanges())
        handleChange(now, change);
}

void Agent::Parts::handleChange(TimePoint now, const swim::MemberChange& change)
{
    using Kind = swim::MemberChange::Kind;
    switch (change.kind) {
    case Kind::Join: serf.handleMemberJoin(now, change.member, change.record); break;
    case Kind::DeadAgain:
        news.emplace_back(
            Declared{change.member, change.from, change.incarnation, false, true, false});
        break;
    case Kind::Leave:
        news.emplace_back(Declared{change.member, change.from, change.incarnation, change.left,
                                   false, serf.find(change.member) == nullptr});
        if (serf.find(change.member) != nullptr) {
            serf.handleMemberLeave(now, change.member);
        } else {
            serf.handleMemberGone(now, change.member, change.record, change.left);
        }
        break;
    case Kind::Update: serf.handleMemberUpdate(now, change.member, change.record); break;
    case Kind::Suspect:
    case Kind::Confirm:
        news.emplace_back(Accused{change.member, change.from, change.incarnation,
                                  change.kind == Kind::Confirm, change.accusers, change.deadline});
        break;
    case Kind::Refute: news.emplace_back(Refuted{change.member, change.incarnation}); break;
    case Kind::Conflict: {
        NameClash clash;
        clash.member = change.member;
        clash.self = change.self;
        if (const auto* known = memberlist.table().find(change.member))
            clash.ours = known->record->endpoint;
        if (change.record) clash.theirs = change.record->endpoint;
        news.emplace_back(clash);
        break;
    }
    case Kind::NoVerdict: news.emplace_back(NoVerdict{change.member}); break;
    case Kind::SelfAccused:
        news.emplace_back(
            SelfAccused{change.from, change.incarnation, change.accused, change.verdict});
        break;
    case Kind::Forget: break;
    }
}

void Agent::Parts::routeSerf(TimePoint)
{
    for (auto& event : serf.takeEvents()) {
        const auto* member = std::get_if<serf::MemberEvent>(&event);
        if (member != nullptr && member->kind == serf::MemberEvent::Kind::Reap)
            coordinates.forget(member->member);
        std::visit([this](auto&& item) { news.emplace_back(std::move(item)); }, std::move(event));
    }
    for (const auto& message : serf.takeMessages())
        sendUser(message);
}

void Agent::Parts::handleOwnPing(const swim::PingAnswered& answered)
{
    PingNews ping;
    ping.member = answered.member;
    ping.answered = true;
    ping.rtt = answered.rtt;
    if (options.coordinates)
        ping.coordinate = coordinates.handleAck(answered.member, answered.rtt, answered.payload);
    news.emplace_back(std::move(ping));
}

void Agent::Parts::sendUser(const serf::DirectMessage& message)
{
    const auto* known = message.name.empty() ? nullptr : memberlist.table().find(message.name);
    const bool crc = known != nullptr && known->record->versions[kPMax] >= kSpeaksCrc;
    Bytes body;
    body.reserve(message.message.size() + 1);
    body.push_back(static_cast<std::byte>(wire::MessageType::User));
    append(body, message.message);
    packets.send(message.to, body, crc, {}, outputs);
}

std::array<GossipSource, 4> Agent::Parts::sources()
{
    const auto members = serf.members();
    return {{{&memberlist.queue(), memberlist.table().size(), false},
             {&serf.intents(), members, true},
             {&serf.queries(), members, true},
             {&serf.events(), members, true}}};
}

void Agent::Parts::gossipTo(const swim::GossipTo& gossip)
{
    const auto from = sources();
    for (const auto& target : gossip.targets) {
        if (!packets.gossip(target.to, target.crc, from, outputs)) return;
    }
}

void Agent::Parts::routeOutputs(TimePoint now)
{
    memberlist.takeOutputs(swimOutputs);
    for (auto& output : swimOutputs) {
        if (auto* message = std::get_if<swim::SendMessage>(&output)) {
            const auto all = sources();
            const std::span<const GossipSource> from{all.data(),
                                                     message->piggyback ? all.size() : 0};
            packets.send(message->to, message->body, message->crc, from, outputs);
        } else if (const auto* gossip = std::get_if<swim::GossipTo>(&output)) {
            gossipTo(*gossip);
        } else if (const auto* exchange = std::get_if<swim::StartPushPull>(&output)) {
            streams.startPushPull(now, exchange->to, false);
        } else if (const auto* ping = std::get_if<swim::StartStreamPing>(&output)) {
            wire::Ping question;
            question.sequence = ping->sequence;
            question.node = ping->node;
            Bytes body;
            wire::encode(body, question);
            streams.startPing(now, *ping, std::move(body));
        } else if (const auto* answered = std::get_if<swim::PingAnswered>(&output)) {
            handleOwnPing(*answered);
        } else if (const auto* lost = std::get_if<swim::PingLost>(&output)) {
            news.emplace_back(PingNews{lost->member, false, {}, nullptr});
        }
    }
    for (const auto& reconnect : serf.takeReconnects()) {
        if (!policy.reconnects()) continue;
        const auto* member = serf.find(reconnect.member);
        if (member == nullptr || member->record == nullptr) continue;
        reconnects.push_back(member->record->endpoint);
        streams.startPushPull(now, member->record->endpoint, true);
    }
}

void Agent::Parts::advanceLeave(TimePoint now)
{
    const auto begun = leaving.advance(now, leaveIntentTold(), memberlist.leaveTold());
    if (!begun) return;
    switch (*begun) {
    case LeaveSteps::Step::Dead:
        memberlist.leave(now);
        repeatLeave(now);
        routeChanges(now);
        routeSerf(now);
        break;
    case LeaveSteps::Step::Done: news.emplace_back(LeaveDone{leaving.told()}); break;
    case LeaveSteps::Step::None:
    case LeaveSteps::Step::Intent:
    case LeaveSteps::Step::Linger: break;
    }
}

/// To all that are known by now, at a new time: whoever merged us while we were leaving may know a
/// later one of our name, from a run before this one, and took our intent for an old one.
void Agent::Parts::repeatLeave(TimePoint now)
{
    const auto step = leaving.step();
    if (step == LeaveSteps::Step::None || step == LeaveSteps::Step::Done) return;
    serf.announceLeave(now);
    tellDirectly(leaveIntentMessage());
    if (step == LeaveSteps::Step::Intent) return;
    tellDirectly(deadMessage(options.name, memberlist.selfIncarnation()));
}

Bytes Agent::Parts::leaveIntentMessage() const
{
    Bytes message{static_cast<std::byte>(wire::MessageType::User)};
    append(message, serf.leaveIntent());
    return message;
}

std::vector<Agent::Parts::TableMember> Agent::Parts::others() const
{
    std::vector<TableMember> out;
    for (const auto& entry : memberlist.table().entries()) {
        const bool there = entry.state == swim::State::Alive || entry.state == swim::State::Suspect;
        if (!there || entry.member == memberlist.selfId()) continue;
        if (entry.record->endpoint.address.isNone()) continue;
        out.push_back({entry.record->endpoint, entry.record->versions[kPMax] >= kSpeaksCrc});
        if (out.size() == kToldDirectly) break;
    }
    return out;
}

void Agent::Parts::tellDirectly(ByteView message)
{
    const auto now = others();
    for (const auto& [to, crc] : now.empty() ? before : now)
        packets.send(to, message, crc, {}, outputs);
}

template<class M, class Use> void Agent::Parts::withMessage(const wire::PacketPart& part, Use use)
{
    const auto message = wire::decode<M>(part.body, scratch);
    if (message) {
        use(*message);
    } else {
        counters.add("wire." + std::string{wire::counterName(message.error())});
    }
}

void Agent::Parts::handlePart(TimePoint now, const Endpoint& from, const wire::PacketPart& part)
{
    using wire::MessageType;
    scratch.clear();
    if (part.type != MessageType::Ack && part.type != MessageType::Nack) lastInbound = now;
    if (part.type == MessageType::User) {
        serf.handleMessage(now, part.body);
    } else {
        handleSwim(now, from, part);
        routeChanges(now);
    }
}

void Agent::Parts::handleSwim(TimePoint now, const Endpoint& from, const wire::PacketPart& part)
{
    using wire::MessageType;
    // The type byte stands right before the body: together they are the message as it came.
    const ByteView verbatim{part.body.data() - 1, part.body.size() + 1};
    switch (part.type) {
    case MessageType::Ping:
        return withMessage<wire::Ping>(part, [&](const auto& ping) {
            const bool tells = policy.tellsFirstGuesses() || coordinates.isWorthTelling();
            const auto payload = options.coordinates && tells ? coordinates.payload() : ByteView{};
            memberlist.handlePing(now, from, ping, payload);
        });
    case MessageType::IndirectPing:
        return withMessage<wire::IndirectPing>(
            part, [&](const auto& ping) { memberlist.handleIndirectPing(now, from, ping); });
    case MessageType::Ack:
        return withMessage<wire::Ack>(part,
                                      [&](const auto& ack) { memberlist.handleAck(now, ack); });
    case MessageType::Nack:
        return withMessage<wire::Nack>(part,
                                       [&](const auto& nack) { memberlist.handleNack(now, nack); });
    case MessageType::Alive:
        return withMessage<wire::Alive>(
            part, [&](const auto& alive) { memberlist.handleAlive(now, alive, verbatim); });
    case MessageType::Suspect:
        return withMessage<wire::Suspect>(
            part, [&](const auto& suspect) { memberlist.handleSuspect(now, suspect, verbatim); });
    case MessageType::Dead:
        return withMessage<wire::Dead>(
            part, [&](const auto& dead) { memberlist.handleDead(now, dead, verbatim); });
    case MessageType::PushPull:
    case MessageType::Compound:
    case MessageType::User:
    case MessageType::Compress:
    case MessageType::Encrypt:
    case MessageType::HasCrc:
    case MessageType::Err:
    case MessageType::Label: counters.add("wire.unknown-type"); return;
    }
}

} // namespace grapevine::agent
