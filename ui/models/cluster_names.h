#pragma once

#include <map>
#include <string>

#include "core/base/ids.h"

namespace grapevine::models {

/// What each of several clusters is called, where they are shown together; safe to show.
using ClusterNames = std::map<ClusterId, std::string>;

/// Empty where it has none.
[[nodiscard]] inline std::string clusterName(const ClusterNames& names, ClusterId cluster)
{
    const auto found = names.find(cluster);
    return found == names.end() ? std::string() : found->second;
}

} // namespace grapevine::models
