#include "core/agent/observer_guard.h"

#include <algorithm>
#include <utility>

namespace grapevine::agent {

Duration ObserverGuard::rounds(int count) const
{
    return count * m_rules.probeInterval + m_rules.probeTimeout;
}

void ObserverGuard::beginQuiet(TimePoint now)
{
    m_quietSince = now;
    m_checks = 0;
}

void ObserverGuard::endQuiet()
{
    m_quietSince.reset();
    m_lastWord = false;
}

void ObserverGuard::handleStart(TimePoint /*now*/)
{
    m_accusedAt.reset();
    endQuiet();
    m_lastInbound.reset();
    m_takenIn = false;
    m_going = false;
    m_actions.clear();
}

void ObserverGuard::handleSelfAccused(TimePoint now)
{
    if (!m_accusedAt && (!m_lastInbound || *m_lastInbound < now)) m_accusedAt = now;
}

void ObserverGuard::handleInbound(TimePoint at)
{
    if (!m_lastInbound || *m_lastInbound < at) m_lastInbound = at;
    if (m_accusedAt && *m_accusedAt <= at) m_accusedAt.reset();
    endQuiet();
}

void ObserverGuard::handleAnswer()
{
    if (m_going || !std::exchange(m_lastWord, false)) return;
    m_going = true;
    m_actions.emplace_back(LeaveUnreachable{});
}

void ObserverGuard::handleOthers(TimePoint now, bool present)
{
    if (!present) {
        endQuiet();
        m_accusedAt.reset();
    } else if (!m_lastInbound && !m_quietSince) {
        beginQuiet(now);
    }
}

void ObserverGuard::handleStall(TimePoint now)
{
    // Others had every reason to accuse us meanwhile, and what they sent was thrown away.
    m_accusedAt.reset();
    m_lastWord = false;
    if (m_quietSince) beginQuiet(now);
    if (!m_going) m_actions.emplace_back(Reexchange{});
}

void ObserverGuard::handleNoVerdict(TimePoint now, MemberId about)
{
    if (m_going) return;
    if (m_lastVerdict && now - *m_lastVerdict < kVerdictGap) {
        ++m_verdictsDropped;
        return;
    }
    m_lastVerdict = now;
    m_actions.emplace_back(PeekForVerdict{about});
}

void ObserverGuard::handleAddress(TimePoint /*now*/, const std::optional<IpAddress>& route,
                                  bool ownUsable)
{
    // Without a route there is nobody to tell and nowhere to go: wait for the next one.
    if (m_going || ownUsable || !route) return;
    m_going = true;
    m_actions.emplace_back(Rejoin{});
}

void ObserverGuard::handleClash(TimePoint now, const Endpoint& ours, const Endpoint& theirs)
{
    if (m_going) return;
    m_going = true;
    if (m_lastClash && now - *m_lastClash > kClashForgotten) m_clashes = 0;
    m_lastClash = now;
    if (++m_clashes > kClashesMost) {
        m_actions.emplace_back(LeaveContested{});
        return;
    }
    Rejoin again;
    again.leaveFirst = m_takenIn || m_lastInbound;
    again.giveUpName = true;
    // Should the other be an observer too, both go: the lower address takes the next name, the
    // higher one the name after it.
    again.namesSkipped = ours < theirs ? 0 : 1;
    m_actions.emplace_back(again);
}

std::optional<TimePoint> ObserverGuard::nextTimeout() const
{
    if (m_going) return std::nullopt;
    std::optional<TimePoint> next;
    if (m_accusedAt) next = *m_accusedAt + rounds(kGraceRounds);
    if (m_quietSince) {
        const auto due = m_checks < kQuietRounds ? *m_quietSince + m_checks * m_rules.probeInterval
                                                 : *m_quietSince + rounds(kQuietRounds);
        if (!next || due < *next) next = due;
    }
    return next;
}

void ObserverGuard::handleTimeout(TimePoint now)
{
    if (m_going) return;
    if (m_accusedAt && now >= *m_accusedAt + rounds(kGraceRounds)) {
        m_going = true;
        m_actions.emplace_back(LeaveUnreachable{});
        return;
    }
    if (!m_quietSince) return;
    if (m_checks < kQuietRounds) {
        if (now < *m_quietSince + m_checks * m_rules.probeInterval) return;
        ++m_checks;
        m_actions.emplace_back(CheckReach{});
    } else if (now >= *m_quietSince + rounds(kQuietRounds)) {
        beginQuiet(now);
        m_lastWord = true;
        m_actions.emplace_back(Reexchange{});
    }
}

std::vector<GuardAction> ObserverGuard::takeActions()
{
    return std::exchange(m_actions, {});
}

} // namespace grapevine::agent
