#include "ui/widgets/cluster_switch.h"

#include <QButtonGroup>
#include <QVBoxLayout>

#include "ui/widgets/cluster_entry.h"

namespace grapevine::widgets {

ClusterSwitch::ClusterSwitch(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("clusterSwitch"));
    setAccessibleName(tr("Open clusters"));
    m_group->setExclusive(true);
    m_lines->setContentsMargins(0, 0, 0, 8);
    m_lines->setSpacing(0);
    connect(m_group, &QButtonGroup::idClicked, this, &ClusterSwitch::chosen);
    hide();
}

void ClusterSwitch::setClusters(const OpenClusters& clusters, int shown)
{
    const auto wanted = static_cast<std::size_t>(clusters.size());
    while (m_entries.size() > wanted) {
        delete m_entries.back();
        m_entries.pop_back();
    }
    while (m_entries.size() < wanted) {
        auto* entry =
            new ClusterEntry(QStringLiteral("cluster%1").arg(qulonglong{m_entries.size()}), this);
        entry->setFolded(m_folded);
        m_lines->addWidget(entry);
        m_entries.push_back(entry);
    }
    for (std::size_t i = 0; i < wanted; ++i) {
        const auto& cluster = clusters[static_cast<qsizetype>(i)];
        m_group->removeButton(m_entries[i]);
        m_group->addButton(m_entries[i], cluster.id);
        m_entries[i]->setCluster(cluster);
        m_entries[i]->setChecked(cluster.id == shown);
    }
    setVisible(wanted > 1);
}

void ClusterSwitch::setFolded(bool folded)
{
    m_folded = folded;
    for (auto* entry : m_entries)
        entry->setFolded(folded);
}

} // namespace grapevine::widgets
