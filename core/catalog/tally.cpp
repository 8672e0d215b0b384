#include "core/catalog/tally.h"

#include <numeric>

namespace grapevine::catalog {

Health healthOf(const link::MemberRow& row, bool maintenance)
{
    switch (row.status) {
    case link::MemberStatus::Alive: break;
    case link::MemberStatus::Leaving: return Health::Leaving;
    case link::MemberStatus::Left: return Health::Left;
    case link::MemberStatus::Failed: return Health::Failed;
    case link::MemberStatus::None: return Health::NoData;
    }
    if (row.state == link::RawState::Suspect) return Health::Suspect;
    return maintenance ? Health::Maintenance : Health::Healthy;
}

std::uint32_t Tally::instances() const
{
    return std::accumulate(byHealth.begin(), byHealth.end(), std::uint32_t{0});
}

std::uint32_t Tally::expected() const
{
    return instances() - of(Health::Left);
}

Redundancy Tally::redundancy() const
{
    if (membersHealthy == 0) return Redundancy::Gone;
    return membersHealthy == 1 ? Redundancy::Last : Redundancy::Spare;
}

Tally& Tally::operator+=(const Tally& other)
{
    for (std::size_t at = 0; at < kHealths; ++at)
        byHealth[at] += other.byHealth[at];
    members += other.members;
    membersHealthy += other.membersHealthy;
    unreachable += other.unreachable;
    unreadable += other.unreadable;
    for (const auto& [port, count] : other.ports)
        ports[port] += count;
    return *this;
}

} // namespace grapevine::catalog
