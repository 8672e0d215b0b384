#include "app/gui/stack_probe.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <execinfo.h>
#include <pthread.h>
#include <semaphore.h>
#include <ucontext.h>

namespace grapevine::gui {

namespace {

constexpr int kSignal = SIGURG;
constexpr long kPatience = 200'000'000; ///< Nanoseconds for an answer.

enum Stage : int { Quiet, Asked, Writing, Written };

/// What the handler may touch; nothing is allocated once it is installed. It stays for as long as
/// the program does: a signal may still be under way when its probe has gone.
struct Desk {
    std::atomic<int> stage = Quiet;
    std::array<void*, StackProbe::kFramesMost> frames{};
    int count = 0;
    void* innermost = nullptr; ///< Where the thread was when the signal came.
    sem_t done{};
    pthread_t thread{};
    struct sigaction before {};
};

Desk& desk()
{
    static Desk the;
    return the;
}

void* programCounter(const void* context)
{
    const auto& machine = static_cast<const ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
    return reinterpret_cast<void*>(machine.gregs[REG_RIP]);
#elif defined(__aarch64__)
    return reinterpret_cast<void*>(machine.pc);
#else
    static_cast<void>(machine);
    return nullptr;
#endif
}

// backtrace() allocates in its first call alone, when it loads the unwinder; that call is made
// before the handler is installed. Beyond it only atomics and a semaphore are used.
void write(int, siginfo_t*, void* context)
{
    const int error = errno;
    auto& the = desk();
    int asked = Asked;
    if (the.stage.compare_exchange_strong(asked, Writing)) {
        the.innermost = programCounter(context);
        the.count = backtrace(the.frames.data(), static_cast<int>(the.frames.size()));
        the.stage = Written;
        sem_post(&the.done);
    }
    errno = error;
}

/// True when the answer has come.
bool await(sem_t& done)
{
    timespec until{};
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += kPatience;
    if (until.tv_nsec >= 1'000'000'000) {
        until.tv_nsec -= 1'000'000'000;
        ++until.tv_sec;
    }
    int result = 0;
    do {
        result = sem_clockwait(&done, CLOCK_MONOTONIC, &until);
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

} // namespace

StackProbe::StackProbe()
{
    auto& the = desk();
    the.thread = pthread_self();
    the.count = backtrace(the.frames.data(), 1);
    sem_init(&the.done, 0, 0);
    the.stage = Quiet;
    struct sigaction action {};
    action.sa_sigaction = write;
    // Whatever the thread waits for goes on as if nothing had been.
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(kSignal, &action, &the.before);
}

StackProbe::~StackProbe()
{
    sigaction(kSignal, &desk().before, nullptr);
}

std::vector<void*> StackProbe::look()
{
    auto& the = desk();
    // A handler that took longer than anybody waited for is let end, and its word is not taken for
    // the answer to another question.
    if (the.stage == Writing) return {};
    while (sem_trywait(&the.done) == 0) {
    }
    the.stage = Asked;
    if (pthread_kill(the.thread, kSignal) != 0) {
        the.stage = Quiet;
        return {};
    }
    if (!await(the.done)) {
        // Not begun: then it never will. Begun: it is moments from its end.
        int asked = Asked;
        if (the.stage.compare_exchange_strong(asked, Quiet) || !await(the.done)) return {};
    }
    if (the.stage != Written) return {};
    const auto* first = the.frames.data();
    const auto* last = first + the.count;
    // The handler's own frames stand before the place that was interrupted.
    const auto* place = std::find(first, last, the.innermost);
    if (place == last) place = first + std::min(2, the.count);
    std::vector<void*> stack(place, last);
    the.stage = Quiet;
    return stack;
}

} // namespace grapevine::gui
