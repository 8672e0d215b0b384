#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/base/clock.h"

namespace grapevine::agent {

/// The order of a leave: the intent first, so that everybody says `left` and not `failed`; then
/// memberlist's dead message; then a short while of answering pings. Each step has a share of the
/// whole time, which is over when it is over, told or not.
class LeaveSteps {
public:
    enum class Step : std::uint8_t { None, Intent, Dead, Linger, Done };

    /// The intent has this head start at least, or the dead message could overtake it.
    static constexpr Duration kHeadStart = std::chrono::milliseconds{500};
    /// Answering goes on this long after both are told.
    static constexpr Duration kLinger = std::chrono::milliseconds{300};
    /// While leaving, gossip goes out this often.
    static constexpr Duration kGossipInterval = std::chrono::milliseconds{50};

    void start(TimePoint now, Duration limit, bool alone)
    {
        m_step = alone ? Step::Done : Step::Intent;
        m_told = alone;
        m_stepAt = now;
        m_intentUntil = now + limit * 4 / 10;
        m_deadUntil = now + limit * 8 / 10;
        m_until = now + limit;
    }
    void reset() { m_step = Step::None; }

    /// The step that begins now, if one does.
    [[nodiscard]] std::optional<Step> advance(TimePoint now, bool intentTold, bool deadTold)
    {
        switch (m_step) {
        case Step::None:
        case Step::Done: return std::nullopt;
        case Step::Intent:
            if (now < m_intentUntil && !(intentTold && now >= m_stepAt + kHeadStart))
                return std::nullopt;
            return enter(Step::Dead, now);
        case Step::Dead:
            if (now < m_deadUntil && !deadTold) return std::nullopt;
            m_told = deadTold;
            return enter(Step::Linger, now);
        case Step::Linger:
            if (now < std::min(m_until, m_stepAt + kLinger)) return std::nullopt;
            return enter(Step::Done, now);
        }
        return std::nullopt;
    }

    /// When to look again by time alone; being told is looked at after every input.
    [[nodiscard]] std::optional<TimePoint> nextTimeout(bool intentTold) const
    {
        switch (m_step) {
        case Step::None:
        case Step::Done: return std::nullopt;
        case Step::Intent:
            return intentTold ? std::min(m_intentUntil, m_stepAt + kHeadStart) : m_intentUntil;
        case Step::Dead: return m_deadUntil;
        case Step::Linger: return std::min(m_until, m_stepAt + kLinger);
        }
        return std::nullopt;
    }

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool told() const { return m_told; }

private:
    Step enter(Step step, TimePoint now)
    {
        m_step = step;
        m_stepAt = now;
        return step;
    }

    Step m_step = Step::None;
    bool m_told = false;
    TimePoint m_stepAt{};
    TimePoint m_intentUntil{};
    TimePoint m_deadUntil{};
    TimePoint m_until{};
};

} // namespace grapevine::agent
