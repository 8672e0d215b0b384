#include "core/sim/agreement_checker.h"

#include <fmt/core.h>

namespace grapevine::sim {

void AgreementChecker::arm(TimePoint now, Duration within)
{
    m_armed = now;
    m_due = now + within;
    m_took.reset();
}

void AgreementChecker::handleVerdict(TimePoint now, const std::string& disagreement)
{
    if (!m_due) return;
    if (disagreement.empty()) {
        m_took = now - m_armed;
        m_due.reset();
    } else if (now >= *m_due) {
        const auto seconds = std::chrono::duration<double>(now - m_armed).count();
        m_log.report(
            now, "fleet",
            fmt::format("no agreement {:.1f} s after the fault: {}", seconds, disagreement));
        m_due.reset();
    }
}

} // namespace grapevine::sim
