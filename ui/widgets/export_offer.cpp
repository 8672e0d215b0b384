#include "ui/widgets/export_offer.h"

#include "ui/bridge/cluster_session.h"
#include "ui/models/member_model.h"
#include "ui/widgets/export_columns.h"

namespace grapevine::widgets {

ExportOffer exportOffer(const models::MemberModel& model, const bridge::ClusterSession& session)
{
    ExportOffer offer;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.index(row, 0).data(models::MemberModel::GhostRole).toBool())
            offer.seen.push_back(model.rowAt(row));
    }
    for (const auto& entry : model.members().entries()) {
        if (entry.row && !entry.ghost) offer.all.push_back(entry.row);
    }
    offer.columns = exportColumns(model.columns());
    const auto& status = session.status();
    offer.origin.mode = link::word(status.mode);
    for (const auto& seed : status.seeds)
        offer.origin.asked.push_back(seed.address);
    offer.origin.asOf = session.now().wall;
    return offer;
}

} // namespace grapevine::widgets
