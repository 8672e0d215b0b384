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
    m_ahead.clear();
}

void RpcStreamGuard::handleLogLine(TimePoint now, std::string_view line)
{
    if (!m_openedAt || line.find(kBegins) == std::string_view::npos) return;
    m_lastWord = now;
    if (now - *m_openedAt < kOldLines) return;
    while (!m_ahead.empty() && now - m_ahead.front() > kAheadMost)
        m_ahead.pop_front();
    if (!m_ahead.empty()) return m_ahead.pop_front();
    if (m_underWay.size() >= kUnderWayMost) m_underWay.pop_front();
    m_underWay.push_back(now);
}

void RpcStreamGuard::handleRecord(TimePoint now)
{
    m_lastWord = now;
    if (!m_underWay.empty()) return m_underWay.pop_front();
    if (m_ahead.size() >= kUnderWayMost) m_ahead.pop_front();
    m_ahead.push_back(now);
}

void RpcStreamGuard::handleSent(TimePoint now)
{
    m_lastWord = now;
}

void RpcStreamGuard::handleEnding(TimePoint now)
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
