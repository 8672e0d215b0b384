#include "ui/models/timeline_filter.h"

#include <algorithm>

#include "ui/models/timeline_subject.h"

namespace grapevine::models {

namespace {

bool isToldToApplications(TimelineKind kind)
{
    return kind == TimelineKind::MemberJoin || kind == TimelineKind::MemberLeave ||
           kind == TimelineKind::MemberFailed;
}

} // namespace

bool TimelineFilter::passes(const TimelineStore& store, TimelineStore::Id id, TimePoint now) const
{
    const auto& record = store.record(id);
    if (range && !range->holds(record.boot())) return false;
    if (asApplication) {
        if (!isToldToApplications(record.kind())) return false;
        const auto& members = store.content(id).members;
        const bool others = std::any_of(members.begin(), members.end(), [this](const auto& member) {
            return member.facts->name != own;
        });
        if (!others) return false;
    }
    if (expression.isEmpty()) return true;
    const std::string cluster =
        clusters.empty() ? std::string() : clusterName(clusters, store.content(id).cluster);
    return expression.matches(TimelineSubject(record.kind(), store.entry(id), now, cluster));
}

} // namespace grapevine::models
