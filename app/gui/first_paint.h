#pragma once

#include <QObject>

#include <chrono>

namespace grapevine::gui {

/// For the benchmarks: with GRAPEVINE_BENCH set, writes `first-paint-ms N` to standard error when
/// the first window has been painted, counted from `startedAt`, and then goes away.
class FirstPaint final : public QObject {
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    /// Does nothing unless GRAPEVINE_BENCH is set.
    static void measure(QObject& application, Clock::time_point startedAt);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    FirstPaint(QObject& application, Clock::time_point startedAt);
    void tell();

    Clock::time_point m_startedAt;
    bool m_seen = false;
};

} // namespace grapevine::gui
