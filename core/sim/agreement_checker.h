#pragma once

#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/sim/violation_log.h"

namespace grapevine::sim {

/// After a fault is healed everybody agrees within a stated time.
class AgreementChecker {
public:
    explicit AgreementChecker(ViolationLog& log)
        : m_log(log)
    {
    }

    /// From now on nothing is wrong any more; `within` that everybody is to agree.
    void arm(TimePoint now, Duration within);
    /// A new fault: no promise stands.
    void disarm() { m_due.reset(); }

    /// When `handleVerdict` has to be called at the latest.
    [[nodiscard]] std::optional<TimePoint> due() const { return m_due; }
    /// `disagreement` is a sentence about who does not agree; empty: all do.
    void handleVerdict(TimePoint now, const std::string& disagreement);
    /// How long the last agreement took, from arm().
    [[nodiscard]] std::optional<Duration> took() const { return m_took; }

private:
    ViolationLog& m_log;
    TimePoint m_armed{};
    std::optional<TimePoint> m_due;
    std::optional<Duration> m_took;
};

} // namespace grapevine::sim
