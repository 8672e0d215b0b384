#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"

namespace grapevine::swim {

/// Countdown from suspect to failed for one member; each independent accuser shortens it.
///
/// Holds no clock: callers pass the time in, so a test can let an hour pass at once. Accusers are
/// names and no ids, since anybody can be named as one and not all of them get to be remembered.
/// Source: memberlist, suspicion.go.
class Suspicion {
public:
    /// Further accusers that are ever waited for; Go's defaults make it 1 to 4.
    static constexpr unsigned kQuorumMost = 64;
    /// Accusers remembered, those included that nobody waits for.
    static constexpr std::size_t kAccusersMost = 128;

    struct Window {
        Duration shortest{};     ///< Reached once `quorum` further accusers agree.
        Duration longest{};      ///< In force while there is a single accuser.
        std::uint8_t quorum = 0; ///< Zero means `shortest` from the start.
    };

    /// An empty accuser is hearsay: the first one named later takes its place.
    Suspicion(TimePoint now, std::string_view accuser, Window window);

    /// Counts each accuser once, `quorum` at most. True when the accusation is news, worth
    /// gossiping onward.
    [[nodiscard]] bool confirm(std::string_view accuser);

    /// One accuser whom confirm() refused, because enough have accused. True when it is the first
    /// time: worth showing, not worth gossiping onward.
    [[nodiscard]] bool note(std::string_view accuser);

    /// The whole window again, from `now` on. Who has accused already is no news later either.
    void restart(TimePoint now);

    /// When the member counts as failed unless it refutes first. Only ever moves earlier, but for
    /// restart(). It may lie in the past: then it is due now.
    [[nodiscard]] TimePoint deadline() const { return m_deadline; }
    [[nodiscard]] std::size_t confirmations() const { return m_confirmations; }
    /// Independent ones with a name; 0 while it is hearsay.
    [[nodiscard]] std::size_t accusers() const
    {
        return m_accusers.front().empty() ? 0 : m_accusers.size();
    }

    /// memberlist's formula: the time from the first accusation to the verdict after so many
    /// confirmations, in whole milliseconds. With none of them the window itself counts.
    [[nodiscard]] Duration timeout(std::size_t confirmations) const;

private:
    [[nodiscard]] TimePoint computedDeadline() const;

    TimePoint m_since;
    Window m_window;
    std::size_t m_confirmations = 0;
    std::size_t m_void = 0; ///< Of these, the ones from before the restart: they shorten nothing.
    std::vector<std::string> m_accusers; ///< The first one first.
    TimePoint m_deadline; ///< Asked more often than it moves, and it takes two logarithms.
};

} // namespace grapevine::swim
