#pragma once

#include <QObject>

#include <memory>

#include "app/gui/gui_options.h"
#include "app/gui/peek_launcher.h"
#include "app/settings/settings_file.h"
#include "core/base/log.h"
#include "ui/bridge/cluster_session.h"
#include "ui/widgets/main_window.h"

namespace grapevine::gui {

class LocalAgent;

/// The composition root's hands: joins window, settings and links.
class Program final : public QObject {
    Q_OBJECT
public:
    Program(GuiOptions options, Log log);
    ~Program() override;

    /// Shows the window, on the start page or on the cluster the command line named.
    void start();

private:
    void handleRequest(const widgets::PeekRequest& request);
    void look(PeekPlan plan, const std::string& addresses);
    void handleLeft();
    void handleTick();
    void offerStart();
    void chooseTheme(widgets::ThemeChoice choice);
    void keepSettings();
    void takePicture();

    GuiOptions m_options;
    Log m_log;
    settings::Settings m_settings;
    std::unique_ptr<settings::SettingsFile> m_file; ///< Null where there is no home.
    PeekLauncher m_launcher;
    std::unique_ptr<bridge::ClusterSession> m_session;
    widgets::MainWindow m_window;
    LocalAgent* m_localAgent = nullptr;
    std::string m_addresses;
    bool m_remembered = false;
};

} // namespace grapevine::gui
