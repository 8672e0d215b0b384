#include "core/base/log_ring.h"

namespace grapevine {

void LogRing::put(WallTime at, LogLevel level, std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    m_lines.push({at, level, std::string{text}});
}

std::vector<LogRing::Line> LogRing::lines() const
{
    const std::lock_guard lock(m_mutex);
    return {m_lines.items().begin(), m_lines.items().end()};
}

std::uint64_t LogRing::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines.dropped();
}

} // namespace grapevine
