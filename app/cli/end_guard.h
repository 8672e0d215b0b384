#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "app/cli/exit_code.h"
#include "core/base/clock.h"

namespace grapevine::cli {

/// Sees to it that the program ends when it is told to, even while a write to a stopped pager or
/// a name lookup blocks it. A thread of its own waits for SIGINT, SIGTERM and the deadline; it
/// asks politely first, and ends the process after a grace or at a second signal.
///
/// Made before any other thread, so that all of them have the signals blocked.
class EndGuard {
public:
    static constexpr Duration kGrace = std::chrono::seconds{1};
    /// For a member, which has to take its leave of the others first.
    static constexpr Duration kGraceOfMember = std::chrono::seconds{5};

    /// `takesSignals`: false leaves SIGINT and SIGTERM to their usual effect.
    EndGuard(bool takesSignals, std::optional<Duration> deadline, Duration grace = kGrace);
    ~EndGuard();
    EndGuard(const EndGuard&) = delete;
    EndGuard& operator=(const EndGuard&) = delete;

    /// Readable once the program is asked to end.
    [[nodiscard]] int fd() const;
    /// What to exit with if it comes to the hard end.
    void setCode(ExitCode code);

private:
    struct Watch;
    std::shared_ptr<Watch> m_watch;
};

} // namespace grapevine::cli
