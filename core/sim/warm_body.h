#pragma once

#include <vector>

#include "core/agent/agent.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"

namespace grapevine::sim {

/// A push/pull of somebody who knows all these agents, ready for a stream that was accepted: each
/// agent's own row as it would list itself, and Serf's state of the first one.
[[nodiscard]] Bytes warmBody(const std::vector<const agent::Agent*>& agents, TimePoint now);

/// Where it claims to come from; no node of a fleet lives there.
[[nodiscard]] Endpoint warmSource();

} // namespace grapevine::sim
