#include "ui/widgets/cluster_menu.h"

#include <QAction>
#include <QActionGroup>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

ClusterMenu::ClusterMenu(QWidget* parent)
    : QMenu(parent)
{
    setObjectName(QStringLiteral("clusterMenu"));
    setAccessibleName(tr("Cluster"));
    connect(this, &QMenu::aboutToShow, this, &ClusterMenu::fill);
}

void ClusterMenu::setProfiles(const QStringList& names)
{
    m_profiles = names;
}

void ClusterMenu::setFace(const ClusterFace& face)
{
    m_face = face;
}

void ClusterMenu::fill()
{
    clear();
    const auto add = [this](const char* objectName, const QString& text, auto&& act) {
        auto* action = addAction(text);
        action->setObjectName(QString::fromLatin1(objectName));
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    for (const auto& name : m_profiles) {
        // A menu takes & for the mark of a key.
        QString words = models::clusterText(name.toStdString(), 80);
        words.replace(QLatin1Char('&'), QStringLiteral("&&"));
        auto* action = add("profile", words, [this, name] { Q_EMIT profileChosen(name); });
        action->setCheckable(true);
        action->setChecked(name == m_face.profile);
        action->setData(name);
    }
    if (!m_profiles.isEmpty()) addSeparator();
    if (m_face.canBeSaved) {
        add("saveProfile",
            m_face.profile.isEmpty() ? tr("Save as profile …") : tr("Edit this profile …"),
            [this] { Q_EMIT saveRequested(); });
        if (!m_face.profile.isEmpty()) {
            add("removeProfile", tr("Remove this profile"), [this] { Q_EMIT removeRequested(); });
        }
        addSeparator();
    }
    add("elsewhere", tr("Look at another cluster …"), [this] {
        Q_EMIT elsewhereRequested();
    })->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
}

} // namespace grapevine::widgets
