#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/catalog/leader_rules.h"
#include "core/link/member_row.h"

namespace grapevine::catalog {

/// Members that choose one leader among themselves, as far as tags tell.
struct LeaderGroupKey {
    ClusterId cluster;
    std::string name; ///< RoleReading::group; empty: those whose tags name no group.

    auto operator<=>(const LeaderGroupKey&) const = default;
};

/// Who of a group claims to lead, of those alive: suspects among them, since a suspicion is not yet
/// a verdict.
struct LeaderGroup {
    std::map<MemberKey, std::string> claimants; ///< Their names.
    std::map<std::string, std::size_t> roles;   ///< How many members have which role.
    std::size_t members = 0;
    std::size_t telling = 0; ///< Of them: whose tags say anything of roles or leading.

    bool operator==(const LeaderGroup&) const = default;
};

/// Members' tags as groups and their leaders. A change of one member touches only the groups that
/// it was and is in; whatever the order of changes, the result is that of the present rows.
///
/// Holds the present alone; what was before is for Reigns.
class LeaderTable {
public:
    explicit LeaderTable(LeaderRules rules = LeaderRules::shipped());

    /// Groups that are other than before, came or went; sorted, each once.
    using Change = std::vector<LeaderGroupKey>;

    Change put(const link::MemberRowPtr& row);
    Change remove(const MemberKey& key);

    /// Groups with anybody alive in them. Where a cluster has Raft members, of those alone.
    [[nodiscard]] std::vector<LeaderGroupKey> groups() const;
    /// Empty when there is no such group.
    [[nodiscard]] const LeaderGroup& group(const LeaderGroupKey& key) const;
    [[nodiscard]] bool hasRaft(ClusterId cluster) const { return m_raftMembers.contains(cluster); }
    /// Members alive that do not count, since they are not of Raft.
    [[nodiscard]] std::size_t outsiders(ClusterId cluster) const;
    [[nodiscard]] std::vector<MemberKey> members() const;
    [[nodiscard]] bool knows(const MemberKey& key) const { return m_members.contains(key); }

private:
    struct Member {
        NodeFactsPtr facts;
        RoleReading reading;
        bool alive = false;
    };
    /// Everybody is in one of the two; which one counts is the cluster's question.
    struct Sides {
        LeaderGroup raft;
        LeaderGroup other;
    };

    void count(const MemberKey& key, const Member& member, bool in, Change& change);
    void countRaft(ClusterId cluster, bool in, Change& change);
    static void settle(Change& change);

    LeaderRules m_rules;
    std::unordered_map<MemberKey, Member> m_members;
    std::map<LeaderGroupKey, Sides> m_groups;
    std::map<ClusterId, std::size_t> m_raftMembers; ///< Alive or not.
};

} // namespace grapevine::catalog
