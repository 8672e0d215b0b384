#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/base/random.h"
#include "core/swim/awareness.h"
#include "core/swim/heard_members.h"
#include "core/swim/membership.h"
#include "core/swim/output.h"
#include "core/swim/policy.h"
#include "core/swim/sequence_counter.h"
#include "core/swim/ticker.h"
#include "core/swim/timing.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

/// Pings one member after the other, and judges silence as the policy says.
///
///     tick    ping -->                      ack: done, PingAnswered
///     + 500 ms         no ack: the same sequence number by 3 helpers, and by TCP
///     + 1 s            no ack at all: accuse    (an observer: no helpers, PingLost instead)
///
/// One probe at a time; the whole second is stretched by the health score, the 500 ms are not.
/// Source: memberlist, state.go (probe, probeNode).
class Prober {
public:
    /// One who only measures pings these first few members in quick succession, so that joiners
    /// who ask us soon after can be named somebody who just answered.
    static constexpr unsigned kQuickPings = 10;
    static constexpr int kQuickness = 5; ///< Times the usual pace.

    struct Surroundings {
        const Timing& timing;
        const Policy& policy;
        Random& random;
        Counters& counters;
        Awareness& awareness;
        Membership& membership;
        HeardMembers& heard;
        SequenceCounter& sequences;
        std::vector<Output>& outputs;
    };

    explicit Prober(Surroundings surroundings)
        : m_with(surroundings)
    {
    }

    void start(TimePoint now);
    /// Ends the probe under way without a verdict, and begins anew.
    void restart(TimePoint now);
    /// False: no ping of this prober has the number.
    bool handleAck(TimePoint now, const wire::Ack& ack);
    bool handleNack(const wire::Nack& nack);
    /// The answer over TCP; it counts when the probe ends.
    void handleStreamAck(SequenceNumber sequence);

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    void handleTimeout(TimePoint now);

private:
    struct Probe {
        MemberId member;
        SequenceNumber sequence;
        Incarnation incarnation; ///< What we accuse, though it may have refuted meanwhile.
        Endpoint endpoint;
        TimePoint sentAt;
        TimePoint helpersAt; ///< Not reached by an observer.
        TimePoint endsAt;
        bool helped = false;
        int nacksDue = 0;
        int nacks = 0;
        bool streamAck = false;
    };

    void probeNext(TimePoint now);
    void begin(TimePoint now, const MemberEntry& entry);
    void askHelpers();
    void end();
    void finishSilent(TimePoint now);
    void send(const MemberEntry& entry, Bytes body, bool crc, bool piggyback);

    Surroundings m_with;
    Ticker m_ticker;
    unsigned m_quickLeft = 0;
    std::optional<Probe> m_probe;
    std::size_t m_cursor = 0;
    std::vector<const MemberEntry*> m_helpers; ///< Empty between calls; kept for its memory.
};

} // namespace grapevine::swim
