#pragma once

#include <string>
#include <vector>

#include "core/link/member_row.h"

namespace grapevine::cli {

/// A table in the manner of `serf members`: name, address, status, tags; `detailed` adds the raw
/// state, incarnation, RTT, protocol and source. Every cell passed the plain-text gateway.
[[nodiscard]] std::string memberTable(const std::vector<link::MemberRowPtr>& rows, bool detailed,
                                      bool colored);

[[nodiscard]] std::string tagsText(const Tags& tags);

/// The word, in its colour when `colored`.
[[nodiscard]] std::string statusText(const link::MemberRow& row, bool colored);

} // namespace grapevine::cli
