#include "ui/models/time_window.h"

#include <algorithm>
#include <chrono>

#include "core/link/link_status.h"

namespace grapevine::models {

namespace {

using namespace std::chrono_literals;

/// The shortest of the spans that are offered and at least as long: eight steps to each doubling,
/// so that at most an eighth of a strip is empty.
Duration spanFor(Duration wanted)
{
    for (Duration octave = TimeWindow::kSpanLeast;; octave *= 2) {
        for (int eighths = 8; eighths < 16; ++eighths) {
            const auto span = octave / 8 * eighths;
            if (span >= wanted || octave > 100'000h) return span;
        }
    }
}

/// How far a zoomed window that showed "now" jumps when now has left it.
constexpr int kJumps = 4;

} // namespace

TimeWindow::TimeWindow(QObject* parent)
    : QObject(parent)
{
    m_visible = {.from = TimePoint{}, .to = TimePoint{kSpanLeast}};
}

void TimeWindow::setExtent(TimePoint oldest, Moment now)
{
    const auto before = m_now.boot;
    m_oldest = std::min(oldest, now.boot);
    m_now = now;
    if (!m_zoomed || !m_known) {
        m_known = true;
        m_visible = whole();
    } else if (before < m_visible.to && now.boot >= m_visible.to) {
        const auto step = m_visible.span() / kJumps;
        while (m_visible.to <= now.boot && step > 0ns)
            m_visible = {m_visible.from + step, m_visible.to + step};
    }
    Q_EMIT changed();
}

void TimeWindow::clear()
{
    m_known = m_zoomed = false;
    m_silentSince.reset();
    setBrush(std::nullopt);
}

TimeRange TimeWindow::whole() const
{
    // A little room at the right, so that the newest bar is no sliver at the edge.
    const auto wanted = (m_now.boot - m_oldest) + (m_now.boot - m_oldest) / 50;
    const auto span = spanFor(wanted);
    // The left edge is a whole step before the oldest: it stays while old lines give way.
    const auto step = std::max<Duration>(span / 60, 1s);
    const auto from = TimePoint{m_oldest.time_since_epoch() / step * step};
    return {from, from + span + step};
}

WallTime TimeWindow::wallAt(TimePoint at) const
{
    const auto ago = std::chrono::floor<std::chrono::milliseconds>(m_now.boot - at);
    return {.milliseconds = m_now.wall.milliseconds - ago.count()};
}

void TimeWindow::setVisible(TimeRange range)
{
    const auto all = whole();
    if (range.span() >= all.span()) return showAll();
    if (range.from < all.from) range = {all.from, all.from + range.span()};
    if (range.to > all.to) range = {all.to - range.span(), all.to};
    m_zoomed = true;
    if (range == m_visible) return;
    m_visible = range;
    Q_EMIT changed();
}

void TimeWindow::zoom(double factor, TimePoint anchor)
{
    const auto span = std::max(Duration{static_cast<Duration::rep>(
                                   static_cast<double>(m_visible.span().count()) * factor)},
                               kShortest);
    const auto share = static_cast<double>((anchor - m_visible.from).count()) /
                       static_cast<double>(m_visible.span().count());
    const auto from =
        anchor - Duration{static_cast<Duration::rep>(static_cast<double>(span.count()) * share)};
    setVisible({from, from + span});
}

void TimeWindow::pan(Duration by)
{
    if (!m_zoomed) return;
    setVisible({m_visible.from + by, m_visible.to + by});
}

void TimeWindow::showAll()
{
    m_zoomed = false;
    m_visible = whole();
    Q_EMIT changed();
}

void TimeWindow::setBrush(std::optional<TimeRange> brush)
{
    if (brush == m_brush) return;
    m_brush = brush;
    Q_EMIT brushChanged();
}

void TimeWindow::handleStatus(const link::LinkStatus& status)
{
    std::optional<TimePoint> since;
    if (status.phase == link::LinkPhase::Stale && status.lastAnswer)
        since = status.lastAnswer->boot;
    if (since == m_silentSince) return;
    m_silentSince = since;
    Q_EMIT changed();
}

} // namespace grapevine::models
