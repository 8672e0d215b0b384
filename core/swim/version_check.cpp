#include "core/swim/version_check.h"

#include <algorithm>

namespace grapevine::swim {

void VersionCheck::narrow(const Versions& versions)
{
    m_protocol.least = std::max(m_protocol.least, versions[0]);
    m_protocol.most = std::min(m_protocol.most, versions[1]);
    m_delegate.least = std::max(m_delegate.least, versions[3]);
    m_delegate.most = std::min(m_delegate.most, versions[4]);
}

bool VersionCheck::admits(const Versions& versions) const
{
    const auto within = [](std::uint8_t value, Range range) {
        return range.least <= value && value <= range.most;
    };
    return within(versions[2], m_protocol) && within(versions[5], m_delegate);
}

} // namespace grapevine::swim
