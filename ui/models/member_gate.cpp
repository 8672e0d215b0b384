#include "ui/models/member_gate.h"

#include "ui/models/stored_member.h"

namespace grapevine::models {

bool MemberGate::passes(const MemberStore::Entry& entry) const
{
    using grapevine::filter::Field;
    if (filter.isEmpty()) return true;
    const auto& row = *entry.row;
    const bool services = catalog != nullptr && filter.asksFor(Field::Service);
    if (!services && !filter.asksFor(Field::Flaps) && !filter.asksFor(Field::Cluster)) {
        return filter.matches(StoredMember(row, entry.haystack, now));
    }
    grapevine::filter::MemberSubject::Beyond beyond;
    const std::string cluster = clusterName(clusters, row.key.cluster);
    beyond.cluster = cluster;
    beyond.flapsWithin = [this, &row](Duration within) {
        return static_cast<double>(history.flapsWithin(row, within, now));
    };
    if (services) beyond.services = catalog->serviceNames(row.key);
    return filter.matches(StoredMember(row, entry.haystack, now, beyond));
}

} // namespace grapevine::models
