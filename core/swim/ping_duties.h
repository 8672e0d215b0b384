#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/swim/membership.h"
#include "core/swim/output.h"
#include "core/swim/sequence_counter.h"
#include "core/swim/timing.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

/// What others may expect of us: an ack for a ping, and a ping of our own for an indirect one,
/// whose ack is passed on, or a nack if none came within ProbeTimeout. Answers go to the address
/// that the message names, else to where it came from. Source: memberlist, net.go.
class PingDuties {
public:
    /// Pings under way for others; beyond it `swim.relays-over-cap`. In a cluster of any size only
    /// some 3 a second are due while all is well, and each lasts half a second.
    static constexpr std::size_t kRelaysMost = 256;

    struct Surroundings {
        const Timing& timing;
        Counters& counters;
        const Membership& membership;
        SequenceCounter& sequences;
        std::vector<Output>& outputs;
    };

    explicit PingDuties(Surroundings surroundings)
        : m_with(surroundings)
    {
    }

    void handlePing(const Endpoint& source, const wire::Ping& ping, ByteView ackPayload);
    void handleIndirectPing(TimePoint now, const Endpoint& source, const wire::IndirectPing& ping);
    /// False: no ping for others has the number.
    bool handleAck(const wire::Ack& ack);
    /// Nobody gets an answer to what was under way: it would be about ourselves.
    void clear() { m_relays.clear(); }

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    void handleTimeout(TimePoint now);

private:
    struct Relay {
        SequenceNumber ours;
        SequenceNumber theirs;
        Endpoint asker;
        TimePoint until;
        bool nack = false;
    };

    template<class Message> void send(const Endpoint& to, const Message& message);

    Surroundings m_with;
    std::deque<Relay> m_relays; ///< In the order in which they end.
};

} // namespace grapevine::swim
