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
{
    setObjectName(QStringLiteral("clusterMenu"));
    setAccessibleName(tr("Cluster"));
    m_together = new QAction(tr("All open clusters together"), this);
    m_together->setObjectName(QStringLiteral("togetherAction"));
    m_together->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    connect(m_together, &QAction::triggered, this, &ClusterMenu::togetherRequested);
    m_open = new QAction(tr("Open another cluster …"), this);
    m_open->setObjectName(QStringLiteral("openAction"));
    m_open->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(m_open, &QAction::triggered, this, &ClusterMenu::openRequested);
    m_window = new QAction(tr("This cluster in a new window"), this);
    m_window->setObjectName(QStringLiteral("windowAction"));
    m_window->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    connect(m_window, &QAction::triggered, this, &ClusterMenu::windowRequested);
    m_next = addStep(QStringLiteral("nextCluster"), QKeySequence(Qt::CTRL | Qt::Key_Tab), 1);
    m_previous = addStep(QStringLiteral("previousCluster"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab), -1);
    connect(this, &QMenu::aboutToShow, this, &ClusterMenu::fill);
    setClusters({}, 0);
}

/// Has keys and no line: the lines are the clusters themselves.
QAction* ClusterMenu::addStep(const QString& objectName, const QKeySequence& keys, qsizetype by)
{
    auto* action = new QAction(this);
    action->setObjectName(objectName);
    action->setShortcut(keys);
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
    m_lent = lent;
    m_canOpenWindow = canOpenWindow;
    m_window->setEnabled(canOpenWindow);
}

QAction* ClusterMenu::add(const QString& objectName, const QString& text, const QKeySequence& keys)
{
    auto* action = addAction(text);
    action->setObjectName(objectName);
    action->setShortcut(keys);
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
    // What has a key of its own outlives the lines: it works while the menu is shut.
    for (auto* action : keyedActions())
        removeAction(action);
    clear();
    addClusters();
    addProfiles();
    if (m_face.canBeSaved) {
        auto* save =
            add(QStringLiteral("saveProfile"),
                m_face.profile.isEmpty() ? tr("Save as profile …") : tr("Edit this profile …"));
        connect(save, &QAction::triggered, this, &ClusterMenu::saveRequested);
        if (!m_face.profile.isEmpty()) {
            auto* remove = add(QStringLiteral("removeProfile"), tr("Remove this profile"));
            connect(remove, &QAction::triggered, this, &ClusterMenu::removeRequested);
        }
        addSeparator();
    }
    addAction(m_open);
    if (m_canOpenWindow) addAction(m_window);
    auto* leave =
        add(QStringLiteral("elsewhere"), m_lent ? tr("Close this view") : tr("Leave this cluster"),
            QKeySequence(Qt::ALT | Qt::Key_Left));
    connect(leave, &QAction::triggered, this, &ClusterMenu::leaveRequested);
}

} // namespace grapevine::widgets
