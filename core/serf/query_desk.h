#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/bounded_ring.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/expected.h"
#include "core/base/ids.h"
#include "core/serf/lamport_clock.h"
#include "core/serf/outbox.h"
#include "core/serf/serf_options.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

/// Queries of others: takes each one once, acknowledges it, and keeps it open until it is answered
/// or its time is up. Source: serf, serf.go (handleQuery), query.go, event.go (Respond).
class QueryDesk {
public:
    /// Random members that can relay, at most so many, with their names.
    using Relays = std::function<std::vector<std::pair<std::string, Endpoint>>(std::size_t)>;

    static constexpr std::uint32_t kFlagAck = 1;
    static constexpr std::uint32_t kFlagNoBroadcast = 2;
    /// Open queries; beyond it the one that ends first gives way (`serf.query-open-dropped`).
    static constexpr std::size_t kOpenMost = 1024;
    /// One query makes us send to no more relays, whatever it asks for (`serf.relays-cut`).
    static constexpr std::size_t kRelaysMost = 16;
    /// Nobody waits longer for an answer.
    static constexpr Duration kTimeoutLongest = std::chrono::hours{24};

    QueryDesk(const SerfOptions& options, std::string self, Relays relays, Outbox& out,
              Counters& counters);

    void start() { m_clock.increment(); }
    void rename(std::string self) { m_self = std::move(self); }
    [[nodiscard]] const LamportClock& clock() const { return m_clock; }
    /// False when `time` is refused (`serf.clock-poison`).
    bool witness(LamportTime time);
    /// The last time before another member's clock, as a push/pull tells it.
    void handleClock(LamportTime time) { m_poisonTold = poisonOf(time, witness(time)); }
    /// Set while the member that told its clock last is too far ahead to hear a query of ours.
    [[nodiscard]] std::optional<LamportTime> poisonTold() const { return m_poisonTold; }

    /// A query from further ahead than the clock believes is fresh once, and not spread.
    struct Receipt {
        bool fresh = false;  ///< Neither old nor heard before.
        bool spread = false; ///< Worth gossiping onward.
    };
    [[nodiscard]] Receipt receive(const wire::Query& query);

    /// Where and how the answer to a query goes.
    struct Asker {
        LamportTime time;
        QueryId id;
        Bytes address; ///< Raw: a relay's header repeats these bytes.
        Endpoint endpoint;
        std::string name;
        std::uint8_t relayFactor = 0;
        bool ourselves = false; ///< Nothing is sent; see takeOwn().
    };
    [[nodiscard]] static Asker askerOf(const wire::Query& query);

    /// `members`: all that Serf knows, as the relay rule counts them.
    void acknowledge(const Asker& asker, std::size_t members);
    /// Fails when the whole response would be larger than the limit, or has nowhere to go.
    [[nodiscard]] Expected<void, std::string> answer(const Asker& asker, ByteView payload,
                                                     std::size_t members);
    /// Whether a response with this payload keeps to the limit.
    [[nodiscard]] bool fits(const Asker& asker, ByteView payload) const;

    /// Keeps a query open for respond(). Tells until when.
    TimePoint open(TimePoint now, Asker asker, std::int64_t timeoutNanoseconds);
    [[nodiscard]] Expected<void, std::string> respond(TimePoint now, LamportTime time, QueryId id,
                                                      ByteView payload, std::size_t members);
    /// When the next open query ends.
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    /// Closes those whose time is up.
    void expire(TimePoint now);

    /// Whole responses to queries of our own, in order; empty afterwards.
    [[nodiscard]] std::vector<Bytes> takeOwn() { return std::exchange(m_own, {}); }
    /// What the whole response to an open query would take; nothing when none such is open or it
    /// is answered already.
    [[nodiscard]] std::optional<std::size_t> responseSize(LamportTime time, QueryId id,
                                                          ByteView payload) const;

private:
    using Key = std::pair<LamportTime, QueryId>;
    static constexpr std::size_t kRefusedMost = 64; ///< Gossip repeats itself within moments.
    struct Open {
        Asker asker;
        TimePoint deadline;
        bool answered = false;
    };
    struct Slot {
        LamportTime time;
        std::unordered_set<QueryId> ids;
    };

    [[nodiscard]] Bytes response(const Asker& asker, std::uint32_t flags, ByteView payload) const;
    void send(const Asker& asker, Bytes message, std::size_t members);
    void close(std::map<Key, Open>::iterator at);

    const SerfOptions& m_options;
    std::string m_self;
    Relays m_relays;
    Outbox& m_out;
    Counters& m_counters;
    LamportClock m_clock;
    std::vector<std::unique_ptr<Slot>> m_slots; ///< Empty until the first query.
    BoundedRing<Key> m_refused{kRefusedMost};   ///< They would push honest ones out of a slot.
    std::map<Key, Open> m_open;
    std::set<std::pair<TimePoint, Key>> m_deadlines; ///< Of m_open.
    std::vector<Bytes> m_own;                        ///< An ack and an answer at most.
    std::optional<LamportTime> m_poisonTold;
};

} // namespace grapevine::serf
