#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string_view>

#include "core/base/clock.h"

namespace grapevine::net {

/// When an event stream may be closed without killing the agent.
///
/// An agent hands each event to its scripts and streams one after the other, by a list that it
/// copied before. Whose stream is closed between that copy and its turn makes the agent panic
/// (`send on closed channel`; seen with serf 0.9.4, ipc_event_stream.go), and slow scripts make
/// that time long. The agent logs `Received event` at its begin, and our record comes at its end:
/// so we listen to both, and close when none is under way. What remains is an event that begins
/// while our goodbye travels.
class RpcStreamGuard {
public:
    /// Since the last word about an event; one of our own sending is logged sooner than that.
    static constexpr Duration kQuiet = std::chrono::milliseconds{300};
    /// A monitor begins with old lines, which nothing tells from new ones.
    static constexpr Duration kOldLines = std::chrono::seconds{2};
    /// An event whose record never came was dropped by the agent.
    static constexpr Duration kForgetAfter = std::chrono::seconds{60};
    /// Log and stream are written side by side, so a record may overtake its line by this much.
    static constexpr Duration kAheadMost = std::chrono::seconds{1};
    static constexpr std::size_t kUnderWayMost = 4096;

    void handleOpened(TimePoint now);
    void handleLogLine(TimePoint now, std::string_view line);
    void handleRecord(TimePoint now);
    /// We sent an event or query through this agent.
    void handleSent(TimePoint now);
    /// The stream is to be closed as soon as it may.
    void handleEnding(TimePoint now);
    void handleClosed();

    /// True without a stream.
    [[nodiscard]] bool mayClose(TimePoint now) const;

private:
    std::optional<TimePoint> m_openedAt;
    TimePoint m_lastWord{};
    std::deque<TimePoint> m_underWay; ///< When each event began that has not come to us yet.
    std::deque<TimePoint> m_ahead;    ///< When each record came whose line has not.
};

} // namespace grapevine::net
