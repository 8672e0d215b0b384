#pragma once

#include <QObject>

#include <functional>
#include <string>

#include "app/settings/profile.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/key_keeping.h"

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
    /// Where keys can be kept, and where that of a profile is; asked for when a profile is saved.
    struct Keeping {
        widgets::KeepingOffer offer;
        widgets::KeyKeeping now = widgets::KeyKeeping::Session;
    };
    void setKeeping(std::function<Keeping(const std::string& profile)> keeping);

    /// How the view's tables look is kept with the profile that is shown.
    void keepView(const std::string& view);

Q_SIGNALS:
    void changed();
    void renamed(const QString& before, const QString& after);
    void removed(const QString& name);
    /// The key of the profile is to be kept there from now on.
    void keepingChosen(const QString& name, grapevine::widgets::KeyKeeping keeping);

private:
    void save();
    void remove();

    settings::Profiles& m_profiles;
    widgets::ClusterView& m_view;
    Shown m_shown;
    std::function<Keeping(const std::string&)> m_keeping;
};

} // namespace grapevine::gui
