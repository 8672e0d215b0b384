#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace grapevine {

/// RFC 3339 in UTC with milliseconds: `2026-11-20T09:05:01.250Z`.
[[nodiscard]] std::string rfc3339(WallTime time);

/// Reads `5s`, `250ms`, `1m30s`, `2h` (units ns, us, ms, s, m, h; decimals allowed). Nothing on
/// anything else, on a negative value and above 10,000 hours.
[[nodiscard]] std::optional<Duration> parseDuration(std::string_view text);

/// Short and rounded for people: `850 ms`, `8 s`, `3 min`, `2 h`, `5 d`.
[[nodiscard]] std::string briefDuration(Duration duration);

} // namespace grapevine
