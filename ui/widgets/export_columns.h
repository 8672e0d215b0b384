#pragma once

#include <vector>

#include "core/snapshot/column.h"
#include "ui/models/member_column.h"

namespace grapevine::widgets {

/// What a table shows, as columns of an export, in the same order. What only a screen can show (a
/// ribbon) is left out; an address brings its port along, so that scripts find it.
[[nodiscard]] std::vector<snapshot::Column> exportColumns(const models::MemberColumns& columns);

} // namespace grapevine::widgets
