#include "ui/widgets/cluster_menu.h"

#include <QAction>

#include <algorithm>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

namespace {

/// A menu takes & for the mark of a key.
QString menuText(const QString& plain)
{
    QString words = plain;
    return words.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

ClusterMenu::ClusterMenu(QWidget* parent)
    : QMenu(parent)
    , m_receiver(new QObject(this))
{
    setObjectName(QStringLiteral("clusterMenu"));
    setAccessibleName(tr("Cluster"));
    m_together = newAction(QStringLiteral("togetherAction"), tr("All open clusters together"),
                           &ClusterMenu::togetherRequested);
    m_open = newAction(QStringLiteral("openAction"), tr("Open another cluster …"),
                       &ClusterMenu::openRequested);
    m_window = newAction(QStringLiteral("windowAction"), tr("This cluster in a new window"),
                         &ClusterMenu::windowRequested);
    m_next = addStep(QStringLiteral("nextCluster"), tr("Next open cluster"), 1);
    m_previous = addStep(QStringLiteral("previousCluster"), tr("Previous open cluster"), -1);
    m_save = newAction(QStringLiteral("saveProfile"), {}, &ClusterMenu::saveRequested);
    m_remove = newAction(QStringLiteral("removeProfile"), tr("Remove this profile"),
                         &ClusterMenu::removeRequested);
    m_forgetKey = newAction(QStringLiteral("forgetKey"), tr("Forget its key …"),
                            &ClusterMenu::forgetKeyRequested);
    m_leave = newAction(QStringLiteral("elsewhere"), {}, &ClusterMenu::leaveRequested);
    connect(this, &QMenu::aboutToShow, this, &ClusterMenu::fill);
    setClusters({}, 0);
    setFace({});
    setLent(false, true);
}

QAction* ClusterMenu::newAction(const QString& objectName, const QString& text,
                                void (ClusterMenu::*told)())
{
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    // An action that is taken out of a menu is disconnected from it, so the menu is no receiver.
    if (told != nullptr)
        connect(action, &QAction::triggered, m_receiver, [this, told] { Q_EMIT(this->*told)(); });
    return action;
}

/// Has keys and no line: the lines are the clusters themselves.
QAction* ClusterMenu::addStep(const QString& objectName, const QString& text, qsizetype by)
{
    auto* action = newAction(objectName, text, nullptr);
    connect(action, &QAction::triggered, this, [this, by] {
        const auto here =
            std::find_if(m_clusters.begin(), m_clusters.end(),
                         [this](const OpenCluster& one) { return one.id == m_shown; });
        if (here == m_clusters.end()) return;
        const auto count = m_clusters.size();
        const auto next = (here - m_clusters.begin() + by + count) % count;
        Q_EMIT clusterChosen(m_clusters[next].id);
    });
    return action;
}

void ClusterMenu::setProfiles(const QStringList& names)
{
    m_profiles = names;
}

void ClusterMenu::setFace(const ClusterFace& face)
{
    m_face = face;
    m_save->setText(face.profile.isEmpty() ? tr("Save as profile …") : tr("Edit this profile …"));
    m_save->setVisible(face.canBeSaved);
    m_remove->setVisible(face.canBeSaved && !face.profile.isEmpty());
    m_forgetKey->setVisible(face.hasKey);
}

void ClusterMenu::setClusters(const OpenClusters& clusters, int shown)
{
    m_clusters = clusters;
    m_shown = shown;
    const auto single = std::count_if(clusters.begin(), clusters.end(),
                                      [](const OpenCluster& one) { return !one.together; });
    m_together->setEnabled(single > 1);
    m_next->setEnabled(clusters.size() > 1);
    m_previous->setEnabled(clusters.size() > 1);
}

void ClusterMenu::setLent(bool lent, bool canOpenWindow)
{
    m_canOpenWindow = canOpenWindow;
    m_window->setEnabled(canOpenWindow);
    m_leave->setText(lent ? tr("Close this view") : tr("Leave this cluster"));
}

QAction* ClusterMenu::add(const QString& objectName, const QString& text)
{
    auto* action = addAction(text);
    action->setObjectName(objectName);
    return action;
}

void ClusterMenu::addClusters()
{
    if (m_clusters.size() < 2) return;
    for (const auto& cluster : m_clusters) {
        auto* action = add(QStringLiteral("openCluster"), menuText(cluster.title));
        action->setCheckable(true);
        action->setChecked(cluster.id == m_shown);
        action->setData(cluster.id);
        connect(action, &QAction::triggered, this,
                [this, id = cluster.id] { Q_EMIT clusterChosen(id); });
    }
    const bool shownTogether = std::any_of(m_clusters.begin(), m_clusters.end(),
                                           [](const OpenCluster& one) { return one.together; });
    if (!shownTogether) addAction(m_together);
    addSeparator();
}

void ClusterMenu::addProfiles()
{
    for (const auto& name : m_profiles) {
        auto* action =
            add(QStringLiteral("profile"), menuText(models::clusterText(name.toStdString(), 80)));
        action->setCheckable(true);
        action->setChecked(name == m_face.profile);
        action->setData(name);
        connect(action, &QAction::triggered, this, [this, name] { Q_EMIT profileChosen(name); });
    }
    if (!m_profiles.isEmpty()) addSeparator();
}

void ClusterMenu::fill()
{
    // What can be done any time outlives the lines.
    for (auto* action : {m_together, m_open, m_window, m_save, m_remove, m_forgetKey, m_leave})
        removeAction(action);
    clear();
    addClusters();
    addProfiles();
    if (m_face.canBeSaved) {
        addAction(m_save);
        if (!m_face.profile.isEmpty()) addAction(m_remove);
        if (m_face.hasKey) addAction(m_forgetKey);
        addSeparator();
    }
    addAction(m_open);
    if (m_canOpenWindow) addAction(m_window);
    addAction(m_leave);
}

} // namespace grapevine::widgets
