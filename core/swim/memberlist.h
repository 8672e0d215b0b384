#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/expected.h"
#include "core/base/ids.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/swim/gossip_queue.h"
#include "core/swim/member_change.h"
#include "core/swim/member_table.h"
#include "core/swim/output.h"
#include "core/swim/policy.h"
#include "core/swim/record_pool.h"
#include "core/swim/remote_node.h"
#include "core/swim/self.h"
#include "core/swim/timing.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

class Suspicion;

/// memberlist's part of a member, without sockets: membership rules, probing, gossip timing and
/// what a push/pull says and means. Composes; each rule is in a class of its own.
///
/// Time is told and never falls. After any input take the outputs and changes, then arm one timer
/// for nextTimeout(). Same seed and same inputs give the same outputs.
/// Source: memberlist, memberlist.go, state.go and net.go.
class Memberlist {
public:
    struct Options {
        Timing timing;
        std::size_t queueMost = 4096; ///< Entries of the gossip queue.
    };

    /// All references are borrowed and must outlive it.
    Memberlist(Options options, const Policy& policy, NameTable& names, RecordPool& records,
               Random& random, Counters& counters);
    ~Memberlist();
    Memberlist(const Memberlist&) = delete;
    Memberlist& operator=(const Memberlist&) = delete;

    /// Announces ourselves, with incarnation `first` or 1, and starts probing and gossip. Call it
    /// again after a leave to come back: the incarnation goes on counting.
    void start(TimePoint now, Self self, Incarnation first = Incarnation{1});
    [[nodiscard]] const Self& self() const;
    [[nodiscard]] MemberId selfId() const;
    [[nodiscard]] Incarnation selfIncarnation() const;

    // Datagrams, one call a message. `verbatim` is the message as it came, type byte first.
    void handlePing(TimePoint now, const Endpoint& source, const wire::Ping& ping,
                    ByteView ackPayload);
    void handleIndirectPing(TimePoint now, const Endpoint& source, const wire::IndirectPing& ping);
    void handleAck(TimePoint now, const wire::Ack& ack);
    void handleNack(TimePoint now, const wire::Nack& nack);
    void handleAlive(TimePoint now, const wire::Alive& alive, ByteView verbatim);
    void handleSuspect(TimePoint now, const wire::Suspect& suspect, ByteView verbatim);
    void handleDead(TimePoint now, const wire::Dead& dead, ByteView verbatim);
    /// A TCP ping of ours was answered.
    void handleStreamAck(TimePoint now, SequenceNumber sequence);

    /// Our side of a push/pull; the views live until the next input. `join`: it answers somebody
    /// who joins. Our own requests never set it, whatever they ask for.
    [[nodiscard]] std::vector<wire::PushNodeState> localNodes(TimePoint now, bool join) const;
    /// Takes the other side's rows; nothing of them on a refusal. `from` is who said so, if known.
    [[nodiscard]] Expected<void, MergeRefusal> merge(TimePoint now, std::string_view from,
                                                     std::span<const RemoteNode> nodes);

    /// New meta bytes: next incarnation, gossiped.
    void updateMeta(TimePoint now, Bytes meta);
    /// Gossips our own dead message (Node = From = us). Pings are still answered.
    void leave(TimePoint now);
    [[nodiscard]] bool leaving() const;
    /// Our leave has used up its sends.
    [[nodiscard]] bool leaveTold() const;
    /// While set, gossip goes out every `interval` (a leave that must be quick); zero: as usual.
    void hurryGossip(TimePoint now, Duration interval);

    /// Whether anything waits to be told, here or in Serf's queues: without, there are no ticks.
    void setQuiet(TimePoint now, bool quiet);

    /// Asks helpers to ping ourselves: whether others reach us shows in pings that come in. Nobody
    /// is probed or accused by it.
    void checkReach();

    /// The process stood still until `now`: pending probes are dropped without a verdict, running
    /// suspicions get their full window again, ping answers count as not heard, and timers start
    /// anew. Nobody is declared dead because we slept.
    void handleStall(TimePoint now);
    /// Forgets everybody but ourselves, silently: the picture starts afresh.
    void forgetOthers(TimePoint now);

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    void handleTimeout(TimePoint now);

    /// In order; empty afterwards.
    [[nodiscard]] std::vector<Output> takeOutputs();
    [[nodiscard]] std::vector<MemberChange> takeChanges();
    /// The same; what `into` held is dropped and its memory used on.
    void takeOutputs(std::vector<Output>& into);
    void takeChanges(std::vector<MemberChange>& into);

    [[nodiscard]] const MemberTable& table() const;
    /// The countdown of a suspect; null when none runs.
    [[nodiscard]] const Suspicion* suspicion(MemberId member) const;
    [[nodiscard]] GossipQueue& queue();
    /// 0 is healthy; source: Lifeguard.
    [[nodiscard]] unsigned healthScore() const;
    /// `count` members that are alive and not us, chosen at random; at most 16.
    [[nodiscard]] std::vector<const MemberEntry*> randomAlive(std::size_t count) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace grapevine::swim
