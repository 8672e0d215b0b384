#pragma once

#include <string>

#include "core/base/clock.h"

namespace grapevine::link {

/// A line of an agent's own log, as it came over RPC; plain text, not safe to show as it is.
struct LogLine {
    Moment at;
    std::string level; ///< `INFO`, `WARN`, ..; empty when the line names none.
    std::string text;
};

} // namespace grapevine::link
