#include "app/gui/profile_desk.h"

#include <QMessageBox>
#include <QStringList>

#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/widgets/profile_dialog.h"
#include "ui/widgets/start_page.h"

namespace grapevine::gui {

ProfileDesk::ProfileDesk(settings::Profiles& profiles, widgets::MainWindow& window)
    : m_profiles(profiles)
    , m_window(window)
{
    using widgets::MainWindow;
    connect(&m_window, &MainWindow::profileChosen, this, &ProfileDesk::choose);
    connect(&m_window, &MainWindow::profileSaveRequested, this, &ProfileDesk::save);
    connect(&m_window, &MainWindow::profileRemoveRequested, this, &ProfileDesk::remove);
    connect(&m_window.startPage(), &widgets::StartPage::profileChosen, this, &ProfileDesk::choose);
}

void ProfileDesk::offer()
{
    QStringList names;
    for (const auto& profile : m_profiles.all())
        names.append(QString::fromStdString(profile.name));
    m_window.setProfiles(names);
    m_window.startPage().setProfiles(names);
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
    auto face = m_window.face();
    face.canBeSaved = !m_shown.addresses.empty();
    face.profile = profile != nullptr ? QString::fromStdString(profile->name) : QString();
    face.production = profile != nullptr && profile->production;
    face.title = profile != nullptr
                     ? models::clusterText(profile->name, settings::Profile::kNameLongest)
                     : face.address;
    m_window.setFace(face);
}

void ProfileDesk::keepView(const std::string& view)
{
    const auto* profile = current();
    if (profile == nullptr || profile->view == view) return;
    auto changed = *profile;
    changed.view = view;
    m_profiles.put(changed, changed.name);
}

void ProfileDesk::choose(const QString& name)
{
    const auto* found = m_profiles.named(name.toStdString());
    if (found == nullptr) return;
    const auto profile = *found; // Whoever hears of it may change them.
    if (profile.wantsKey) {
        Q_EMIT keyRequested(profile);
    } else {
        Q_EMIT lookRequested(profile);
    }
}

void ProfileDesk::save()
{
    const auto* profile = current();
    const std::string before = profile != nullptr ? profile->name : std::string();
    QStringList taken;
    for (const auto& one : m_profiles.all()) {
        if (one.name != before) taken.append(QString::fromStdString(one.name));
    }
    widgets::ProfileDialog dialog({.name = QString::fromStdString(before),
                                   .production = profile != nullptr && profile->production},
                                  taken, static_cast<qsizetype>(settings::Profile::kNameLongest),
                                  profile == nullptr, &m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    auto next = profile != nullptr ? *profile : settings::Profile{};
    next.name = dialog.words().name.toStdString();
    next.production = dialog.words().production;
    next.addresses = m_shown.addresses;
    next.label = m_shown.label;
    next.wantsKey = m_shown.hadKey;
    if (!m_profiles.put(std::move(next), before)) {
        QMessageBox::warning(&m_window, tr("Save as profile"),
                             tr("There are %n profiles already; remove one first.", nullptr,
                                static_cast<int>(settings::Profiles::kMost)));
        return;
    }
    offer();
    present();
    Q_EMIT changed();
}

void ProfileDesk::remove()
{
    const auto* profile = current();
    if (profile == nullptr) return;
    m_profiles.remove(std::string(profile->name));
    offer();
    present();
    Q_EMIT changed();
}

} // namespace grapevine::gui
