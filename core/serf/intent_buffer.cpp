#include "core/serf/intent_buffer.h"

namespace grapevine::serf {

bool IntentBuffer::put(TimePoint now, std::string_view name, Kind kind, LamportTime time)
{
    if (const auto at = m_places.find(name); at != m_places.end()) {
        const auto entry = at->second;
        if (time <= entry->intent.time) return false;
        entry->intent = {kind, time, now};
        m_entries.splice(m_entries.end(), m_entries, entry);
        return true;
    }
    if (name.size() > kNameLongest) {
        m_counters.add("serf.intent-name-too-long");
        return false;
    }
    if (m_most == 0) {
        m_counters.add("serf.intents-dropped");
        return false;
    }
    if (m_places.size() >= m_most) {
        m_places.erase(m_entries.front().name);
        m_entries.pop_front();
        m_counters.add("serf.intents-dropped");
    }
    const auto entry = m_entries.insert(m_entries.end(), {std::string{name}, {kind, time, now}});
    m_places.emplace(entry->name, entry);
    return true;
}

const IntentBuffer::Intent* IntentBuffer::find(std::string_view name) const
{
    const auto at = m_places.find(name);
    return at == m_places.end() ? nullptr : &at->second->intent;
}

void IntentBuffer::forgetBefore(TimePoint limit)
{
    while (!m_entries.empty() && m_entries.front().intent.heardAt < limit) {
        m_places.erase(m_entries.front().name);
        m_entries.pop_front();
    }
}

void IntentBuffer::clear()
{
    m_places.clear();
    m_entries.clear();
}

} // namespace grapevine::serf
