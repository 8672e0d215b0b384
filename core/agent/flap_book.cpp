#include "core/agent/flap_book.h"

#include <utility>

namespace grapevine::agent {

void FlapBook::handleSuspect(MemberId member)
{
    change(member, [](link::FlapHistory& history) { ++history.suspected; });
}

void FlapBook::handleRefute(const Moment& now, MemberId member)
{
    change(member, [&now](link::FlapHistory& history) {
        ++history.refuted;
        history.lastFlap = now;
    });
}

void FlapBook::handleFailure(MemberId member)
{
    change(member, [](link::FlapHistory& history) { ++history.failed; });
    handleAbsence(member);
}

void FlapBook::handleAbsence(MemberId member)
{
    touch(member).away = true;
}

void FlapBook::handleJoin(const Moment& now, MemberId member)
{
    const auto at = m_pages.find(member);
    if (at == m_pages.end() || !std::exchange(at->second.away, false)) return;
    change(member, [&now](link::FlapHistory& history) {
        ++history.returned;
        history.lastFlap = now;
    });
}

void FlapBook::handlePresence(MemberId member)
{
    if (const auto at = m_pages.find(member); at != m_pages.end()) at->second.away = false;
}

void FlapBook::forget(MemberId member)
{
    const auto at = m_pages.find(member);
    if (at == m_pages.end()) return;
    m_byTouch.erase(at->second.touched);
    m_pages.erase(at);
}

FlapBook::History FlapBook::find(MemberId member) const
{
    const auto at = m_pages.find(member);
    return at == m_pages.end() ? nullptr : at->second.history;
}

FlapBook::Page& FlapBook::touch(MemberId member)
{
    if (m_pages.size() >= kMembersMost && !m_pages.contains(member)) {
        forget(m_byTouch.begin()->second);
        m_counters.add("observer.flaps-forgotten");
    }
    auto& page = m_pages[member];
    if (page.touched != 0) m_byTouch.erase(page.touched);
    page.touched = ++m_touches;
    m_byTouch.emplace(page.touched, member);
    return page;
}

template<class Change> void FlapBook::change(MemberId member, Change how)
{
    auto& page = touch(member);
    auto next = page.history ? *page.history : link::FlapHistory{};
    how(next);
    page.history = std::make_shared<const link::FlapHistory>(next);
}

} // namespace grapevine::agent
