#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "core/agent/peek_answer.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/link/member_row.h"

namespace grapevine::agent {

/// What one member's answer says of each, as rows. `keyOf` gives a name its key; whoever gets none
/// is left out.
[[nodiscard]] std::vector<link::ViewRow>
viewRows(const Moment& now, MemberKey asker, const PeekAnswer& answer,
         const std::function<std::optional<MemberKey>(std::string_view)>& keyOf);

} // namespace grapevine::agent
