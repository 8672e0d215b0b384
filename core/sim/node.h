#pragma once

#include <cstdint>
#include <vector>

#include "core/base/strong_number.h"

namespace grapevine::sim {

/// One simulated machine of a fleet, counted from 0. It keeps its number over crash and restart;
/// two nodes may claim one member name.
using Node = StrongNumber<struct NodeTag, std::uint32_t>;
using Nodes = std::vector<Node>;

} // namespace grapevine::sim
