#pragma once

#include <QObject>

#include <memory>
#include <string>
#include <vector>

#include "app/gui/gui_options.h"
#include "app/gui/link_launcher.h"
#include "app/gui/outside_list.h"
#include "app/gui/profile_desk.h"
#include "app/gui/session_keeper.h"
#include "app/gui/view_keeper.h"
#include "app/settings/settings_file.h"
#include "core/base/log.h"
#include "ui/widgets/main_window.h"

namespace grapevine::gui {

class LocalAgent;
class SleepGuard;

/// The composition root's hands: joins window, settings and links.
class Program final : public QObject {
    Q_OBJECT
public:
    Program(GuiOptions options, std::unique_ptr<LinkLauncher> launcher, Log log);
    ~Program() override;

    /// Shows the window, on the start page or on the cluster the command line named.
    void start();
    /// Leaves the cluster if we are a member, then closes the window and ends the event loop.
    void quit();

    [[nodiscard]] widgets::MainWindow& window() { return m_window; }

private:
    void connectWindow();
    void connectKeeper();
    void startDemo();
    void handleRequest(const widgets::PeekRequest& request);
    void look(LinkPlan plan, const std::vector<HostPort>& seeds, const std::string& addresses);
    void handleLeft();
    void handleLeaveRequested();
    void rememberOutside();
    void guardSleep();
    void lookAtProfile(const settings::Profile& profile);
    void askForKey(const settings::Profile& profile);
    void handleTick();
    void offerStart();
    void chooseTheme(widgets::ThemeChoice choice);
    void keepSettings();
    void takePicture();

    GuiOptions m_options;
    Log m_log;
    settings::Settings m_settings;
    std::unique_ptr<settings::SettingsFile> m_file; ///< Null where there is no home.
    OutsideList m_outside;
    std::unique_ptr<LinkLauncher> m_launcher;
    widgets::MainWindow m_window;
    SessionKeeper m_keeper;
    ProfileDesk m_profiles;
    ViewKeeper m_view;
    SleepGuard* m_sleepGuard = nullptr; ///< From the first membership on.
    std::vector<HostPort> m_seeds;      ///< Of what is shown now, as what follows.
    LocalAgent* m_localAgent = nullptr;
    std::string m_addresses;
    bool m_remembered = false;
    int m_exitCode = 0;
};

} // namespace grapevine::gui
