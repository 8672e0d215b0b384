#pragma once

#include <QObject>

#include <string>

#include "app/settings/profile.h"
#include "ui/widgets/main_window.h"

namespace grapevine::gui {

/// Keeps the profiles: shows them in the window, saves and removes what the person wants, and knows
/// which one the cluster that is shown has.
class ProfileDesk final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it. `profiles` is what is remembered, and is changed here alone.
    ProfileDesk(settings::Profiles& profiles, widgets::MainWindow& window);

    /// Tells the window which profiles there are.
    void offer();

    /// What is looked at now; by its addresses and label a profile is found.
    struct Shown {
        std::string addresses; ///< Empty: the demo, which is nobody's.
        std::string label;
        bool hadKey = false;
    };
    void setShown(Shown shown);
    /// After the window shows a session: puts the profile's face on it.
    void present();

    /// Null where what is shown has none.
    [[nodiscard]] const settings::Profile* current() const;
    /// How the window's tables look is kept with the profile that is shown.
    void keepView(const std::string& view);

Q_SIGNALS:
    /// The person wants to look there; no key is needed.
    void lookRequested(const grapevine::settings::Profile& profile);
    /// The same, but a key is: the start page is to ask for it.
    void keyRequested(const grapevine::settings::Profile& profile);
    void changed();

private:
    void choose(const QString& name);
    void save();
    void remove();

    settings::Profiles& m_profiles;
    widgets::MainWindow& m_window;
    Shown m_shown;
};

} // namespace grapevine::gui
