#include "core/net/rpc_stream_guard.h"

#include <algorithm>

namespace grapevine::net {

namespace {

constexpr std::string_view kBegins = "agent: Received event: ";

} // namespace

void RpcStreamGuard::handleOpened(TimePoint now)
{
    m_openedAt = m_lastWord = now;
    m_underWay.clear();
}

void RpcStreamGuard::handleLogLine(TimePoint now, std::string_view line)
{
    if (!m_openedAt || line.find(kBegins) == std::string_view::npos) return;
    m_lastWord = now;
    if (now - *m_openedAt < kOldLines) return;
    if (m_underWay.size() >= kUnderWayMost) m_underWay.pop_front();
    m_underWay.push_back(now);
}

void RpcStreamGuard::handleRecord(TimePoint now)
{
    m_lastWord = now;
    if (!m_underWay.empty()) m_underWay.pop_front();
}

void RpcStreamGuard::handleSent(TimePoint now)
{
    m_lastWord = now;
}

void RpcStreamGuard::handleClosed()
{
    m_openedAt.reset();
}

bool RpcStreamGuard::mayClose(TimePoint now) const
{
    if (!m_openedAt) return true;
    const auto open = [&](TimePoint began) { return now - began < kForgetAfter; };
    return now - m_lastWord >= kQuiet && std::none_of(m_underWay.begin(), m_underWay.end(), open);
}

} // namespace grapevine::net
