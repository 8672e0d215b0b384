#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/link/member_row.h"
#include "ui/models/cluster_names.h"

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

/// The members of the open cluster at the moment when somebody asks; ghosts are none.
struct MembersNow {
    std::vector<link::MemberRowPtr> all;
    std::vector<link::MemberRowPtr> seen; ///< What passes the filter, in the order of the table.
    models::ClusterNames clusters{};      ///< Of several together, what each is called.
};
/// None: no cluster is open.
using MembersNowSource = std::function<std::optional<MembersNow>()>;

[[nodiscard]] MembersNow membersNow(const models::MemberModel& model);

} // namespace grapevine::widgets
