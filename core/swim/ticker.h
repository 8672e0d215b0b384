#pragma once

#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/base/random.h"

namespace grapevine::swim {

/// A steady beat whose missed ticks count as one. The first comes after a random part of the
/// interval, so that members that started together do not speak together.
class Ticker {
public:
    /// An interval of zero never ticks.
    void start(TimePoint now, Duration interval, Random& random)
    {
        m_interval = interval;
        m_next.reset();
        if (interval <= Duration::zero()) return;
        const auto offset = random.below(static_cast<std::uint64_t>(interval.count()));
        m_next = now + Duration{static_cast<Duration::rep>(offset)};
    }

    [[nodiscard]] std::optional<TimePoint> next() const { return m_next; }

    /// True once for all ticks up to `now`.
    [[nodiscard]] bool take(TimePoint now)
    {
        if (!m_next || now < *m_next) return false;
        *m_next += m_interval * (1 + (now - *m_next) / m_interval);
        return true;
    }

    /// Lets the ticks before `now` pass; the beat stays the same.
    void skipTo(TimePoint now)
    {
        if (!m_next || *m_next >= now) return;
        *m_next += m_interval * ((now - *m_next + m_interval - Duration{1}) / m_interval);
    }

private:
    Duration m_interval{};
    std::optional<TimePoint> m_next;
};

/// The earlier of two; nothing is never.
[[nodiscard]] inline std::optional<TimePoint> earlier(std::optional<TimePoint> a,
                                                      std::optional<TimePoint> b)
{
    if (!a) return b;
    if (!b) return a;
    return *a < *b ? a : b;
}

} // namespace grapevine::swim
