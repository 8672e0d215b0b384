#pragma once

#include <QMenu>
#include <QStringList>

#include "ui/widgets/cluster_face.h"

namespace grapevine::widgets {

/// Behind the cluster's name: the other profiles, and what can be done with this one.
class ClusterMenu final : public QMenu {
    Q_OBJECT
public:
    explicit ClusterMenu(QWidget* parent = nullptr);

    void setProfiles(const QStringList& names);
    void setFace(const ClusterFace& face);

Q_SIGNALS:
    void profileChosen(const QString& name);
    void saveRequested();
    void removeRequested();
    void elsewhereRequested();

private:
    void fill();

    QStringList m_profiles;
    ClusterFace m_face;
};

} // namespace grapevine::widgets
