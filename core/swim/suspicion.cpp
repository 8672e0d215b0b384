#include "core/swim/suspicion.h"

#include <algorithm>
#include <cmath>

namespace grapevine::swim {

namespace {

/// As Go's Duration.Seconds.
double secondsOf(Duration duration)
{
    constexpr Duration::rep kSecond = 1'000'000'000;
    const auto whole = duration.count() / kSecond;
    const auto rest = duration.count() % kSecond;
    return static_cast<double>(whole) + static_cast<double>(rest) / 1e9;
}

} // namespace

Suspicion::Suspicion(TimePoint now, std::string_view accuser, Window window)
    : m_since(now)
    , m_window(window)
    , m_accusers{std::string{accuser}}
    , m_deadline(computedDeadline())
{
}

bool Suspicion::confirm(std::string_view accuser)
{
    if (accuser.empty()) return false; // Told again and again, it would be news for ever.
    if (m_accusers.front().empty()) {
        m_accusers.front() = accuser;
        return true;
    }
    if (m_confirmations >= m_window.quorum) return false;
    if (std::find(m_accusers.begin(), m_accusers.end(), accuser) != m_accusers.end()) return false;
    m_accusers.emplace_back(accuser);
    ++m_confirmations;
    m_deadline = computedDeadline();
    return true;
}

bool Suspicion::note(std::string_view accuser)
{
    if (accuser.empty() || m_accusers.size() >= kAccusersMost) return false;
    if (std::find(m_accusers.begin(), m_accusers.end(), accuser) != m_accusers.end()) return false;
    m_accusers.emplace_back(accuser);
    return true;
}

void Suspicion::restart(TimePoint now)
{
    m_since = now;
    m_void = m_confirmations;
    m_deadline = computedDeadline();
}

TimePoint Suspicion::computedDeadline() const
{
    if (m_window.quorum == 0) return m_since + m_window.shortest;
    const auto counted = m_confirmations - m_void;
    return m_since + (counted == 0 ? m_window.longest : timeout(counted));
}

Duration Suspicion::timeout(std::size_t confirmations) const
{
    if (m_window.quorum == 0) return m_window.shortest;
    const double share = std::log(static_cast<double>(confirmations) + 1.0) /
                         std::log(static_cast<double>(m_window.quorum) + 1.0);
    const double longest = secondsOf(m_window.longest);
    const double raw = longest - share * (longest - secondsOf(m_window.shortest));
    const std::chrono::milliseconds rounded{
        static_cast<std::chrono::milliseconds::rep>(std::floor(1000.0 * raw))};
    return std::max(Duration{rounded}, m_window.shortest);
}

} // namespace grapevine::swim
