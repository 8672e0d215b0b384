#pragma once

#include <QWidget>

#include <vector>

#include "ui/widgets/open_cluster.h"

class QButtonGroup;
class QVBoxLayout;

namespace grapevine::widgets {

class ClusterEntry;

/// The open clusters, one line each with its worst status and how many are ill; a click shows it.
/// Away while there is only one.
class ClusterSwitch final : public QWidget {
    Q_OBJECT
public:
    explicit ClusterSwitch(QWidget* parent = nullptr);

    /// Lines stay where they are while the same clusters are open.
    void setClusters(const OpenClusters& clusters, int shown);
    void setFolded(bool folded);

Q_SIGNALS:
    void chosen(int id);

private:
    QButtonGroup* m_group = nullptr;
    QVBoxLayout* m_lines = nullptr;
    std::vector<ClusterEntry*> m_entries;
    bool m_folded = false;
};

} // namespace grapevine::widgets
