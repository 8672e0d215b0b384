#pragma once

#include <cstdint>
#include <map>
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
    std::string mode;                        ///< `peek` or `observer`.
    Counters counters;
};

/// JSON as `serf info -format=json` nests it, or text as `serf info` prints it.
[[nodiscard]] std::string infoText(const InfoReport& report, Format format);

} // namespace grapevine::cli
