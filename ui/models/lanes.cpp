#include "ui/models/lanes.h"

#include <algorithm>

namespace grapevine::models {

std::optional<StatusKind> Lanes::Lane::statusBefore(std::size_t change) const
{
    for (auto at = change; at > 0; --at) {
        if (const auto after = models::statusAfter(changes[at - 1].kind)) return after;
    }
    // Nothing older is shown: the change itself tells what it was a change from.
    return change < changes.size() ? models::statusBefore(changes[change].kind) : std::nullopt;
}

std::optional<StatusKind> Lanes::Lane::statusAfter(std::size_t change) const
{
    const auto after = models::statusAfter(changes[change].kind);
    return after ? after : statusBefore(change);
}

std::size_t Lanes::Lane::changeFrom(TimePoint at) const
{
    const auto found =
        std::lower_bound(changes.begin(), changes.end(), at,
                         [](const Change& change, TimePoint time) { return change.at < time; });
    return static_cast<std::size_t>(found - changes.begin());
}

void Lanes::show(const TimelineStore& store, const TimelineRows& rows)
{
    clear();
    const auto lines = rows.lineCount();
    m_leftOut = lines > kChangesMost ? lines - kChangesMost : 0;
    for (auto at = m_leftOut; at < lines; ++at)
        take(store, rows.lineAt(at));
    std::stable_sort(m_lanes.begin(), m_lanes.end(), [](const Lane& a, const Lane& b) {
        return a.changes.back().at > b.changes.back().at;
    });
    m_byName.clear();
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
        const auto& last = m_lanes[lane].changes.back();
        m_byName.emplace(std::to_string(store.content(last.id).cluster.value()) + '/' +
                             m_lanes[lane].name,
                         lane);
    }
    m_next = store.endId();
}

void Lanes::append(const TimelineStore& store, const TimelineRows& rows)
{
    for (auto at = rows.lineFrom(m_next); at < rows.lineCount(); ++at)
        take(store, rows.lineAt(at));
    m_next = store.endId();
}

void Lanes::clear()
{
    m_lanes.clear();
    m_byName.clear();
    m_leftOut = 0;
    m_next = 0;
}

void Lanes::take(const TimelineStore& store, Id id)
{
    const auto& record = store.record(id);
    const auto kind = record.kind();
    if (!isMemberChange(kind) && kind != TimelineKind::Conflict) return;
    const auto& content = store.content(id);
    const auto prefix = std::to_string(content.cluster.value()) + '/';
    for (const auto& member : content.members) {
        const auto [known, isNew] =
            m_byName.try_emplace(prefix + member.facts->name, m_lanes.size());
        if (isNew) m_lanes.push_back({.name = member.facts->name, .changes = {}});
        m_lanes[known->second].changes.push_back({record.boot(), id, kind});
    }
}

} // namespace grapevine::models
