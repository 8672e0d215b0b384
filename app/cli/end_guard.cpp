#include "app/cli/end_guard.h"

#include <cerrno>
#include <csignal>
#include <ctime>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

namespace grapevine::cli {

namespace {

timespec asTimespec(Duration duration)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration);
    return {seconds.count(), (duration - seconds).count()};
}

} // namespace

struct EndGuard::Watch {
    int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    std::atomic<int> code{static_cast<int>(ExitCode::NoOrForeignAnswer)};
    std::atomic<bool> over{false};

    void ask() const
    {
        const std::uint64_t one = 1;
        static_cast<void>(!write(fd, &one, sizeof one));
    }
    void end() const
    {
        if (!over) _exit(code);
    }
};

EndGuard::EndGuard(bool takesSignals, std::optional<Duration> deadline, Duration grace)
    : m_watch(std::make_shared<Watch>())
{
    if (!takesSignals && !deadline) return;
    sigset_t set{};
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1); // Never sent: without signals the wait is for time alone.
    if (takesSignals) {
        sigaddset(&set, SIGINT);
        sigaddset(&set, SIGTERM);
    }
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::thread([watch = m_watch, set, deadline, grace] {
        if (deadline) {
            const auto limit = asTimespec(*deadline);
            while (sigtimedwait(&set, nullptr, &limit) < 0 && errno == EINTR) {
            }
        } else {
            int signal = 0;
            sigwait(&set, &signal);
        }
        watch->ask();
        const auto patience = asTimespec(grace);
        sigtimedwait(&set, nullptr, &patience);
        watch->end();
    }).detach();
}

EndGuard::~EndGuard()
{
    m_watch->over = true;
}

int EndGuard::fd() const
{
    return m_watch->fd;
}

void EndGuard::setCode(ExitCode code)
{
    m_watch->code = static_cast<int>(code);
}

} // namespace grapevine::cli
