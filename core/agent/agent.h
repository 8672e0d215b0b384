#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/agent/agent_io.h"
#include "core/agent/agent_news.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/expected.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/base/tags.h"
#include "core/crypto/keyring.h"
#include "core/serf/coordinate_engine.h"
#include "core/serf/serf.h"
#include "core/swim/memberlist.h"
#include "core/swim/policy.h"
#include "core/swim/record_pool.h"
#include "core/swim/timing.h"

namespace grapevine::agent {

struct AgentOptions {
    std::string name;
    Endpoint advertise; ///< What the others are told to reach us at.
    Tags tags;
    swim::Timing timing;
    serf::SerfOptions serf;
    std::string label;
    crypto::Keyring keyring;
    bool compress = true;
    std::uint8_t serfProtocol = 5;
    /// Network coordinates: told in our acks (when: see Policy), learnt from others'. Off, neither
    /// happens.
    bool coordinates = true;
    /// Writes a changed keyring to where it came from; an error is one sentence. None: memory only.
    std::function<Expected<void, std::string>(const crypto::Keyring&)> saveKeyring;
};

/// What agents on one thread share.
struct AgentShared {
    NameTable& names;
    swim::RecordPool& records;
};

/// A Serf member without sockets, threads or clocks: bytes and `now` go in, bytes and news come
/// out. Composes memberlist's and Serf's machines and holds no rules of its own.
///
/// `now` never falls. After any input take outputs until there are none, take the news, then arm
/// one timer for nextTimeout(). Garbage in is a counter, never a throw. Same seed and same inputs
/// give the same outputs, byte for byte. One agent belongs to one thread.
class Agent {
public:
    /// Streams that others may have open to us at once, in all and from one address.
    static constexpr std::size_t kAcceptedMost = 32;
    static constexpr std::size_t kAcceptedPerPeerMost = 4;
    /// Members that are told of our leave directly, beside the gossip: whoever hears of our end
    /// before our intent would call it a failure.
    static constexpr std::size_t kToldDirectly = 128;
    /// Members asked at once for their picture when ours starts afresh.
    static constexpr std::size_t kAskedAfterStall = 3;
    /// An accepted stream that says nothing for this long is closed.
    static constexpr Duration kAcceptedIdle = std::chrono::seconds{5};

    /// `policy`, `shared` and `random` are borrowed and must outlive the agent.
    Agent(AgentOptions options, const swim::Policy& policy, AgentShared shared, Random& random);
    ~Agent();
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    /// Becomes a member, of ourselves alone at first.
    void start(TimePoint now, Incarnation first = Incarnation{1});
    /// Push/pulls with each address, Join set; a JoinOutcome each.
    void join(TimePoint now, std::span<const Endpoint> addresses);
    /// Tells everybody, answers pings meanwhile, and ends with LeaveDone; at most `limit` from now.
    void leave(TimePoint now, Duration limit = std::chrono::milliseconds{2500});
    /// After a leave: another name or address, or the same, and everything anew.
    void restart(TimePoint now, std::string name, Endpoint advertise, Incarnation first);
    void setTags(TimePoint now, Tags tags);
    /// Answers a query that came as QuerySeen.
    [[nodiscard]] Expected<void, std::string> respond(TimePoint now, const serf::QuerySeen& query,
                                                      ByteView payload);
    /// The same by time and id.
    [[nodiscard]] Expected<void, std::string> respond(TimePoint now, LamportTime time, QueryId id,
                                                      ByteView payload);
    /// A user event or query of our own; serf::Serf says what comes of it. Our leave, restart or
    /// stall ends open queries as Lost.
    [[nodiscard]] Expected<serf::Serf::SentEvent, serf::SendRefusal>
    sendEvent(TimePoint now, std::string_view name, ByteView payload, bool coalesce);
    [[nodiscard]] Expected<serf::AskedQuery, serf::SendRefusal>
    ask(TimePoint now, const serf::QueryWish& wish, bool waitForOurselves = false);
    [[nodiscard]] Expected<serf::AskedQuery, serf::SendRefusal> askForKeys(TimePoint now);
    /// By the query's time; false when none such is open.
    bool stopQuery(TimePoint now, LamportTime time);
    /// A push/pull with `member`, or with a random one, as soon as may be.
    void exchangeNow(TimePoint now, std::optional<MemberId> member = std::nullopt);
    /// Asks members to ping us; what comes of it shows in lastInbound().
    void checkReach(TimePoint now);
    /// The process stood still until `now`. What queued up in the sockets is to be thrown away
    /// unread before this call. An observer's picture starts afresh (`forget`).
    void handleStall(TimePoint now, bool forget);

    void handleDatagram(TimePoint now, const Endpoint& from, ByteView bytes);
    /// Somebody dialled us. Nothing: too many, close it at once.
    [[nodiscard]] std::optional<StreamId> handleStreamAccepted(TimePoint now, const Endpoint& from);
    void handleStreamConnected(TimePoint now, StreamId stream);
    void handleStreamBytes(TimePoint now, StreamId stream, ByteView bytes);
    void handleStreamClosed(TimePoint now, StreamId stream, StreamEnd end);

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    void handleTimeout(TimePoint now);

    [[nodiscard]] std::vector<AgentOutput> takeOutputs();
    /// The same; what `into` held is dropped and its memory used on.
    void takeOutputs(std::vector<AgentOutput>& into);
    [[nodiscard]] std::vector<AgentNews> takeNews();
    void takeNews(std::vector<AgentNews>& into);

    [[nodiscard]] const AgentOptions& options() const;
    [[nodiscard]] const swim::Memberlist& memberlist() const;
    [[nodiscard]] const serf::Serf& serf() const;
    [[nodiscard]] const serf::CoordinateEngine& coordinates() const;
    [[nodiscard]] NameTable& names() const;
    [[nodiscard]] MemberId self() const;
    [[nodiscard]] const Counters& counters() const;
    /// Messages waiting to be told.
    struct QueueSizes {
        std::size_t gossip = 0; ///< memberlist's own.
        std::size_t intents = 0;
        std::size_t queries = 0;
        std::size_t events = 0;
        std::uint64_t overCap = 0; ///< Gave way so far, in all four, before they were told.
    };
    [[nodiscard]] QueueSizes queues() const;
    [[nodiscard]] bool left() const; ///< LeaveDone was told and nothing begun since.
    /// Last time anything came in that we had not asked for: a datagram other than an ack, or a
    /// stream's message, whole. What tells a member that others can reach from one that they
    /// cannot.
    [[nodiscard]] std::optional<TimePoint> lastInbound() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace grapevine::agent
