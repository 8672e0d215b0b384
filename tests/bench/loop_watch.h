#pragma once

#include <QApplication>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/bench/stopwatch.h"

namespace grapevine::bench {

/// Milliseconds, in no order.
using Samples = std::vector<double>;

/// The sample below which `part` (0 to 1) of all lie; 1 is the largest. 0 of none.
[[nodiscard]] double percentile(Samples samples, double part);

/// An application that times its own event loop: how long one paint of the window takes, how
/// long the loop keeps a thing that happens waiting, and when something new is on the screen.
class LoopWatch final : public QApplication {
public:
    LoopWatch(int& argc, char** argv);
    ~LoopWatch() override;

    /// `content` is what paints are about, within `window`.
    void follow(QWidget* window, QWidget* content);
    /// Called once a turn in which the content was painted is over, with what went before it.
    void setPainted(std::function<void()> painted) { m_painted = std::move(painted); }

    /// From here on, samples are taken.
    void start();
    /// Ends it. Another thread has asked the loop for a word every 2 ms.
    void stop();
    /// Each time that the content was painted: all of the window that had to be, and the hand-over.
    [[nodiscard]] const Samples& paints() const { return m_paints; }
    /// How long the other thread waited for each word.
    [[nodiscard]] const Samples& waits() const { return m_waits; }
    /// Processor time of the longest single event, which other programs cannot lengthen.
    [[nodiscard]] double longestTurn() const { return m_longestTurn; }

    /// Turns the loop until the content was painted, or for ten seconds; false then.
    bool turnUntilPainted(const std::function<bool()>& isDone);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    void ask();

    QWidget* m_window = nullptr;
    QWidget* m_content = nullptr;
    std::function<void()> m_painted;
    Samples m_paints;
    Samples m_waits;
    double m_longestTurn = 0.0;
    int m_depth = 0;
    bool m_running = false;
    bool m_contentPainted = false;
    bool m_shown = false;
    std::thread m_asker;
    std::mutex m_mutex;
    std::condition_variable m_enough;
    bool m_stopped = false;
    std::atomic<bool> m_asked{false};
};

} // namespace grapevine::bench
