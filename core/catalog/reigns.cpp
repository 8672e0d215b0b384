#include "core/catalog/reigns.h"

#include <algorithm>
#include <utility>

namespace grapevine::catalog {

void Reigns::note(const LeaderTable& table, std::span<const LeaderGroupKey> touched,
                  const Moment& now, bool firstLook)
{
    for (const auto& key : touched) {
        const auto& claimants = table.group(key).claimants;
        auto at = m_reigns.find(key);
        if (at == m_reigns.end()) {
            if (claimants.empty()) continue;
            if (!makeRoom()) {
                ++m_dropped;
                continue;
            }
            at = m_reigns.emplace(key, Reign{}).first;
            at->second.firstLook = firstLook;
        } else if (at->second.leaders == claimants) {
            continue;
        } else {
            at->second.firstLook = false;
            ++at->second.changes;
        }
        auto& reign = at->second;
        // While nobody led, those before stay the last ones.
        if (!reign.leaders.empty()) {
            reign.before.clear();
            for (const auto& [member, name] : reign.leaders)
                reign.before.push_back(name);
            std::sort(reign.before.begin(), reign.before.end());
        }
        reign.leaders = claimants;
        reign.since = now;
    }
}

bool Reigns::makeRoom()
{
    if (m_reigns.size() < kGroupsMost) return true;
    std::erase_if(m_reigns, [](const auto& one) { return one.second.leaders.empty(); });
    return m_reigns.size() < kGroupsMost;
}

void Reigns::succeed(const LeaderTable& table, const Moment& now)
{
    std::map<std::string, Reign> before;
    for (auto& [key, reign] : m_reigns)
        before.emplace(key.name, std::move(reign));
    m_reigns.clear();
    const auto namesOf = [](const std::map<MemberKey, std::string>& members) {
        std::vector<std::string> out;
        for (const auto& [key, name] : members)
            out.push_back(name);
        std::sort(out.begin(), out.end());
        return out;
    };
    const auto groups = table.groups();
    for (const auto& key : groups) {
        const auto at = before.find(key.name);
        if (at == before.end()) continue;
        const auto& claimants = table.group(key).claimants;
        if (namesOf(at->second.leaders) == namesOf(claimants)) at->second.leaders = claimants;
        m_reigns.emplace(key, std::move(at->second));
    }
    note(table, groups, now, true);
}

void Reigns::clear()
{
    m_reigns.clear();
    m_dropped = 0;
}

const Reign* Reigns::find(const LeaderGroupKey& key) const
{
    const auto at = m_reigns.find(key);
    return at == m_reigns.end() ? nullptr : &at->second;
}

LeaderState leaderState(const LeaderGroup& group, const Reign* reign)
{
    if (group.claimants.size() > 1) return LeaderState::Contested;
    if (group.claimants.size() == 1) return LeaderState::Led;
    return reign != nullptr && group.members > 0 ? LeaderState::Vacant : LeaderState::Untold;
}

} // namespace grapevine::catalog
