#pragma once

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/gui/cluster_desk.h"
#include "ui/widgets/diagnostics_page.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/start_page.h"

namespace grapevine::gui {

class KeyKeeper;
class LentView;

/// The windows, the clusters that are open, and which window shows which. A cluster has one desk;
/// beside the view of that desk any window may show it in a view that is lent the same session, and
/// so may a view of all open clusters together.
class Workspace final : public QObject {
    Q_OBJECT
public:
    /// Open at once. Each costs its cluster a peek every few seconds, and us its tables.
    static constexpr std::size_t kClustersMost = 12;
    static constexpr std::size_t kWindowsMost = 8;

    /// `office` must outlive it.
    explicit Workspace(Office& office);
    ~Workspace() override;

    widgets::MainWindow& addWindow();
    /// The one that was there first of those still open; there is one until the end.
    [[nodiscard]] widgets::MainWindow& window() const { return *m_windows.front(); }
    [[nodiscard]] const std::vector<std::unique_ptr<widgets::MainWindow>>& windows() const
    {
        return m_windows;
    }
    [[nodiscard]] const std::vector<std::unique_ptr<ClusterDesk>>& desks() const { return m_desks; }

    /// Called with each new view, before it shows anything.
    void setPrepareView(std::function<void(widgets::ClusterView&)> prepare);
    /// What the diagnostics of every window show.
    void setDiagnostics(widgets::DiagnosticsPage::Source source);

    /// The same with each window.
    void setPrepareWindow(std::function<void(widgets::MainWindow&)> prepare);

    /// Opens a cluster in that window, or shows the one that is open already and looks there too.
    void look(widgets::MainWindow& window, LinkPlan plan, const std::vector<HostPort>& seeds,
              const std::string& addresses);
    void showDemo(widgets::MainWindow& window, std::size_t nodes);
    void openProfile(widgets::MainWindow& window, const QString& name);
    /// Shows an open cluster, or all together, in that window.
    void show(widgets::MainWindow& window, int id);
    void showTogether(widgets::MainWindow& window);
    /// What that window shows, in one more window.
    void openWindow(widgets::MainWindow& from);

    // In every window.
    void chooseTheme(widgets::ThemeChoice choice);
    void chooseKeys(const models::KeyChoices& choices);
    void chooseArrangement(const widgets::ClusterView::Arrangement& arrangement);
    /// The rules that find services, as `ServicesPlace::rulesChanged` tells them; `from` has them.
    void useRules(const QString& json, const widgets::ServicesPlace* from = nullptr);
    /// Profiles came, went or are called otherwise.
    void handleProfilesChanged();
    /// Makes all windows' pages and views anew, in the language of now. No cluster is left or
    /// joined for it; places, filters and the chosen member stay as they are.
    void renew();

    [[nodiscard]] bool isObserving() const;
    /// Whether one of our own members is reached at that port.
    [[nodiscard]] bool listensOn(std::uint16_t port) const;
    /// Leaves what is to be left, then calls `then`.
    void closeAll(std::function<void()> then);
    void prepareForSleep(const std::function<void()>& done);
    void resume();

Q_SIGNALS:
    void demoRequested(grapevine::widgets::MainWindow& window);
    void peekRequested(grapevine::widgets::MainWindow& window,
                       const grapevine::widgets::PeekRequest& request);
    /// The start page is to offer something, or to ask for a key.
    void startPageShown(grapevine::widgets::MainWindow& window);
    void themeChosen(grapevine::widgets::ThemeChoice choice);
    /// In every window already.
    void keysChosen(const grapevine::models::KeyChoices& choices);
    void diagnosticsRequested(grapevine::widgets::MainWindow& window);
    void sessionsChanged();
    /// The person is done with a cluster; `last` is how its link stood.
    void clusterLeft(grapevine::widgets::MainWindow& window,
                     const grapevine::link::LinkStatus& last);
    void settingsChanged();
    /// The last window goes; what it looked like is asked for now.
    void closing(grapevine::widgets::MainWindow& window);
    /// The last window is to go, but there are clusters to be left: `closeAll` first.
    void quitRequested();

private:
    ClusterDesk* addDesk(widgets::MainWindow& window);
    void followFace(ClusterDesk& desk);
    void openWithKeptKey(widgets::MainWindow& window, const settings::Profile& profile,
                         const std::vector<HostPort>& seeds);
    void offerKeeping(widgets::StartPage& page);
    [[nodiscard]] ClusterDesk* desk(int id) const;
    void connectWindow(widgets::MainWindow& window);
    void handleFinished(int id, const link::LinkStatus& last);
    void closeWindow(widgets::MainWindow& window);
    void dropWindow(widgets::MainWindow& window);
    void lend(widgets::MainWindow& window, int id);
    void dropLent(const std::function<bool(const LentView&)>& which);
    void updateLent();
    void tellClusters();
    [[nodiscard]] widgets::OpenClusters openClusters() const;
    [[nodiscard]] int idOf(const widgets::ClusterView& view) const;
    void offerProfiles();

    Office& m_office;
    std::function<void(widgets::ClusterView&)> m_prepareView;
    widgets::DiagnosticsPage::Source m_diagnostics;
    std::function<void(widgets::MainWindow&)> m_prepareWindow;
    std::vector<std::unique_ptr<widgets::MainWindow>> m_windows;
    std::vector<std::unique_ptr<ClusterDesk>> m_desks;
    std::vector<std::unique_ptr<LentView>> m_lent;
    int m_lastId = 0;
    int m_togetherId = 0; ///< From the first time on.
    bool m_closing = false;
    std::set<std::string> m_reading; ///< Profiles whose kept key is on its way.
    QTimer m_tell;                   ///< Many changes, one telling.
};

} // namespace grapevine::gui
