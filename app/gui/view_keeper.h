#pragma once

#include <QObject>

#include "app/gui/profile_desk.h"
#include "app/settings/settings.h"
#include "ui/widgets/cluster_view.h"

namespace grapevine::gui {

/// Keeps how the members' table looks: for each profile its own, one for everything else; and saved
/// filters and messages, which are the same everywhere.
class ViewKeeper final : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    ViewKeeper(settings::Settings& settings, ProfileDesk& profiles, widgets::ClusterView& view);

    /// Puts into the view what is remembered for what it shows.
    void restore();

private:
    void keepArrangement();
    void keepFilters();

    settings::Settings& m_settings;
    ProfileDesk& m_profiles;
    widgets::ClusterView& m_view;
    bool m_restoring = false; ///< What changes just now is not the person's doing.
};

} // namespace grapevine::gui
