#include "ui/widgets/open_cluster.h"

#include "ui/bridge/cluster_session.h"
#include "ui/widgets/mode_word.h"

namespace grapevine::widgets {

using models::StatusKind;

OpenCluster openCluster(const ClusterFace& face, const bridge::ClusterSession* session,
                        const models::MemberTally& tally)
{
    OpenCluster one;
    one.title = face.title;
    one.production = face.production;
    if (session == nullptr) return one;
    one.mode = modeWord(session->status().mode);
    one.ill = tally.of(StatusKind::Failed) + tally.of(StatusKind::Suspect);
    if (session->status().phase != link::LinkPhase::Live || tally.total == 0) return one;
    one.mark = StatusKind::Alive;
    for (const auto kind : {StatusKind::Suspect, StatusKind::Failed}) {
        if (tally.of(kind) > 0) one.mark = kind;
    }
    return one;
}

} // namespace grapevine::widgets
