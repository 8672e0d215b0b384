#pragma once

#include <functional>
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
#include "core/base/tags.h"
#include "core/serf/key_store.h"
#include "core/serf/outbox.h"
#include "core/serf/query_asker.h"
#include "core/serf/query_wish.h"
#include "core/serf/send_refusal.h"
#include "core/serf/serf_event.h"
#include "core/serf/serf_member.h"
#include "core/serf/serf_options.h"
#include "core/swim/gossip_queue.h"
#include "core/swim/node_record.h"

namespace grapevine::serf {

class IntentBuffer;

struct Clocks {
    LamportTime member;
    LamportTime event;
    LamportTime query;
};

/// Serf's part of a member, without sockets: status machine, intents, clocks, user events, queries
/// and the duties of an answering member. Composes; each idea is in a class of its own.
///
/// Time is told and never falls. After any input take what came out, then arm one timer for
/// nextTimeout(). Source: serf; the facts are in `core/serf/README.md`.
class Serf {
public:
    struct Hooks {
        /// Random alive members that may relay (memberlist PMax at least 5), not us, at most so
        /// many.
        std::function<std::vector<std::pair<std::string, Endpoint>>(std::size_t)> relays;
        /// Members neither dead nor left in memberlist's table: n of query timeouts.
        std::function<std::size_t()> present;
    };

    /// `self`: our name; `endpoint`: what we announce. `keys` may be null: no encryption.
    Serf(SerfOptions options, std::string self, Endpoint endpoint, NameTable& names, Random& random,
         Counters& counters, KeyStore* keys, Hooks hooks);
    ~Serf();
    Serf(const Serf&) = delete;
    Serf& operator=(const Serf&) = delete;

    /// Clocks begin at 1.
    void start(TimePoint now);
    /// Another name or address, after a clash or an address change. The row of the old name goes
    /// without an event; the new one comes with memberlist's join.
    void rename(std::string self, Endpoint endpoint);
    /// Our own tags, which filters of queries look at; none at first.
    void setTags(Tags tags);

    // memberlist's table changed.
    void handleMemberJoin(TimePoint now, MemberId member, swim::NodeRecordPtr record);
    void handleMemberLeave(TimePoint now, MemberId member);
    void handleMemberUpdate(TimePoint now, MemberId member, swim::NodeRecordPtr record);
    /// An observer's table learnt by push/pull that a member is dead or left. One that Serf never
    /// saw gets a row (left if `left` or if its leave intent is known, else failed) and no event:
    /// it was gone before we came, and the snapshot of rows shows it. One that was alive or leaving
    /// goes as it does by handleMemberLeave, and is left, too, if `left`. Go knows no such thing.
    void handleMemberGone(TimePoint now, MemberId member, swim::NodeRecordPtr record, bool left);

    /// A user message of a datagram or stream: `message` starts with Serf's type byte. What is
    /// worth it goes on by gossip, verbatim.
    void handleMessage(TimePoint now, ByteView message);

    /// Serf's part of our push/pull (type byte 2 first). Full: status times of every member, left
    /// members and the event ring. Otherwise an observer's: status times of the `listed` ones that
    /// were learnt, no left members, no events.
    [[nodiscard]] Bytes localState() const;
    [[nodiscard]] Bytes observerState(std::span<const MemberId> listed) const;
    /// Serf's part of the other side's push/pull. `ourJoin`: we asked, to join.
    void mergeRemoteState(TimePoint now, ByteView userState, bool ourJoin);

    /// After a join that worked: tells it with a join intent.
    void announceJoin(TimePoint now);
    /// Our leave intent goes to the queue, if anybody else is alive to hear it. Leave intents about
    /// us are true from now on.
    void announceLeave(TimePoint now);
    /// After announceLeave: the queue has sent it as often as it would.
    /// The announced leave intent as it is gossiped; empty before.
    [[nodiscard]] ByteView leaveIntent() const;
    [[nodiscard]] bool leaveIntentTold() const;
    /// We are about to rejoin: leave intents about us are refuted again.
    void cancelLeave();

    /// Once per query and before its deadline. Fails with a sentence: too late, unknown, answered
    /// already, or larger than the limit.
    [[nodiscard]] Expected<void, std::string> respond(TimePoint now, LamportTime time, QueryId id,
                                                      ByteView payload);

    /// What the whole response would take; nothing when respond() would find none to answer.
    [[nodiscard]] std::optional<std::size_t> responseSize(LamportTime time, QueryId id,
                                                          ByteView payload) const;

    /// A user event of our own, told to everybody and to ourselves. Gives its time and the bytes
    /// that it takes.
    struct SentEvent {
        LamportTime time;
        std::size_t bytes = 0;
    };
    [[nodiscard]] Expected<SentEvent, SendRefusal> sendEvent(TimePoint now, std::string_view name,
                                                             ByteView payload, bool coalesce);
    /// A query of our own. Replies and its end come as QueryReplySeen and QueryEnded; our own ack
    /// is among them. `waitForOurselves`: it does not end before our own answer either.
    [[nodiscard]] Expected<AskedQuery, SendRefusal> ask(TimePoint now, const QueryWish& wish,
                                                        bool waitForOurselves = false);
    /// Asks everybody for the keys that they hold; each answers with a key response.
    [[nodiscard]] Expected<AskedQuery, SendRefusal> askForKeys(TimePoint now);
    /// Ends a query of ours as Stopped; false when none such is open.
    bool stopQuery(LamportTime time);
    /// Ends all queries of ours as Lost.
    void loseQueries();
    /// A query of ours, open or ended not long ago; null otherwise.
    [[nodiscard]] const AskedQuery* asked(LamportTime time) const;

    /// How long a query that names no timeout is open.
    [[nodiscard]] Duration queryTimeout() const;

    /// Drops what is known about others, silently: the picture starts afresh. Clocks stay.
    void forgetOthers();

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    void handleTimeout(TimePoint now);

    [[nodiscard]] std::vector<SerfEvent> takeEvents();
    [[nodiscard]] std::vector<DirectMessage> takeMessages();
    [[nodiscard]] std::vector<Reconnect> takeReconnects();

    /// In the order in which a packet is filled: intents, queries, events.
    [[nodiscard]] swim::GossipQueue& intents();
    [[nodiscard]] swim::GossipQueue& queries();
    [[nodiscard]] swim::GossipQueue& events();
    /// Queues hold nothing larger: it fits no datagram, so it would stay for ever
    /// (`serf.too-large-to-spread`).
    static constexpr std::size_t kSpreadLargest = 1400;
    /// A larger message comes from no Serf, and is dropped (`serf.message-too-large`).
    static constexpr std::size_t kMessageLargest = 64 * 1024;
    /// n of the three queues' retransmit limit: failed and left members included.
    [[nodiscard]] std::size_t members() const;

    [[nodiscard]] const SerfMember* find(MemberId member) const;
    [[nodiscard]] std::span<const SerfMember> all() const; ///< No order; ourselves included.
    [[nodiscard]] Clocks clocks() const;
    /// Intents whose members have not come.
    [[nodiscard]] const IntentBuffer& waitingIntents() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace grapevine::serf
