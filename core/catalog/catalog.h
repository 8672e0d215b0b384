#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/counters.h"
#include "core/catalog/rule_set.h"
#include "core/catalog/service.h"
#include "core/catalog/tag_reading.h"

namespace grapevine::catalog {

/// Members' tags as services and instances, by rules. A change of one member touches only what
/// that member offers; whatever the order of changes, the result is that of the present rows.
class Catalog {
public:
    /// What one call changed.
    struct Change {
        /// Services that are other than before, came or went; sorted, each once.
        std::vector<ServiceKey> services;
        /// The first Raft member of a cluster came or the last one went: who is left out without
        /// outsiders is another question now.
        bool raftTurned = false;
    };

    explicit Catalog(RuleSet rules = RuleSet::shipped());

    /// Reads all members anew.
    void setRules(RuleSet rules);
    [[nodiscard]] const RuleSet& rules() const { return m_rules; }

    Change put(const link::MemberRowPtr& row);
    Change remove(const MemberKey& key);

    [[nodiscard]] const std::map<ServiceKey, Service>& services() const { return m_services; }
    /// Null when there is no such service.
    [[nodiscard]] const Service* find(const ServiceKey& key) const;

    /// Of the whole service or of one zone. `withOutsiders`: count who is no Raft member, too;
    /// where a cluster has no Raft members at all, everybody counts.
    [[nodiscard]] Tally tally(const ServiceKey& key, const std::optional<std::string>& zone,
                              bool withOutsiders = true) const;
    [[nodiscard]] bool hasRaft(ClusterId cluster) const;
    [[nodiscard]] bool hasRaft() const;

    /// By member, then as its tags are read.
    [[nodiscard]] std::vector<Instance> instances(const ServiceKey& key) const;
    /// One member's part of them.
    [[nodiscard]] std::vector<Instance> instances(const ServiceKey& key,
                                                  const MemberKey& member) const;
    /// The names of what a member offers, for `service:` in a filter; each once. Good until the
    /// next change.
    [[nodiscard]] std::vector<std::string_view> serviceNames(const MemberKey& member) const;
    /// Null for a member that is not there.
    [[nodiscard]] const TagReading* reading(const MemberKey& member) const;
    /// The same.
    [[nodiscard]] link::MemberRowPtr row(const MemberKey& member) const;
    [[nodiscard]] std::vector<MemberKey> members() const;
    [[nodiscard]] std::size_t memberCount() const { return m_members.size(); }

    /// `catalog.instances-dropped`: of the members present, what exceeded
    /// TagReading::kInstancesMost.
    [[nodiscard]] Counters counters() const;

private:
    struct Member {
        link::MemberRowPtr row;
        TagReading reading;
        Health health = Health::NoData;
    };

    enum class Direction : bool { Out, In };
    /// Counts a member's offers in, or out again; notes the services in `change`.
    void count(const Member& member, Direction direction, Change& change);
    void countOutsider(const Member& member, Direction direction, Change& change);
    void countRaft(const Member& member, Direction direction, Change& change);
    /// Drops services that nobody offers any more, and puts the list in order.
    void settle(Change& change);
    [[nodiscard]] static ServiceKey keyOf(const Member& member, const TagReading::Offer& offer);
    [[nodiscard]] static Instance instanceOf(const Member& member, const TagReading::Offer& offer);
    [[nodiscard]] static Instance outsiderOf(const Member& member);

    RuleSet m_rules;
    std::unordered_map<MemberKey, Member> m_members;
    std::map<ServiceKey, Service> m_services;
    std::map<ClusterId, std::size_t> m_raftMembers;
    std::size_t m_offersDropped = 0;
};

} // namespace grapevine::catalog
