#pragma once

#include <QObject>

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <semaphore.h>
#include <thread>
#include <vector>

#include "app/gui/stack_probe.h"
#include "core/base/bounded_ring.h"
#include "core/base/clock.h"

namespace grapevine::gui {

/// Notices that the event loop has not turned for a while, and what stood in its way.
///
///     the loop waits   -> idle
///     something is handed to a widget -> busy, from now until the loop waits again
///     busy for longer than `shortest`: its stack is taken once, its end awaited, and it is kept
///
/// A thread of its own looks. It sleeps without an end while the loop waits; once something
/// happens it looks again a quarter of a second later, and then exactly when the turn would have
/// become a stall: four looks a second under load, none at rest.
///
/// Time is CLOCK_MONOTONIC's, which stands still while the machine sleeps. When the looking thread
/// itself comes late the whole program was stopped (by a debugger, a signal, a starved machine):
/// that time is nobody's stall, and is counted apart.
///
/// A nested loop (a dialog, a menu) that turns is no stall of the handler that runs it.
class StallWatch {
public:
    static constexpr Duration kShortestUsual = std::chrono::milliseconds{250};
    /// Kept with their stacks; all are counted.
    static constexpr std::size_t kStallsMost = 20;

    struct Stall {
        std::uint64_t number = 0; ///< The first is 1.
        Moment noticed;
        Duration lasted{};
        std::vector<void*> stack; ///< Innermost first; empty when it ended as it was looked at.
    };
    struct Count {
        std::uint64_t stalls = 0;
        Duration longest{};
        std::uint64_t held = 0; ///< How often the program was stopped from outside.
    };
    struct Setup {
        Duration shortest = kShortestUsual;
        std::function<Moment()> readClock;
        /// Called once a stall is over, on the looking thread; may be empty.
        std::function<void(const Stall&)> told;
    };

    /// On the thread whose loop is watched, with its loop not yet running or just now doing this.
    explicit StallWatch(Setup setup);
    ~StallWatch();
    StallWatch(const StallWatch&) = delete;
    StallWatch& operator=(const StallWatch&) = delete;

    /// Something is handed to a receiver, for as long as it lives. Null watches nothing.
    class Step {
    public:
        explicit Step(StallWatch* watch)
            : m_watch(watch != nullptr && watch->isHere() ? watch : nullptr)
        {
            if (m_watch != nullptr) m_watch->enter();
        }
        ~Step()
        {
            if (m_watch != nullptr) --m_watch->m_depth;
        }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        StallWatch* m_watch;
    };

    // From any thread.
    /// The last ones, oldest first.
    [[nodiscard]] std::vector<Stall> stalls() const;
    [[nodiscard]] Count count() const;
    /// How often the looking thread was on the processor.
    [[nodiscard]] std::uint64_t looks() const { return m_looks.load(std::memory_order_relaxed); }

private:
    using Turn = std::uint64_t; ///< Odd while busy.
    struct Caught {
        Turn turn = 0;
        Duration since{};
        Stall stall;
    };

    // On the watched thread.
    [[nodiscard]] bool isHere() const;
    void enter();
    void handleAwake();
    void handleAboutToBlock();
    void begin();
    void end();

    // On the looking thread.
    void run();
    void watchTurns();
    [[nodiscard]] bool sleepFor(Duration wait);
    /// False once nobody is busy, and the next to be will wake us.
    [[nodiscard]] bool stayAwake();
    [[nodiscard]] Caught take(Turn turn, Duration since);
    void keep(Caught caught, Duration held);

    Setup m_setup;
    StackProbe m_probe;
    pthread_t m_watched;
    int m_depth = 0;        ///< Handlers inside each other.
    bool m_turning = false; ///< From the loop's first turn on: the way there is no turn.
    QObject m_context;

    std::atomic<Turn> m_turn{0};
    std::atomic<Duration::rep> m_since{0}; ///< When the busy turn began.
    std::atomic<Turn> m_caught{0};         ///< The turn whose end is to be stamped.
    std::atomic<Duration::rep> m_caughtEnd{0};
    std::atomic<bool> m_armed{false}; ///< The looking thread looks, or is about to.
    std::atomic<bool> m_stop{false};
    std::atomic<std::uint64_t> m_looks{0};
    sem_t m_wake{};

    mutable std::mutex m_mutex;
    BoundedRing<Stall> m_stalls{kStallsMost};
    Count m_count;
    std::thread m_thread;
};

} // namespace grapevine::gui
