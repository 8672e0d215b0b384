#include "core/serf/state_merger.h"

#include <limits>
#include <string_view>
#include <unordered_map>

#include "core/wire/scratch.h"

namespace grapevine::serf {

namespace {

constexpr auto kTimeLast = std::numeric_limits<std::uint64_t>::max();

/// A clock names the first time that nobody has used; nothing for a clock that never ran.
template<class Witness> void witnessBefore(LamportTime clock, Witness witness)
{
    if (clock > LamportTime{}) witness(LamportTime{clock.value() - 1});
}

} // namespace

bool StateMerger::merge(TimePoint now, ByteView userState, bool ignoreOldEvents)
{
    wire::Scratch scratch;
    const auto state = wire::decodeSerf<wire::SerfPushPull>(userState, scratch);
    if (!state) {
        m_counters.add("serf.push-pull-undecodable");
        return false;
    }
    witness(*state);
    const bool refute = mergeStatuses(now, *state);
    if (ignoreOldEvents) m_events.ignoreBefore(state->eventTime);
    for (const auto& slot : state->events) {
        if (!slot) continue;
        for (const auto& event : slot->events)
            static_cast<void>(m_events.handle({slot->time, event.name, event.payload, false}));
    }
    return refute;
}

void StateMerger::witness(const wire::SerfPushPull& state)
{
    witnessBefore(state.time, [&](LamportTime time) {
        if (!m_memberClock.witness(time)) m_counters.add("serf.clock-poison");
    });
    witnessBefore(state.eventTime, [&](LamportTime time) { m_events.handleClock(time); });
    witnessBefore(state.queryTime, [&](LamportTime time) { m_queries.handleClock(time); });
}

/// Those who left come first, as leave intents newer by one than their status times; all others
/// have joined.
bool StateMerger::mergeStatuses(TimePoint now, const wire::SerfPushPull& state)
{
    struct Left {
        LamportTime time;
        bool told = false;
    };
    std::unordered_map<std::string_view, Left> left;
    left.reserve(state.leftMembers.size());
    for (const auto name : state.leftMembers)
        left.try_emplace(name);
    if (!left.empty()) {
        for (const auto& [name, time] : state.statusTimes) {
            if (const auto at = left.find(name); at != left.end()) at->second.time = time;
        }
    }
    bool refute = false;
    for (const auto name : state.leftMembers) {
        auto& [time, told] = left.at(name);
        if (told) continue;
        told = true;
        if (time.value() == kTimeLast) {
            m_counters.add("serf.clock-poison");
            continue;
        }
        const auto verdict =
            m_statuses.handleLeaveIntent(now, LamportTime{time.value() + 1}, name, false);
        refute = refute || verdict == IntentVerdict::Refute;
    }
    for (const auto& [name, time] : state.statusTimes) {
        if (left.contains(name)) continue;
        static_cast<void>(m_statuses.handleJoinIntent(now, time, name, true));
    }
    return refute;
}

} // namespace grapevine::serf
