#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/node_facts.h"

namespace grapevine::catalog {

/// How a tag tells of leading.
enum class LeaderTag : std::uint8_t {
    Role,  ///< Its value is the member's role; some words are those of a leader.
    State, ///< The same, but only a leader's words count: other values are states, not roles.
    Flag,  ///< It leads when the value says yes, or is its own name; somebody else's name does not.
};

/// Which tags tell who leads, as data. Words are compared without regard to case, ASCII only.
///
/// What no tag tells is not known: clusterfunk and Metropolis keep roles out of the tags (CFK-4,
/// MET-1), and where `ep.raft` says who belongs to Raft, nobody else is counted (CFK-3).
struct LeaderRules {
    struct Tag {
        std::string key;
        LeaderTag reads = LeaderTag::Role;

        bool operator==(const Tag&) const = default;
    };

    std::vector<Tag> tags;            ///< The first that names a role gives the role's name.
    std::vector<std::string> leading; ///< `leader`, ..
    std::vector<std::string> yes;     ///< `true`, ..
    std::vector<std::string> groups;  ///< Members with the same values of these are one group.
    std::string raft;                 ///< Who has this tag belongs to Raft.

    /// What Grapevine knows by itself.
    [[nodiscard]] static const LeaderRules& shipped();

    bool operator==(const LeaderRules&) const = default;
};

/// What one member's tags tell of its role. Bytes as the cluster sent them.
struct RoleReading {
    std::string group; ///< Values of the group tags, ` / ` between; empty: none of them is there.
    std::string role;  ///< Empty: none told.
    bool leads = false;
    bool tells = false; ///< One of the rules' tags had something to say, even if it was no.
    bool isRaftMember = false;

    bool operator==(const RoleReading&) const = default;
};

[[nodiscard]] RoleReading readRole(const LeaderRules& rules, const NodeFacts& facts);

} // namespace grapevine::catalog
