#pragma once

#include <QObject>

#include <functional>
#include <memory>

#include "app/gui/diagnostics_desk.h"
#include "app/gui/gui_options.h"
#include "app/gui/key_room.h"
#include "app/gui/language.h"
#include "app/gui/link_launcher.h"
#include "app/gui/outside_list.h"
#include "app/gui/workspace.h"
#include "app/settings/settings_file.h"
#include "core/base/log.h"

namespace grapevine {
class LogRing;
}

namespace grapevine::gui {

class AgentImportDesk;
class InternalErrors;
class LocalAgent;
class NoticeDesk;
class SettingsDesk;
class SleepGuard;
class StallWatch;

/// The composition root's hands: joins windows, settings and links.
class Program final : public QObject {
    Q_OBJECT
public:
    Program(GuiOptions options, std::unique_ptr<LinkLauncher> launcher, Log log);
    ~Program() override;

    /// Shows the window, on the start page or on the cluster the command line named.
    void start();
    /// From then on mistakes of ours are told in every window, and what is known of them can be
    /// looked at and saved. All must outlive it; nobody need watch for stalls.
    void tell(const InternalErrors& errors, const LogRing& log, const StallWatch* stalls = nullptr);
    /// Asks where to; empty when the person thought better of it. A file dialog unless set.
    using ChooseFile = std::function<QString(QWidget* window, const QString& suggested)>;
    void setChooseFile(ChooseFile choose) { m_chooseFile = std::move(choose); }
    /// Leaves the cluster if we are a member, then closes the window and ends the event loop.
    void quit();

    [[nodiscard]] Workspace& workspace() { return m_workspace; }
    /// Whoever has settings of their own adds a section to its pages.
    [[nodiscard]] SettingsDesk& settingsDesk() { return *m_settingsDesk; }
    /// Keys that are kept; what the settings show of them is attached there.
    [[nodiscard]] KeyRoom& keys() { return m_keys; }

private:
    void connectWorkspace();
    void prepareView(widgets::ClusterView& view);
    void handleRequest(widgets::MainWindow& window, const widgets::PeekRequest& request);
    void open(widgets::MainWindow& window, PeekPlan plan, const std::string& addresses);
    void handleLeft(widgets::MainWindow& window, const link::LinkStatus& last);
    void guardSleep();
    void dropOffer();
    void offerStart(widgets::MainWindow& window);
    void expectSecret();
    void importConfig(const QString& path);
    void chooseNotices(bool on);
    void chooseTheme(widgets::ThemeChoice choice);
    void chooseLanguage(widgets::LanguageChoice choice);
    void keepSettings();
    void takePicture();
    void saveDiagnostics(widgets::MainWindow& window);

    GuiOptions m_options;
    Log m_log;
    settings::Settings m_settings;
    std::unique_ptr<settings::SettingsFile> m_file; ///< Null where there is no home.
    OutsideList m_outside;
    Language m_language; ///< Before the first widget.
    KeyRoom m_keys;
    std::unique_ptr<LinkLauncher> m_launcher;
    Office m_office;
    Workspace m_workspace;
    SleepGuard* m_sleepGuard = nullptr; ///< From the first membership on.
    LocalAgent* m_localAgent = nullptr;
    NoticeDesk* m_noticeDesk = nullptr;
    DiagnosticsDesk m_diagnostics;
    SettingsDesk* m_settingsDesk = nullptr;
    AgentImportDesk* m_import = nullptr;
    ChooseFile m_chooseFile;
    int m_exitCode = 0;
};

} // namespace grapevine::gui
