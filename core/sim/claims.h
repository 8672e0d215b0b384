#pragma once

#include "core/link/member_status.h"
#include "core/sim/fleet.h"
#include "core/sim/node.h"

namespace grapevine::sim {

// What Fleet::runUntil waits for. Nodes that are not up watch nothing.

/// Everybody who is up holds exactly those for alive who are up.
[[nodiscard]] Claim everyoneAgrees();
/// Every node of the left side holds each of `subjects` for `status`.
[[nodiscard]] Claim everyLeftNodeSees(link::MemberStatus status, Nodes subjects);
[[nodiscard]] Claim everyRightNodeSees(link::MemberStatus status, Nodes subjects);
/// Every other node does.
[[nodiscard]] Claim everyOtherNodeSees(link::MemberStatus status, Node subject);
[[nodiscard]] Claim nodesSee(Nodes watchers, link::MemberStatus status, Nodes subjects);

} // namespace grapevine::sim
