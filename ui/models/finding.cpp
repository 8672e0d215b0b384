#include "ui/models/finding.h"

namespace grapevine::models {

StatusKind markOf(Finding::Kind kind)
{
    switch (kind) {
    case Finding::Kind::ServiceGone:
    case Finding::Kind::TwoLeaders:
    case Finding::Kind::Failed: return StatusKind::Failed;
    case Finding::Kind::NoLeader:
    case Finding::Kind::ServiceLast:
    case Finding::Kind::OwnView:
    case Finding::Kind::Suspect:
    case Finding::Kind::Flapping:
    case Finding::Kind::Versions:
    case Finding::Kind::Headroom: return StatusKind::Suspect;
    case Finding::Kind::Leftovers: return StatusKind::Left;
    }
    return StatusKind::NoData;
}

} // namespace grapevine::models
