#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/base/tags.h"
#include "core/serf/conflict_desk.h"
#include "core/serf/event_log.h"
#include "core/serf/event_sender.h"
#include "core/serf/key_desk.h"
#include "core/serf/key_store.h"
#include "core/serf/lamport_clock.h"
#include "core/serf/member_statuses.h"
#include "core/serf/outbox.h"
#include "core/serf/query_asker.h"
#include "core/serf/query_desk.h"
#include "core/serf/query_wish.h"
#include "core/serf/serf.h"
#include "core/serf/serf_options.h"
#include "core/serf/state_merger.h"
#include "core/serf/state_packer.h"
#include "core/swim/gossip_queue.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

/// Our own intents: a newer one takes the place of an older one that is still being told.
inline constexpr std::string_view kOwnIntent = "own-intent";

/// What a Serf is put together from, and which message goes to which part.
struct Serf::Parts {
    Parts(SerfOptions wanted, std::string self, Endpoint where, NameTable& names, Random& chance,
          Counters& counts, KeyStore* keyStore, Hooks hooksToAsk);

    void handleMessage(TimePoint now, ByteView message);
    void handleIntent(TimePoint now, ByteView message, wire::SerfType type);
    void handleUserEvent(ByteView message);
    void handleQuery(TimePoint now, ByteView message);
    void takeQuery(TimePoint now, const wire::Query& query, ByteView message, bool ourselves);
    void handleResponse(TimePoint now, ByteView message);
    void handleRelay(TimePoint now, ByteView message);
    /// What we answered to ourselves.
    void hearOwn(TimePoint now);
    [[nodiscard]] Expected<AskedQuery, SendRefusal> ask(TimePoint now, const QueryWish& wish,
                                                        bool waitForOurselves);
    [[nodiscard]] std::shared_ptr<const std::vector<std::string>>
    expected(const QueryFilters& filters) const;
    [[nodiscard]] Duration queryTimeout() const;
    void handleInternal(std::string_view name, const wire::Query& query,
                        const QueryDesk::Asker& from);
    /// Tells a join intent, as after a join or against a leave intent that is not true.
    void sayThatWeAreHere(TimePoint now);
    void sayThatWeLeave(LamportTime time);
    void spread(swim::GossipQueue& queue, std::string_view key, ByteView message);
    [[nodiscard]] Clocks clocks() const;

    SerfOptions options;
    Endpoint endpoint; ///< What our own queries name as the place to answer to.
    Random& random;
    Counters& counters;
    Hooks hooks;
    Outbox out;
    Tags tags;

    LamportClock memberClock;
    MemberStatuses statuses;
    EventLog eventLog;
    EventSender sender;
    QueryDesk desk;
    QueryAsker asker;
    KeyDesk keyDesk;
    ConflictDesk conflictDesk;
    StatePacker packer;
    StateMerger merger;
    swim::GossipQueue intents;
    swim::GossipQueue queries;
    swim::GossipQueue events;

    /// Of the last query, which most others share.
    mutable std::shared_ptr<const std::vector<std::string>> lastExpected;
    bool leaveTold = false; ///< Our leave intent was not queued: nobody is there to hear it.
    Bytes leaveIntent;
    /// We came back after a leave: who takes the states of one that has not heard of it yet makes a
    /// leave intent of it, one above our join intent, and goes on calling us leaving.
    /// Source: serf, delegate.go (MergeRemoteState).
    std::optional<TimePoint> sayAgainAt;
    std::optional<TimePoint> reapAt; ///< Nothing before start().
    TimePoint reconnectAt{};
};

} // namespace grapevine::serf
