#pragma once

#include <QObject>

#include <optional>

#include "ui/models/time_range.h"

namespace grapevine::link {
struct LinkStatus;
}

namespace grapevine::models {

/// Which part of time is looked at: all of it or a zoomed part, and within it perhaps a brushed
/// one. Strips and lanes that share one of these show the same.
///
/// Its edges move in steps, so that a picture of it stands still between them.
class TimeWindow final : public QObject {
    Q_OBJECT
public:
    static constexpr Duration kShortest = std::chrono::seconds{2};
    static constexpr Duration kSpanLeast = std::chrono::minutes{1};

    explicit TimeWindow(QObject* parent = nullptr);

    /// What there is to look at: from the oldest line until now.
    void setExtent(TimePoint oldest, Moment now);
    void clear();

    [[nodiscard]] TimeRange visible() const { return m_visible; }
    [[nodiscard]] const std::optional<TimeRange>& brush() const { return m_brush; }
    /// The brushed part, or else all that is visible.
    [[nodiscard]] TimeRange focus() const { return m_brush.value_or(m_visible); }
    [[nodiscard]] bool isZoomed() const { return m_zoomed; }
    [[nodiscard]] Moment now() const { return m_now; }
    [[nodiscard]] TimePoint oldest() const { return m_oldest; }
    /// Time of day at that moment, as the clock stands now.
    [[nodiscard]] WallTime wallAt(TimePoint at) const;

    /// Smaller than 1 shows less; `anchor` stays where it is.
    void zoom(double factor, TimePoint anchor);
    void pan(Duration by);
    void showAll();
    /// Nothing takes it away.
    void setBrush(std::optional<TimeRange> brush);
    void handleStatus(const link::LinkStatus& status);
    /// From when on nothing is seen, until now; nothing while there is word.
    [[nodiscard]] std::optional<TimePoint> silentSince() const { return m_silentSince; }

Q_SIGNALS:
    /// `visible` is another, or time went on within it.
    void changed();
    void brushChanged();

private:
    [[nodiscard]] TimeRange whole() const;
    void setVisible(TimeRange range);

    TimePoint m_oldest;
    Moment m_now;
    TimeRange m_visible;
    std::optional<TimeRange> m_brush;
    std::optional<TimePoint> m_silentSince;
    bool m_zoomed = false;
    bool m_known = false;
};

} // namespace grapevine::models
