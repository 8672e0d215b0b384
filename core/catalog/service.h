#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "core/base/ids.h"
#include "core/catalog/service_address.h"
#include "core/catalog/tally.h"
#include "core/link/member_row.h"

namespace grapevine::catalog {

/// What tells services apart: equal names in another group or cluster are others.
struct ServiceKey {
    ClusterId cluster;
    /// All who are not Raft members of a cluster that has some, whatever they offer: leftovers of
    /// clients, seeds, service nodes, ourselves. Has neither group nor name.
    bool isOutsiders = false;
    std::string group;
    std::string name;

    auto operator<=>(const ServiceKey&) const = default;
};

/// Tells one instance of a service apart while its member lives, whatever its address becomes.
struct InstanceKey {
    MemberKey member;
    std::string rule;
    std::string tag;

    auto operator<=>(const InstanceKey&) const = default;
};

/// One member's offer of one service, as it stands now.
struct Instance {
    InstanceKey key;
    link::MemberRowPtr row; ///< Never null.
    Health health = Health::NoData;
    ServiceAddress address;
    std::string zone;
    std::optional<std::string> maintenance; ///< Why.
    std::string meta;
    bool isRaftMember = false;
};

/// A service as counted over all its instances.
struct Service {
    /// Raft members apart from the rest, so that the rest can be left out.
    struct Counts {
        Tally raft;
        Tally other;

        bool operator==(const Counts&) const = default;
    };

    Counts whole;
    std::map<std::string, Counts> zones; ///< The empty one: no zone told.
    std::set<MemberKey> members;

    bool operator==(const Service&) const = default;
};

} // namespace grapevine::catalog
