#include "app/gui/stall_watch.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <pthread.h>

namespace grapevine::gui {

namespace {

using namespace std::chrono_literals;

/// Later than this, somebody had stopped the whole program: no scheduler is that slow for long.
constexpr Duration kLateLongest = 100ms;
/// Between two looks at a stall that goes on; its end is told at once.
constexpr Duration kLookAgain = 1s;

Duration monotonicNow()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

bool isBusy(std::uint64_t turn)
{
    return (turn & 1U) != 0;
}

} // namespace

StallWatch::StallWatch(Setup setup)
    : m_setup(std::move(setup))
    , m_watched(pthread_self())
{
    auto* dispatcher = QAbstractEventDispatcher::instance();
    assert(dispatcher != nullptr && "a loop is watched on the thread that has one");
    QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &m_context,
                     [this] { handleAwake(); });
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &m_context,
                     [this] { handleAboutToBlock(); });
    sem_init(&m_wake, 0, 0);
    // Whoever ends the program by a signal means the threads that listen for it.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    m_thread = std::thread([this] { run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    pthread_setname_np(m_thread.native_handle(), "stall-watch");
}

StallWatch::~StallWatch()
{
    m_stop = true;
    sem_post(&m_wake);
    m_thread.join();
    sem_destroy(&m_wake);
}

// ---- the watched thread ----------------------------------------------------------------------

bool StallWatch::isHere() const
{
    return pthread_equal(pthread_self(), m_watched) != 0;
}

void StallWatch::enter()
{
    ++m_depth;
    if (m_turning && !isBusy(m_turn.load(std::memory_order_relaxed))) begin();
}

// A dispatcher says `awake` before it hands out what came, or only after (glib's); it says
// `aboutToBlock` before it waits, or before it waits and hands out. Either way a turn is over at
// both, and the next begins with whatever is handed out.
void StallWatch::handleAwake()
{
    m_turning = true;
    end();
    // A nested loop that turned for the last time: its handler goes on without another word.
    if (m_depth > 0) begin();
}

void StallWatch::handleAboutToBlock()
{
    m_turning = true;
    end();
}

void StallWatch::begin()
{
    m_since = monotonicNow().count();
    m_turn = m_turn.load(std::memory_order_relaxed) + 1;
    // Against `stayAwake`: of the two who write first and read then, one sees the other.
    if (!m_armed.exchange(true)) sem_post(&m_wake);
}

void StallWatch::end()
{
    const Turn turn = m_turn.load(std::memory_order_relaxed);
    if (!isBusy(turn)) return;
    const bool caught = m_caught.load() == turn;
    if (caught) m_caughtEnd = monotonicNow().count();
    m_turn = turn + 1;
    if (caught) sem_post(&m_wake);
}

// ---- the looking thread ----------------------------------------------------------------------

void StallWatch::run()
{
    while (!m_stop) {
        while (sem_wait(&m_wake) != 0 && errno == EINTR) {
        }
        m_looks.fetch_add(1, std::memory_order_relaxed);
        if (!m_stop) watchTurns();
    }
}

bool StallWatch::sleepFor(Duration wait)
{
    const auto until = (monotonicNow() + wait).count();
    const timespec at{.tv_sec = static_cast<std::time_t>(until / 1'000'000'000),
                      .tv_nsec = static_cast<long>(until % 1'000'000'000)};
    int result = 0;
    do {
        result = sem_clockwait(&m_wake, CLOCK_MONOTONIC, &at);
    } while (result != 0 && errno == EINTR);
    m_looks.fetch_add(1, std::memory_order_relaxed);
    return result == 0;
}

bool StallWatch::stayAwake()
{
    m_armed = false;
    if (!isBusy(m_turn)) return false;
    // It became busy meanwhile. If it has armed us, its call waits in the semaphore.
    return !m_armed.exchange(true);
}

void StallWatch::watchTurns()
{
    std::optional<Caught> caught;
    Turn watched = 0;
    Duration held{}; ///< Of the watched turn, while the program was stopped.
    Duration wait = m_setup.shortest;
    while (true) {
        const auto before = monotonicNow();
        const bool called = sleepFor(wait);
        if (m_stop) return;
        const auto now = monotonicNow();
        const Turn turn = m_turn;
        const Duration since{m_since.load()};
        if (caught && caught->turn != turn) {
            keep(std::move(*caught), held);
            caught.reset();
        }
        const bool late = !called && now - before - wait > kLateLongest;
        if (late) {
            const std::lock_guard lock(m_mutex);
            ++m_count.held;
        }
        if (!isBusy(turn)) {
            if (!stayAwake()) return;
            wait = m_setup.shortest;
            continue;
        }
        if (turn != watched) held = {};
        watched = turn;
        // A look that comes late proves nothing about the time before it.
        if (late) held += std::min(now - before, now - since);
        const auto lasts = now - since - held;
        if (!caught && lasts >= m_setup.shortest && m_turn == turn) caught = take(turn, since);
        wait = caught ? kLookAgain : std::max(m_setup.shortest - lasts, Duration{1ms});
    }
}

StallWatch::Caught StallWatch::take(Turn turn, Duration since)
{
    m_caughtEnd = 0;
    m_caught = turn;
    Caught caught{.turn = turn, .since = since, .stall = {}};
    if (m_setup.readClock) caught.stall.noticed = m_setup.readClock();
    caught.stall.stack = m_probe.look();
    // What was found after its end belongs to somebody else.
    if (m_turn != turn) caught.stall.stack.clear();
    return caught;
}

void StallWatch::keep(Caught caught, Duration held)
{
    const Duration end{m_caughtEnd.load()};
    // Without a stamp it ended in the moment in which it was caught.
    const auto lasted = (end > Duration{} ? end : monotonicNow()) - caught.since - held;
    auto& stall = caught.stall;
    stall.lasted = std::max(lasted, m_setup.shortest);
    {
        const std::lock_guard lock(m_mutex);
        stall.number = ++m_count.stalls;
        m_count.longest = std::max(m_count.longest, stall.lasted);
        m_stalls.push(stall);
    }
    if (m_setup.told) m_setup.told(stall);
}

// ---- any thread ------------------------------------------------------------------------------

std::vector<StallWatch::Stall> StallWatch::stalls() const
{
    const std::lock_guard lock(m_mutex);
    return {m_stalls.items().begin(), m_stalls.items().end()};
}

StallWatch::Count StallWatch::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_count;
}

} // namespace grapevine::gui
