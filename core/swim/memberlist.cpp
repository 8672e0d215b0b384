#include "core/swim/memberlist.h"

#include <optional>
#include <utility>

#include "core/swim/announced.h"
#include "core/swim/awareness.h"
#include "core/swim/gossiper.h"
#include "core/swim/heard_members.h"
#include "core/swim/membership.h"
#include "core/swim/ping_duties.h"
#include "core/swim/prober.h"
#include "core/swim/random_members.h"
#include "core/swim/sequence_counter.h"
#include "core/swim/state_exchange.h"
#include "core/swim/ticker.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

struct Memberlist::Parts {
    Parts(Options chosen, const Policy& policy, NameTable& names, RecordPool& records,
          Random& withRandom, Counters& withCounters)
        : timing(chosen.timing)
        , random(withRandom)
        , counters(withCounters)
        , queue(timing.retransmitMult, chosen.queueMost)
        , awareness(timing.awarenessMax)
        , membership({timing, policy, names, records, random, counters, queue, awareness})
        , prober(
              {timing, policy, random, counters, awareness, membership, heard, sequences, outputs})
        , duties({timing, counters, membership, sequences, outputs})
        , gossiper({timing, random, membership, outputs})
        , exchange({timing, policy, random, membership, heard, outputs})
    {
    }

    [[nodiscard]] bool started() const { return membership.announced(); }

    Timing timing;
    Random& random;
    Counters& counters;
    std::vector<Output> outputs;
    GossipQueue queue;
    Awareness awareness;
    HeardMembers heard;
    SequenceCounter sequences;
    std::optional<SequenceNumber> reachCheck; ///< The last one's number.
    Membership membership;
    Prober prober;
    PingDuties duties;
    Gossiper gossiper;
    StateExchange exchange;
};

Memberlist::Memberlist(Options options, const Policy& policy, NameTable& names, RecordPool& records,
                       Random& random, Counters& counters)
    : m_parts(std::make_unique<Parts>(options, policy, names, records, random, counters))
{
}

Memberlist::~Memberlist() = default;

void Memberlist::start(TimePoint now, Self self, Incarnation first)
{
    m_parts->membership.announce(now, std::move(self), first);
    m_parts->prober.restart(now);
    m_parts->gossiper.start(now);
    m_parts->exchange.start(now);
}

const Self& Memberlist::self() const
{
    return m_parts->membership.self();
}

MemberId Memberlist::selfId() const
{
    return m_parts->membership.selfId();
}

Incarnation Memberlist::selfIncarnation() const
{
    return m_parts->membership.incarnation();
}

void Memberlist::handlePing(TimePoint, const Endpoint& source, const wire::Ping& ping,
                            ByteView ackPayload)
{
    if (m_parts->started()) m_parts->duties.handlePing(source, ping, ackPayload);
}

void Memberlist::handleIndirectPing(TimePoint now, const Endpoint& source,
                                    const wire::IndirectPing& ping)
{
    if (m_parts->started()) m_parts->duties.handleIndirectPing(now, source, ping);
}

void Memberlist::handleAck(TimePoint now, const wire::Ack& ack)
{
    if (m_parts->prober.handleAck(now, ack) || m_parts->duties.handleAck(ack)) return;
    if (ack.sequence == m_parts->reachCheck) return; // Our own answer; the ping said it before.
    m_parts->counters.add("swim.ack-unexpected");
}

void Memberlist::handleNack(TimePoint, const wire::Nack& nack)
{
    if (!m_parts->prober.handleNack(nack)) m_parts->counters.add("swim.nack-unexpected");
}

void Memberlist::handleAlive(TimePoint now, const wire::Alive& alive, ByteView verbatim)
{
    if (m_parts->started()) m_parts->membership.handleAlive(now, alive, verbatim);
}

void Memberlist::handleSuspect(TimePoint now, const wire::Suspect& suspect, ByteView verbatim)
{
    if (m_parts->started()) m_parts->membership.handleSuspect(now, suspect, verbatim);
}

void Memberlist::handleDead(TimePoint now, const wire::Dead& dead, ByteView verbatim)
{
    if (m_parts->started()) m_parts->membership.handleDead(now, dead, verbatim);
}

void Memberlist::handleStreamAck(TimePoint, SequenceNumber sequence)
{
    m_parts->prober.handleStreamAck(sequence);
}

