#include "core/swim/running_suspicions.h"

namespace grapevine::swim {

void RunningSuspicions::start(TimePoint now, MemberId member, std::string_view accuser,
                              Suspicion::Window window)
{
    stop(member);
    const auto at = m_running.emplace(member, Suspicion{now, accuser, window}).first;
    m_deadlines.emplace(at->second.deadline(), member);
}

const Suspicion* RunningSuspicions::find(MemberId member) const
{
    const auto at = m_running.find(member);
    return at == m_running.end() ? nullptr : &at->second;
}

bool RunningSuspicions::confirm(MemberId member, std::string_view accuser)
{
    const auto at = m_running.find(member);
    if (at == m_running.end()) return false;
    const auto before = at->second.deadline();
    if (!at->second.confirm(accuser)) return false;
    if (const auto after = at->second.deadline(); after != before) {
        m_deadlines.erase({before, member});
        m_deadlines.emplace(after, member);
    }
    return true;
}

bool RunningSuspicions::note(MemberId member, std::string_view accuser)
{
    const auto at = m_running.find(member);
    return at != m_running.end() && at->second.note(accuser);
}

void RunningSuspicions::stop(MemberId member)
{
    const auto at = m_running.find(member);
    if (at == m_running.end()) return;
    m_deadlines.erase({at->second.deadline(), member});
    m_running.erase(at);
}

void RunningSuspicions::clear()
{
    m_running.clear();
    m_deadlines.clear();
}

void RunningSuspicions::restartAll(TimePoint now)
{
    m_deadlines.clear();
    for (auto& [member, suspicion] : m_running) {
        suspicion.restart(now);
        m_deadlines.emplace(suspicion.deadline(), member);
    }
}

std::optional<TimePoint> RunningSuspicions::nextTimeout() const
{
    if (m_deadlines.empty()) return std::nullopt;
    return m_deadlines.begin()->first;
}

std::optional<MemberId> RunningSuspicions::takeExpired(TimePoint now)
{
    if (m_deadlines.empty() || m_deadlines.begin()->first > now) return std::nullopt;
    const auto member = m_deadlines.begin()->second;
    stop(member);
    return member;
}

} // namespace grapevine::swim
