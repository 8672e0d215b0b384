#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/link/command.h"
#include "core/link/member_row.h"

namespace grapevine::agent {

/// Names of those of `rows` that are alive and that all filters of the query pass, sorted: who is
/// expected to answer it. The error is the expression that does not compile, or is too long.
/// Source: serf, query.go (shouldProcessQuery).
[[nodiscard]] Expected<std::vector<std::string>, std::string>
audienceOf(const link::SendQuery& query, std::span<const link::MemberRowPtr> rows);

/// How long an agent with a LAN's timing leaves a query open that names no timeout.
[[nodiscard]] Duration lanQueryTimeout(std::size_t present);

} // namespace grapevine::agent
