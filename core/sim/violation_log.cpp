#include "core/sim/violation_log.h"

#include <fmt/core.h>
#include <utility>

namespace grapevine::sim {

std::string Violation::text() const
{
    const auto seconds = std::chrono::duration<double>(at.time_since_epoch()).count();
    return fmt::format("seed {}, {:.6f} s, {}: {}", seed, seconds, node, words);
}

void ViolationLog::report(TimePoint at, std::string node, std::string words)
{
    if (m_violations.size() >= kMost) {
        ++m_notKept;
        return;
    }
    m_violations.push_back({m_seed, at, std::move(node), std::move(words)});
}

std::string ViolationLog::text() const
{
    std::string out;
    for (const auto& violation : m_violations)
        out += violation.text() + '\n';
    if (m_notKept > 0) out += fmt::format("and {} more\n", m_notKept);
    return out;
}

} // namespace grapevine::sim
