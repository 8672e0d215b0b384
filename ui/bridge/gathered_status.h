#pragma once

#include <string>
#include <vector>

#include "core/link/cluster_link.h"

namespace grapevine::bridge {

/// One of several clusters, as its link stands.
struct GatheredOne {
    std::string title;
    link::LinkStatus status;
    link::Capabilities capabilities;
};

/// How several clusters stand, told as one: alive as long as one of them is. Each is a seed, with
/// its title for an address; one without a word has a refusal.
[[nodiscard]] link::LinkStatus gatheredStatus(const std::vector<GatheredOne>& all);
/// What one of them knows can be shown; nothing is ever sent.
[[nodiscard]] link::Capabilities gatheredCapabilities(const std::vector<GatheredOne>& all);

} // namespace grapevine::bridge
