#pragma once

#include <string>
#include <utility>
#include <vector>

namespace grapevine {

/// A member's tags, sorted by key, keys unique. Bytes as the cluster sent them: not
/// necessarily UTF-8, so pass them through `plainText` before showing them.
using Tags = std::vector<std::pair<std::string, std::string>>;

} // namespace grapevine
