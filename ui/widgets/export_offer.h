#pragma once

#include <QString>

#include <vector>

#include "core/link/member_row.h"
#include "core/snapshot/member_export.h"

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

/// What there is to export, and where it is from.
struct ExportOffer {
    std::vector<link::MemberRowPtr> seen; ///< In the order of the table.
    std::vector<snapshot::Column> columns;
    std::vector<link::MemberRowPtr> all;
    snapshot::ClusterNames clusters; ///< Of several together.
    snapshot::Origin origin;         ///< Its filter goes with what is seen only.
    QString baseName;                ///< Of the file, without an ending.
};

/// The members of a table as they are now. Program, profile, filter and name are left to say.
[[nodiscard]] ExportOffer exportOffer(const models::MemberModel& model,
                                      const bridge::ClusterSession& session);

} // namespace grapevine::widgets
