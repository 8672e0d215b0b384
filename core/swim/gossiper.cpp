#include "core/swim/gossiper.h"

#include <utility>

#include "core/swim/random_members.h"

namespace grapevine::swim {

void Gossiper::start(TimePoint now)
{
    m_ticker.start(now, m_with.timing.gossipInterval, m_with.random);
}

void Gossiper::hurry(TimePoint now, Duration interval)
{
    m_ticker.start(now, interval > Duration::zero() ? interval : m_with.timing.gossipInterval,
                   m_with.random);
}

void Gossiper::handleTimeout(TimePoint now)
{
    if (m_quiet || !m_ticker.take(now)) return;
    chooseMembers(
        m_with.membership.table().entries(), m_with.random, m_with.timing.gossipNodes,
        [&](const MemberEntry& entry) {
            if (m_with.membership.isSelf(entry) || !hasEndpoint(entry)) return false;
            switch (entry.state) {
            case State::Alive:
            case State::Suspect: return true;
            case State::Dead: return now - entry.changedAt <= m_with.timing.gossipToTheDeadTime;
            case State::Left: return false;
            }
            return false;
        },
        m_chosen);
    if (m_chosen.empty()) return;
    GossipTo gossip;
    gossip.targets.reserve(m_chosen.size());
    for (const auto* entry : m_chosen)
        gossip.targets.push_back({entry->record->endpoint, readsCrc(*entry->record)});
    m_chosen.clear();
    m_with.outputs.emplace_back(std::move(gossip));
}

} // namespace grapevine::swim
