#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "app/cli/common_options.h"
#include "core/base/counters.h"
#include "core/base/tags.h"

namespace grapevine::cli {

/// What `serf info` tells of an agent, in the same keys, and our own counters beside it.
struct InfoReport {
    std::string name; ///< Of the member that this is about.
    Tags tags;
    std::map<std::string, std::string> serf; ///< Serf's own statistics; all values are text.
    std::string mode;                        ///< `peek`, `observer` or `rpc`.
    /// Told by the agent itself; then all of it is the agent's, and the three above are not used.
    std::optional<std::map<std::string, std::map<std::string, std::string>>> agentStats;
    Counters counters;
};

/// JSON as `serf info -format=json` nests it, or text as `serf info` prints it.
[[nodiscard]] std::string infoText(const InfoReport& report, Format format);

} // namespace grapevine::cli
