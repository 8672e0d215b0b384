#pragma once

#include <string>

#include "core/snapshot/member_json.h"

namespace grapevine::cli {

using Json = snapshot::Json;
using snapshot::detailedJson;
using snapshot::serfJson;

/// Printable everywhere: other than ASCII is escaped, what is no UTF-8 becomes U+FFFD as in Go.
[[nodiscard]] std::string pretty(const Json& json);
[[nodiscard]] std::string oneLine(const Json& json);

} // namespace grapevine::cli
