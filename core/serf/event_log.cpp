#include "core/serf/event_log.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace grapevine::serf {

namespace {

std::size_t hashOf(const wire::UserEvent& event)
{
    const std::hash<std::string_view> hash;
    return hash(event.name) * 31U + hash(asText(event.payload));
}

} // namespace

EventLog::EventLog(const SerfOptions& options, Outbox& out, Counters& counters)
    : m_options(options)
    , m_out(out)
    , m_counters(counters)
{
}

bool EventLog::witness(LamportTime time)
{
    if (m_clock.witness(time)) return true;
    m_counters.add("serf.clock-poison");
    return false;
}

bool EventLog::handle(const wire::UserEvent& event)
{
    if (event.name.size() + event.payload.size() > kEventLargest) {
        m_counters.add("serf.event-too-large");
        return false;
    }
    const auto hash = hashOf(event);
    if (!witness(event.time)) {
        tellUnkept(event, hash);
        return false;
    }
    if (event.time < m_earliest || m_clock.hasPassed(event.time, m_options.eventBuffer) ||
        m_options.eventBuffer == 0) {
        m_counters.add("serf.event-too-old");
        return false;
    }
    if (m_slots.empty()) m_slots.resize(m_options.eventBuffer);
    auto& slot = m_slots[event.time.value() % m_slots.size()];
    if (slot && slot->time != event.time) drop(slot);
    if (slot && holds(*slot, hash, event)) {
        m_counters.add("serf.event-duplicate");
        return false;
    }
    if (slot && slot->events.size() >= m_options.eventsPerSlotMost) {
        m_counters.add("serf.event-slot-full");
        tellUnkept(event, hash);
        return false;
    }
    const auto bytes = event.name.size() + event.payload.size() + kOverhead;
    if (!makeRoom(bytes, event.time)) {
        m_counters.add("serf.event-ring-full");
        tellUnkept(event, hash);
        return false;
    }
    if (!slot) {
        slot = std::make_unique<Slot>();
        slot->time = event.time;
    }
    slot->places.emplace(hash, static_cast<std::uint32_t>(slot->events.size()));
    slot->events.push_back({std::string{event.name}, {event.payload.begin(), event.payload.end()}});
    slot->bytes += bytes;
    m_bytes += bytes;
    tell(event);
    return true;
}

void EventLog::tell(const wire::UserEvent& event)
{
    m_out.tell(UserEventSeen{event.time,
                             std::string{event.name},
                             {event.payload.begin(), event.payload.end()},
                             event.coalesce});
}

void EventLog::tellUnkept(const wire::UserEvent& event, std::size_t hash)
{
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL; // Spreads times over all 64 bits.
    if (m_beyond.add(hash ^ event.time.value() * kOdd)) return tell(event);
    m_counters.add("serf.event-duplicate");
}

void EventLog::ignoreBefore(LamportTime time)
{
    m_earliest = std::max(m_earliest, std::min(time, m_clock.current()));
}

std::vector<std::optional<wire::SerfPushPull::Slot>> EventLog::slots() const
{
    std::vector<std::optional<wire::SerfPushPull::Slot>> out(m_slots.size());
    for (std::size_t at = 0; at < m_slots.size(); ++at) {
        const auto* slot = m_slots[at].get();
        if (slot == nullptr) continue;
        auto& told = out[at].emplace();
        told.time = slot->time;
        for (const auto& event : slot->events)
            told.events.push_back({event.name, event.payload});
    }
    return out;
}

bool EventLog::holds(const Slot& slot, std::size_t hash, const wire::UserEvent& event)
{
    const auto [from, to] = slot.places.equal_range(hash);
    return std::any_of(from, to, [&](const auto& place) {
        const auto& known = slot.events[place.second];
        return known.name == event.name && std::equal(known.payload.begin(), known.payload.end(),
                                                      event.payload.begin(), event.payload.end());
    });
}

/// Forgets the oldest slots until `bytes` fit. What was forgotten counts as too old from then on,
/// so that it is not told again. False when nothing older than `before` is left to forget.
bool EventLog::makeRoom(std::size_t bytes, LamportTime before)
{
    while (m_bytes + bytes > m_options.eventBytesMost) {
        std::unique_ptr<Slot>* oldest = nullptr;
        for (auto& slot : m_slots) {
            if (slot && (oldest == nullptr || slot->time < (*oldest)->time)) oldest = &slot;
        }
        if (oldest == nullptr || (*oldest)->time >= before) return false;
        ignoreBefore(LamportTime{(*oldest)->time.value() + 1});
        m_counters.add("serf.events-forgotten", (*oldest)->events.size());
        drop(*oldest);
    }
    return true;
}

void EventLog::drop(std::unique_ptr<Slot>& slot)
{
    m_bytes -= slot->bytes;
    slot.reset();
}

} // namespace grapevine::serf
