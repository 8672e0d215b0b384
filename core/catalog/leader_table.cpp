#include "core/catalog/leader_table.h"

#include <algorithm>
#include <utility>

#include "core/catalog/tally.h"

namespace grapevine::catalog {

namespace {

const LeaderGroup kNobody;

bool isAlive(const link::MemberRow& row)
{
    const auto health = healthOf(row, false);
    return health == Health::Healthy || health == Health::Suspect;
}

} // namespace

LeaderTable::LeaderTable(LeaderRules rules)
    : m_rules(std::move(rules))
{
}

LeaderTable::Change LeaderTable::put(const link::MemberRowPtr& row)
{
    Change change;
    const auto cluster = row->key.cluster;
    const bool alive = isAlive(*row);
    const auto at = m_members.find(row->key);
    const bool known = at != m_members.end();
    // Tags are read once per set of facts: most changes are of the status.
    const bool sameFacts =
        known && (at->second.facts == row->facts || *at->second.facts == *row->facts);
    if (sameFacts && at->second.alive == alive) return change;
    Member next{row->facts, sameFacts ? at->second.reading : readRole(m_rules, *row->facts), alive};
    const bool wasRaft = known && at->second.reading.isRaftMember;
    const bool isRaft = next.reading.isRaftMember;
    if (known) count(row->key, at->second, false, change);
    count(row->key, next, true, change);
    m_members.insert_or_assign(row->key, std::move(next));
    if (isRaft != wasRaft) countRaft(cluster, isRaft, change);
    settle(change);
    return change;
}

LeaderTable::Change LeaderTable::remove(const MemberKey& key)
{
    Change change;
    const auto at = m_members.find(key);
    if (at == m_members.end()) return change;
    const Member member = std::move(at->second);
    m_members.erase(at);
    count(key, member, false, change);
    if (member.reading.isRaftMember) countRaft(key.cluster, false, change);
    settle(change);
    return change;
}

void LeaderTable::count(const MemberKey& key, const Member& member, bool in, Change& change)
{
    if (!member.alive) return;
    const auto& reading = member.reading;
    LeaderGroupKey group{key.cluster, reading.group};
    const auto at = m_groups.try_emplace(group).first;
    auto& side = reading.isRaftMember ? at->second.raft : at->second.other;
    const auto step = [in](std::size_t& value) { in ? ++value : --value; };
    step(side.members);
    if (reading.tells) step(side.telling);
    if (!reading.role.empty()) {
        auto& holders = side.roles[reading.role];
        step(holders);
        if (holders == 0) side.roles.erase(reading.role);
    }
    if (reading.leads) {
        if (in) {
            side.claimants.insert_or_assign(key, member.facts->name);
        } else {
            side.claimants.erase(key);
        }
    }
    if (at->second.raft.members == 0 && at->second.other.members == 0) m_groups.erase(at);
    change.push_back(std::move(group));
}

void LeaderTable::countRaft(ClusterId cluster, bool in, Change& change)
{
    auto& members = m_raftMembers[cluster];
    const bool turns = members == (in ? 0U : 1U);
    members += in ? 1U : 0U;
    members -= in ? 0U : 1U;
    if (members == 0) m_raftMembers.erase(cluster);
    if (!turns) return;
    // Who counts is another question now, in every group of the cluster.
    for (auto at = m_groups.lower_bound({cluster, {}});
         at != m_groups.end() && at->first.cluster == cluster; ++at)
        change.push_back(at->first);
}

void LeaderTable::settle(Change& change)
{
    std::sort(change.begin(), change.end());
    change.erase(std::unique(change.begin(), change.end()), change.end());
}

const LeaderGroup& LeaderTable::group(const LeaderGroupKey& key) const
{
    const auto at = m_groups.find(key);
    if (at == m_groups.end()) return kNobody;
    return hasRaft(key.cluster) ? at->second.raft : at->second.other;
}

std::vector<LeaderGroupKey> LeaderTable::groups() const
{
    std::vector<LeaderGroupKey> out;
    for (const auto& [key, sides] : m_groups) {
        if (group(key).members > 0) out.push_back(key);
    }
    return out;
}

std::size_t LeaderTable::outsiders(ClusterId cluster) const
{
    std::size_t out = 0;
    if (!hasRaft(cluster)) return out;
    for (auto at = m_groups.lower_bound({cluster, {}});
         at != m_groups.end() && at->first.cluster == cluster; ++at)
        out += at->second.other.members;
    return out;
}

std::vector<MemberKey> LeaderTable::members() const
{
    std::vector<MemberKey> out;
    out.reserve(m_members.size());
    for (const auto& [key, member] : m_members)
        out.push_back(key);
    return out;
}

} // namespace grapevine::catalog
