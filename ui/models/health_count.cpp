#include "ui/models/health_count.h"

#include <QStringList>

#include <algorithm>

#include "ui/models/cluster_health.h"
#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

constexpr std::size_t kNameLongest = 64;

void note(HealthCount::Troubled& troubled, const link::MemberRowPtr& row)
{
    ++troubled.count;
    if (troubled.first.size() <= HealthCount::kEachMost) troubled.first.push_back(row);
}

} // namespace

QString withCluster(const QString& what, ClusterId cluster, const ClusterNames& clusters)
{
    if (clusters.size() < 2) return what;
    return QStringLiteral("%1 (%2)").arg(what,
                                         QString::fromStdString(clusterName(clusters, cluster)));
}

QString HealthCount::Troubled::names(const ClusterNames& clusters) const
{
    QStringList names;
    for (const auto& row : first)
        names.append(
            withCluster(clusterText(row->facts->name, kNameLongest), row->key.cluster, clusters));
    const QString list = names.join(QStringLiteral(", "));
    return count > first.size() ? list + QStringLiteral(", …") : list;
}

bool HealthCount::step(const MemberStore& members, std::size_t slots, Moment now)
{
    const auto& entries = members.entries();
    const std::size_t end =
        m_next + std::min(slots, entries.size() - std::min(m_next, entries.size()));
    for (; m_next < end; ++m_next) {
        const auto& entry = entries[m_next];
        if (entry.row && !entry.ghost) add(entry.row, now);
    }
    return m_next >= entries.size();
}

void HealthCount::add(const link::MemberRowPtr& row, Moment now)
{
    const std::size_t sync = m_syncs[row->key.cluster] += syncBytes(*row->facts);
    m_sync.bytes = std::max(m_sync.bytes, sync);
    const auto kind = statusKind(*row);
    if (kind == StatusKind::Failed) note(m_failed, row);
    if (kind == StatusKind::Suspect) note(m_suspect, row);
    if (kind == StatusKind::Suspect && !row->sinceFirstLook) m_turned.push_back(row->since.boot);
    if (isFlapping(*row, now)) note(m_flapping, row);
    m_versions[row->key.cluster].add(*row);
}

} // namespace grapevine::models
