#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/serf/lamport_clock.h"
#include "core/serf/outbox.h"
#include "core/serf/recent_hashes.h"
#include "core/serf/serf_options.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

/// The ring of recent user events: tells each one once, whoever repeats it.
///
///     slot = LTime mod slots     | LTime 3: deploy 31, deploy 32 | - | LTime 5: up | ...
///
/// Go searches a slot from one end to the other and lets it grow without end. Here a slot has an
/// index by hash and a cap, and the ring a cap in bytes; what is beyond is known by its hash.
/// Source: serf, serf.go (handleUserEvent).
class EventLog {
public:
    /// No Serf sends more than 9 KiB, whatever it is configured to (`serf.event-too-large`).
    static constexpr std::size_t kEventLargest = 64 * 1024;

    /// Events without room in the ring that are known to have been told; beyond it the oldest of
    /// them may be told again.
    static constexpr std::size_t kBeyondMost = 131'072;

    EventLog(const SerfOptions& options, Outbox& out, Counters& counters);

    void start() { m_clock.increment(); }
    [[nodiscard]] const LamportClock& clock() const { return m_clock; }
    /// False when `time` is refused (`serf.clock-poison`).
    bool witness(LamportTime time);

    /// The last time before another member's clock, as a push/pull tells it.
    void handleClock(LamportTime time) { m_poisonTold = poisonOf(time, witness(time)); }
    /// Set while the member that told its clock last is too far ahead to hear an event of ours.
    [[nodiscard]] std::optional<LamportTime> poisonTold() const { return m_poisonTold; }

    /// Tells what is new. True when it is worth gossiping onward. An event from further ahead than
    /// the clock believes is not: it is told, but keeps out of the ring, where it would push out
    /// an honest one. Neither is one that finds no room any more: of a flood the operator sees
    /// the first and the last, and the flood ends here.
    [[nodiscard]] bool handle(const wire::UserEvent& event);

    /// Events before `time` are not heard; a limit ahead of the clock counts as the clock.
    void ignoreBefore(LamportTime time);

    /// For our push/pull: every slot in order, nothing for an empty one; empty when all are.
    [[nodiscard]] std::vector<std::optional<wire::SerfPushPull::Slot>> slots() const;

private:
    struct Event {
        std::string name;
        Bytes payload;
    };
    struct Slot {
        LamportTime time;
        std::size_t bytes = 0;
        std::vector<Event> events;
        std::unordered_multimap<std::size_t, std::uint32_t> places; ///< By hash: in `events`.
    };
    static constexpr std::size_t kOverhead = 160; ///< What one event costs beside its bytes.

    void tell(const wire::UserEvent& event);
    /// Tells what the ring does not keep, once.
    void tellUnkept(const wire::UserEvent& event, std::size_t hash);

    [[nodiscard]] static bool holds(const Slot& slot, std::size_t hash,
                                    const wire::UserEvent& event);
    [[nodiscard]] bool makeRoom(std::size_t bytes, LamportTime before);
    void drop(std::unique_ptr<Slot>& slot);

    const SerfOptions& m_options;
    Outbox& m_out;
    Counters& m_counters;
    LamportClock m_clock;
    LamportTime m_earliest;                     ///< What is older is not heard.
    std::vector<std::unique_ptr<Slot>> m_slots; ///< Empty until the first event.
    std::size_t m_bytes = 0;
    RecentHashes m_beyond{kBeyondMost}; ///< Refused times, and what found no room.
    std::optional<LamportTime> m_poisonTold;
};

} // namespace grapevine::serf
