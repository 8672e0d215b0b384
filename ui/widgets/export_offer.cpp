#include "ui/widgets/export_offer.h"

#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/models/member_model.h"
#include "ui/widgets/export_columns.h"
#include "ui/widgets/members_now.h"

namespace grapevine::widgets {

ExportOffer exportOffer(const models::MemberModel& model, const bridge::ClusterSession& session)
{
    ExportOffer offer;
    auto now = membersNow(model);
    offer.seen = std::move(now.seen);
    offer.all = std::move(now.all);
    offer.clusters = std::move(now.clusters);
    offer.columns = exportColumns(model.columns());
    const auto& status = session.status();
    offer.origin.mode = link::word(status.mode);
    for (const auto& seed : status.seeds)
        offer.origin.asked.push_back(seed.address);
    offer.origin.asOf = session.now().wall;
    return offer;
}

} // namespace grapevine::widgets
