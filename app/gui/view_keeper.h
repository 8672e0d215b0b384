#pragma once

#include <QObject>

#include "app/gui/profile_desk.h"
#include "app/settings/settings.h"
#include "ui/widgets/main_window.h"

namespace grapevine::gui {

/// Keeps how the members' table looks: for each profile its own, one for everything else; and saved
/// filters and messages, which are the same everywhere.
class ViewKeeper final : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    ViewKeeper(settings::Settings& settings, ProfileDesk& profiles, widgets::MainWindow& window);

    /// Puts into the window what is remembered for what it shows.
    void restore();

private:
    void keepArrangement();
    void keepFilters();

    settings::Settings& m_settings;
    ProfileDesk& m_profiles;
    widgets::MainWindow& m_window;
    bool m_restoring = false; ///< What changes just now is not the person's doing.
};

} // namespace grapevine::gui
