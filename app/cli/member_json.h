#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/base/bytes.h"
#include "core/link/member_row.h"

namespace grapevine::cli {

/// Keeps Serf's order of keys.
using Json = nlohmann::ordered_json;

/// One member exactly as `serf members -format=json` prints it.
[[nodiscard]] Json serfJson(const link::MemberRow& row);

/// The same with state, incarnation, rtt_ms, seen_at and source.
[[nodiscard]] Json detailedJson(const link::MemberRow& row);

/// Printable everywhere: other than ASCII is escaped, what is no UTF-8 becomes U+FFFD as in Go.
[[nodiscard]] std::string pretty(const Json& json);
[[nodiscard]] std::string oneLine(const Json& json);

} // namespace grapevine::cli
