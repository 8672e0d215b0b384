#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/node_facts.h"
#include "core/link/link_status.h"
#include "core/link/member_status.h"

namespace grapevine::agent {

struct PeekedMember {
    NodeFactsPtr facts;
    link::RawState state = link::RawState::Unknown;
    Incarnation incarnation;
};

/// A user event in the ring of an asked member. Whether it asked to be coalesced is not told.
struct PeekedEvent {
    LamportTime time;
    std::string name;
    Bytes payload;
};

/// One member's whole view of its cluster, as its push/pull answer gave it.
struct PeekAnswer {
    std::vector<PeekedMember> members;                            ///< In the order sent.
    std::vector<std::pair<std::string, LamportTime>> statusTimes; ///< Sorted by name.
    std::vector<std::string> leftMembers;                         ///< Sorted.
    link::ClusterClocks clocks;
    std::vector<PeekedEvent> events; ///< Sorted by Lamport time.
    bool serfPartBroken = false;     ///< Members are good, Serf's part did not decode.
    std::uint64_t eventsDropped = 0; ///< Beyond the named limit.

    [[nodiscard]] bool isLeft(std::string_view name) const;
    /// Serf's status by the rule for peeks: alive and suspect are alive, the rest is left if the
    /// left list says so, else failed. `leaving` cannot be seen from outside.
    [[nodiscard]] link::MemberStatus statusOf(link::RawState state, std::string_view name) const;
    /// Names among the status times that no listed member carries.
    [[nodiscard]] std::vector<std::pair<std::string, LamportTime>> namesOnly() const;
};

} // namespace grapevine::agent
