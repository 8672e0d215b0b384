#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "core/base/clock.h"
#include "core/link/command.h"

namespace grapevine::link {

/// Stands before everything that the cluster would notice: a lock, shut at first, which shuts by
/// itself when its time is over, and a limit to how much goes out in a while. No widget can forget
/// either, since commands pass here on their way to a link. One thread.
class SendGuard {
public:
    /// Events and queries that pass within `kWindow`. A person's clicks stay far below; two sends
    /// every two seconds (a repeated event and query) pass as well.
    static constexpr std::size_t kSendsMost = 60;
    static constexpr Duration kWindow = std::chrono::minutes{1};

    /// Whether the lock holds this command back while it is shut.
    [[nodiscard]] static bool isLockable(const Command& command);

    void set(const SetLock& lock, TimePoint now);
    [[nodiscard]] bool isOpen(TimePoint now) const;
    /// Until when; nothing while it is shut, or open without an end.
    [[nodiscard]] std::optional<TimePoint> openUntil(TimePoint now) const;

    /// Why the command does not pass; one that passes counts. With TooFast, `limit` is kSendsMost.
    [[nodiscard]] std::optional<CommandOutcome> refuse(CommandId id, const Command& command,
                                                       TimePoint now);

private:
    bool m_open = false;
    std::optional<TimePoint> m_until;
    std::deque<TimePoint> m_sent; ///< Of the last window, at most kSendsMost.
};

} // namespace grapevine::link
