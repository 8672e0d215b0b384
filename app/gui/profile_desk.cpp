#include "app/gui/profile_desk.h"

#include <QMessageBox>
#include <QPointer>
#include <QStringList>

#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/widgets/profile_dialog.h"

namespace grapevine::gui {

ProfileDesk::ProfileDesk(settings::Profiles& profiles, widgets::ClusterView& view)
    : m_profiles(profiles)
    , m_view(view)
{
    using widgets::ClusterView;
    connect(&m_view, &ClusterView::profileSaveRequested, this, &ProfileDesk::save);
    connect(&m_view, &ClusterView::profileRemoveRequested, this, &ProfileDesk::remove);
}

void ProfileDesk::setKeeping(std::function<Keeping(const std::string&)> keeping)
{
    m_keeping = std::move(keeping);
}

void ProfileDesk::setShown(Shown shown)
{
    m_shown = std::move(shown);
}

const settings::Profile* ProfileDesk::current() const
{
    return m_shown.addresses.empty() ? nullptr
                                     : m_profiles.leadingTo(m_shown.addresses, m_shown.label);
}

void ProfileDesk::present()
{
    const auto* profile = current();
    auto face = m_view.face();
    face.canBeSaved = !m_shown.addresses.empty();
    face.hasKey = m_shown.hadKey;
    face.profile = profile != nullptr ? QString::fromStdString(profile->name) : QString();
    face.production = profile != nullptr && profile->production;
    face.title = profile != nullptr
                     ? models::clusterText(profile->name, settings::Profile::kNameLongest)
                     : face.address;
    m_view.setFace(face);
}

void ProfileDesk::keepView(const std::string& view)
{
    const auto* profile = current();
    if (profile == nullptr || profile->view == view) return;
    auto changed = *profile;
    changed.view = view;
    m_profiles.put(changed, changed.name);
}

void ProfileDesk::save()
{
    const auto* profile = current();
    const std::string before = profile != nullptr ? profile->name : std::string();
    QStringList taken;
    for (const auto& one : m_profiles.all()) {
        if (one.name != before) taken.append(QString::fromStdString(one.name));
    }
    const auto keeping = m_keeping ? m_keeping(before) : Keeping{};
    widgets::ProfileDialog dialog({.name = QString::fromStdString(before),
                                   .production = profile != nullptr && profile->production,
                                   .keeping = keeping.now},
                                  taken, static_cast<qsizetype>(settings::Profile::kNameLongest),
                                  profile == nullptr, &m_view);
    if (m_keeping && m_shown.hadKey) dialog.askForKeeping(keeping.offer);
    const QPointer<ProfileDesk> here(this);
    // The cluster may be left while the dialog stands, and we with it.
    if (dialog.exec() != QDialog::Accepted || here.isNull()) return;
    profile = current();
    auto next = profile != nullptr ? *profile : settings::Profile{};
    next.name = dialog.words().name.toStdString();
    next.production = dialog.words().production;
    next.addresses = m_shown.addresses;
    next.label = m_shown.label;
    next.wantsKey = m_shown.hadKey;
    if (!m_profiles.put(std::move(next), before)) {
        QMessageBox::warning(&m_view, tr("Save as profile"),
                             tr("There are %n profiles already; remove one first.", nullptr,
                                static_cast<int>(settings::Profiles::kMost)));
        return;
    }
    const QString name = dialog.words().name;
    const auto chosen = dialog.words().keeping;
    if (!before.empty() && name.toStdString() != before)
        Q_EMIT renamed(QString::fromStdString(before), name);
    present();
    Q_EMIT changed();
    if (chosen != keeping.now) Q_EMIT keepingChosen(name, chosen);
}

void ProfileDesk::remove()
{
    const auto* profile = current();
    if (profile == nullptr) return;
    const auto name = profile->name;
    m_profiles.remove(name);
    present();
    Q_EMIT changed();
    Q_EMIT removed(QString::fromStdString(name));
}

} // namespace grapevine::gui
