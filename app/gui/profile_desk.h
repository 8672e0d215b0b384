#pragma once

#include <QObject>

#include <string>

#include "app/settings/profile.h"
#include "ui/widgets/cluster_view.h"

namespace grapevine::gui {

/// Knows which profile the cluster of a view has, puts its face on the view, and saves and removes
/// it as the person wants.
class ProfileDesk final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    ProfileDesk(settings::Profiles& profiles, widgets::ClusterView& view);

    /// What is looked at now; by its addresses and label a profile is found.
    struct Shown {
        std::string addresses; ///< Empty: the demo, which is nobody's.
        std::string label;
        bool hadKey = false;

        bool operator==(const Shown&) const = default;
    };
    void setShown(Shown shown);
    [[nodiscard]] const Shown& shown() const { return m_shown; }
    /// After the view shows a session: puts the profile's face on it.
    void present();

    /// Null where what is shown has none.
    [[nodiscard]] const settings::Profile* current() const;
    /// How the view's tables look is kept with the profile that is shown.
    void keepView(const std::string& view);

Q_SIGNALS:
    void changed();

private:
    void save();
    void remove();

    settings::Profiles& m_profiles;
    widgets::ClusterView& m_view;
    Shown m_shown;
};

} // namespace grapevine::gui
