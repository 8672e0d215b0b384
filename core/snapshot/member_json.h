#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

#include "core/link/member_row.h"
#include "core/snapshot/column.h"

namespace grapevine::snapshot {

/// Keeps Serf's order of keys.
using Json = nlohmann::ordered_json;

/// One member exactly as `serf members -format=json` prints it.
[[nodiscard]] Json serfJson(const link::MemberRow& row);

/// Appends its text: what `serfJson(row)` dumps in ASCII, put down without being built first.
void appendSerfJson(std::string& out, const link::MemberRow& row);

/// The same with state, incarnation, rtt_ms, seen_at and source.
[[nodiscard]] Json detailedJson(const link::MemberRow& row);

/// Just these columns, in Serf's words where Serf has one: `addr`, and `tags` with the keys asked
/// for.
[[nodiscard]] Json columnsJson(const link::MemberRow& row, std::span<const Column> columns,
                               const ClusterNames& clusters = {});

} // namespace grapevine::snapshot