std::vector<wire::PushNodeState> Memberlist::localNodes(TimePoint now, bool join) const
{
    if (!m_parts->started()) return {};
    return m_parts->exchange.localNodes(now, join);
}

Expected<void, MergeRefusal> Memberlist::merge(TimePoint now, std::string_view from,
                                               std::span<const RemoteNode> nodes)
{
    if (!m_parts->started()) return {};
    return m_parts->membership.merge(now, from, nodes);
}

void Memberlist::updateMeta(TimePoint now, Bytes meta)
{
    m_parts->membership.updateMeta(now, std::move(meta));
}

void Memberlist::leave(TimePoint now)
{
    m_parts->membership.leave(now);
}

bool Memberlist::leaving() const
{
    return m_parts->membership.leaving();
}

bool Memberlist::leaveTold() const
{
    if (!leaving()) return false;
    return table().present() == 0 || !m_parts->queue.holds(self().name);
}

void Memberlist::hurryGossip(TimePoint now, Duration interval)
{
    m_parts->gossiper.hurry(now, interval);
}

void Memberlist::setQuiet(TimePoint now, bool quiet)
{
    m_parts->gossiper.setQuiet(now, quiet);
}

void Memberlist::handleStall(TimePoint now)
{
    if (!m_parts->started()) return;
    m_parts->membership.restartSuspicions(now);
    m_parts->heard.clear();
    m_parts->duties.clear();
    m_parts->prober.restart(now);
    m_parts->gossiper.start(now);
    m_parts->exchange.start(now);
}

void Memberlist::forgetOthers(TimePoint now)
{
    m_parts->membership.forgetOthers();
    m_parts->heard.clear();
    if (m_parts->started()) m_parts->prober.restart(now);
}

std::optional<TimePoint> Memberlist::nextTimeout() const
{
    if (!m_parts->started()) return std::nullopt;
    auto next = m_parts->membership.nextTimeout();
    next = earlier(next, m_parts->prober.nextTimeout());
    next = earlier(next, m_parts->duties.nextTimeout());
    next = earlier(next, m_parts->gossiper.nextTimeout());
    return earlier(next, m_parts->exchange.nextTimeout());
}

void Memberlist::handleTimeout(TimePoint now)
{
    if (!m_parts->started()) return;
    m_parts->membership.handleTimeout(now);
    m_parts->prober.handleTimeout(now);
    m_parts->duties.handleTimeout(now);
    m_parts->gossiper.handleTimeout(now);
    m_parts->exchange.handleTimeout(now);
}

std::vector<Output> Memberlist::takeOutputs()
{
    return std::exchange(m_parts->outputs, {});
}

void Memberlist::takeOutputs(std::vector<Output>& into)
{
    into.clear();
    into.swap(m_parts->outputs);
}

void Memberlist::takeChanges(std::vector<MemberChange>& into)
{
    m_parts->membership.takeChanges(into);
}

std::vector<MemberChange> Memberlist::takeChanges()
{
    std::vector<MemberChange> changes;
    m_parts->membership.takeChanges(changes);
    return changes;
}

const Suspicion* Memberlist::suspicion(MemberId member) const
{
    return m_parts->membership.suspicion(member);
}

const MemberTable& Memberlist::table() const
{
    return m_parts->membership.table();
}

GossipQueue& Memberlist::queue()
{
    return m_parts->queue;
}

unsigned Memberlist::healthScore() const
{
    return m_parts->awareness.score();
}

void Memberlist::checkReach()
{
    auto& parts = *m_parts;
    if (!parts.started()) return;
    const auto& self = parts.membership.self();
    const auto sequence = parts.sequences.next();
    parts.reachCheck = sequence;
    for (const auto* helper : randomAlive(parts.timing.indirectChecks)) {
        if (!hasEndpoint(*helper)) continue;
        Bytes body;
        wire::encode(body, wire::IndirectPing{sequence, orNil(self.address), self.port, self.name,
                                              false, orNil(self.address), self.port, self.name});
        parts.outputs.emplace_back(
            SendMessage{helper->record->endpoint, std::move(body), false, true});
    }
}

std::vector<const MemberEntry*> Memberlist::randomAlive(std::size_t count) const
{
    std::vector<const MemberEntry*> chosen;
    chooseMembers(
        table().entries(), m_parts->random, count,
        [&](const MemberEntry& entry) {
            return entry.state == State::Alive && !m_parts->membership.isSelf(entry);
        },
        chosen);
    return chosen;
}

} // namespace grapevine::swim
