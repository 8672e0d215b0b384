#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/ids.h"

namespace grapevine::serf {

/// Intents that came before their member did: the newest one of each name.
///
/// Anybody can make up names, so the oldest give way beyond a limit (`serf.intents-dropped`).
/// Source: serf, serf.go (recentIntents).
class IntentBuffer {
public:
    enum class Kind : std::uint8_t { Join, Leave };
    struct Intent {
        Kind kind = Kind::Join;
        LamportTime time;
        TimePoint heardAt{};
    };
    /// A longer name fits no alive message, so its member will never come
    /// (`serf.intent-name-too-long`).
    static constexpr std::size_t kNameLongest = 1024;

    IntentBuffer(std::size_t most, Counters& counters)
        : m_most(most)
        , m_counters(counters)
    {
    }

    /// True when it is newer than what was known of this name, and so worth gossiping onward.
    [[nodiscard]] bool put(TimePoint now, std::string_view name, Kind kind, LamportTime time);
    [[nodiscard]] const Intent* find(std::string_view name) const;
    /// Forgets what was heard before `limit`.
    void forgetBefore(TimePoint limit);
    void clear();

    [[nodiscard]] std::size_t size() const { return m_places.size(); }

private:
    struct Entry {
        std::string name;
        Intent intent;
    };

    std::size_t m_most;
    Counters& m_counters;
    std::list<Entry> m_entries; ///< The oldest first; nodes never move, so the keys stay good.
    std::unordered_map<std::string_view, std::list<Entry>::iterator> m_places;
};

} // namespace grapevine::serf
