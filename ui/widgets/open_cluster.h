#pragma once

#include <QList>
#include <QString>

#include "ui/models/member_store.h"
#include "ui/models/status_kind.h"
#include "ui/widgets/cluster_face.h"

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

/// One of the clusters that are open in this program, whichever window shows it.
struct OpenCluster {
    int id = 0;    ///< Of whoever keeps them; never used twice.
    QString title; ///< No two open ones have the same.
    QString mode;  ///< How it is looked at, in a word or two.
    models::StatusKind mark = models::StatusKind::NoData; ///< The worst there is.
    qulonglong ill = 0;                                   ///< Failed or suspect.
    bool production = false;
    bool together = false; ///< Not a cluster, but all of them in one view.

    bool operator==(const OpenCluster&) const = default;
};

using OpenClusters = QList<OpenCluster>;

/// How one stands; id is left to say. `session` may be null: nothing is known then.
[[nodiscard]] OpenCluster openCluster(const ClusterFace& face,
                                      const bridge::ClusterSession* session,
                                      const models::MemberTally& tally);

} // namespace grapevine::widgets
