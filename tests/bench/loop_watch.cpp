#include "tests/bench/loop_watch.h"

#include <QEvent>
#include <QMetaObject>
#include <QWidget>
#include <QWindow>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace grapevine::bench {

namespace {

constexpr std::chrono::milliseconds kAskEach{2};
constexpr std::chrono::seconds kPatience{10};

double milliseconds(Watch::duration took)
{
    return std::chrono::duration<double, std::milli>(took).count();
}

} // namespace

double percentile(Samples samples, double part)
{
    if (samples.empty()) return 0.0;
    std::sort(samples.begin(), samples.end());
    const auto last = samples.size() - 1;
    const auto at = static_cast<std::size_t>(std::ceil(part * static_cast<double>(samples.size())) -
                                             (part > 0 ? 1 : 0));
    return samples[std::min(at, last)];
}

LoopWatch::LoopWatch(int& argc, char** argv)
    : QApplication(argc, argv)
{
}

LoopWatch::~LoopWatch()
{
    stop();
}

void LoopWatch::follow(QWidget* window, QWidget* content)
{
    m_window = window;
    m_content = content;
}

void LoopWatch::start()
{
    stop();
    m_paints.clear();
    m_waits.clear();
    m_longestTurn = 0.0;
    m_running = true;
    m_stopped = false;
    m_asked = false;
    m_asker = std::thread([this] { ask(); });
}

void LoopWatch::stop()
{
    m_running = false;
    if (!m_asker.joinable()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_enough.notify_all();
    m_asker.join();
}

void LoopWatch::ask()
{
    std::unique_lock lock(m_mutex);
    while (!m_enough.wait_for(lock, kAskEach, [this] { return m_stopped; })) {
        if (m_asked.exchange(true)) continue;
        QMetaObject::invokeMethod(
            this,
            [this, askedAt = Watch::now()] {
                if (m_running) m_waits.push_back(milliseconds(Watch::now() - askedAt));
                m_asked = false;
            },
            Qt::QueuedConnection);
    }
}

bool LoopWatch::turnUntilPainted(const std::function<bool()>& isDone)
{
    const auto began = Watch::now();
    m_shown = false;
    while (!m_shown || !isDone()) {
        if (Watch::now() - began > kPatience) return false;
        processEvents(QEventLoop::AllEvents);
    }
    return true;
}

bool LoopWatch::notify(QObject* receiver, QEvent* event)
{
    if (event->type() == QEvent::Paint && receiver == m_content) m_contentPainted = true;
    if (m_depth > 0) return QApplication::notify(receiver, event);
    // Afterwards neither of them may still be there.
    const bool paints = event->type() == QEvent::UpdateRequest && m_window != nullptr &&
                        (receiver == m_window || receiver == m_window->windowHandle());
    const double before = threadTime();
    const auto began = Watch::now();
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    if (m_running) {
        m_longestTurn = std::max(m_longestTurn, threadTime() - before);
        if (paints && m_contentPainted) m_paints.push_back(milliseconds(Watch::now() - began));
    }
    if (m_contentPainted) {
        m_contentPainted = false;
        m_shown = true;
        if (m_painted) m_painted();
    }
    return taken;
}

} // namespace grapevine::bench
