#include "ui/widgets/members_now.h"

#include "ui/models/member_model.h"

namespace grapevine::widgets {

MembersNow membersNow(const models::MemberModel& model)
{
    MembersNow now;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.index(row, 0).data(models::MemberModel::GhostRole).toBool())
            now.seen.push_back(model.rowAt(row));
    }
    for (const auto& entry : model.members().entries())
        if (entry.row && !entry.ghost) now.all.push_back(entry.row);
    if (model.clusterNames().size() > 1) now.clusters = model.clusterNames();
    return now;
}

} // namespace grapevine::widgets
