#pragma once

#include <QMenu>
#include <QStringList>

#include "ui/widgets/cluster_face.h"
#include "ui/widgets/open_cluster.h"

namespace grapevine::widgets {

/// Behind the cluster's name: the others that are open, the profiles, and what can be done with
/// this one.
class ClusterMenu final : public QMenu {
    Q_OBJECT
public:
    explicit ClusterMenu(QWidget* parent = nullptr);

    void setProfiles(const QStringList& names);
    void setFace(const ClusterFace& face);
    void setClusters(const OpenClusters& clusters, int shown);
    /// The view only shows once more what another shows; several together in no further window.
    void setLent(bool lent, bool canOpenWindow);

    [[nodiscard]] const OpenClusters& clusters() const { return m_clusters; }
    [[nodiscard]] const QStringList& profiles() const { return m_profiles; }
    /// Which of them is shown.
    [[nodiscard]] int shown() const { return m_shown; }

Q_SIGNALS:
    void profileChosen(const QString& name);
    void saveRequested();
    void removeRequested();
    void forgetKeyRequested();
    void clusterChosen(int id);
    void togetherRequested();
    void windowRequested();
    /// Another one, beside this.
    void openRequested();
    void leaveRequested();

private:
    /// Outlives the lines: it has keys, which work while the menu is shut.
    QAction* newAction(const QString& objectName, const QString& text, void (ClusterMenu::*told)());
    QAction* addStep(const QString& objectName, const QString& text, qsizetype by);
    QAction* add(const QString& objectName, const QString& text);
    void fill();
    void addClusters();
    void addProfiles();

    QObject* m_receiver; ///< Of what its actions tell.
    OpenClusters m_clusters;
    int m_shown = 0;
    bool m_canOpenWindow = true;
    QAction* m_together = nullptr;
    QAction* m_window = nullptr;
    QAction* m_open = nullptr;
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_save = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_forgetKey = nullptr;
    QAction* m_leave = nullptr;
    QStringList m_profiles;
    ClusterFace m_face;
};

} // namespace grapevine::widgets
