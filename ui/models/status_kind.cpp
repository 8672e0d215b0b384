#include "ui/models/status_kind.h"

#include <QCoreApplication>

namespace grapevine::models {

StatusKind statusKind(const link::MemberRow& row)
{
    switch (row.status) {
    case link::MemberStatus::None: return StatusKind::NoData;
    case link::MemberStatus::Alive:
        return row.state == link::RawState::Suspect ? StatusKind::Suspect : StatusKind::Alive;
    case link::MemberStatus::Leaving: return StatusKind::Leaving;
    case link::MemberStatus::Left: return StatusKind::Left;
    case link::MemberStatus::Failed: return StatusKind::Failed;
    }
    return StatusKind::NoData;
}

bool wasAccused(const link::MemberRow& row)
{
    return statusKind(row) == StatusKind::Failed && row.accusers && !row.accusers->empty();
}

QString statusWord(StatusKind kind)
{
    switch (kind) {
    case StatusKind::Failed: return QCoreApplication::translate("Status", "failed");
    case StatusKind::Suspect: return QCoreApplication::translate("Status", "suspect");
    case StatusKind::Leaving: return QCoreApplication::translate("Status", "leaving");
    case StatusKind::NoData: return QCoreApplication::translate("Status", "no data");
    case StatusKind::Alive: return QCoreApplication::translate("Status", "alive");
    case StatusKind::Left: return QCoreApplication::translate("Status", "left");
    }
    return {};
}

} // namespace grapevine::models
