#pragma once

#include <QMainWindow>
#include <QPointer>

#include <functional>

#include "ui/models/cluster_health.h"
#include "ui/widgets/cluster_face.h"
#include "ui/widgets/member_table_view.h"
#include "ui/widgets/peek_request.h"
#include "ui/widgets/place_id.h"
#include "ui/widgets/theme.h"

class QStackedWidget;

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

class AskPlace;
class ClusterMenu;
class ClusterPage;
class CountersDialog;
class DemoStrip;
class JoinBar;
class MainMenu;
class MembersPlace;
class OverviewPlace;
class Place;
class ServicesPlace;
class SessionStatusBar;
class StartPage;
class TimelinePlace;
class WindowDocks;
class WindowTools;

/// Composes start page, the places of a cluster and the status bar; decides nothing.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// What the window remembers from one run to the next.
    struct Memory {
        QByteArray geometry;
        ThemeChoice theme = ThemeChoice::System;
        bool sidebarFolded = false;
        bool stripHidden = false;
        bool inspectorShown = false;
    };

    explicit MainWindow(const QString& version, QWidget* parent = nullptr);
    ~MainWindow() override;

    void restore(const Memory& memory);
    [[nodiscard]] Memory memory() const;

    [[nodiscard]] StartPage& startPage() { return *m_start; }
    [[nodiscard]] MembersPlace& membersPlace() { return *m_members; }
    [[nodiscard]] ServicesPlace& servicesPlace() { return *m_services; }
    [[nodiscard]] OverviewPlace& overviewPlace() { return *m_overview; }
    [[nodiscard]] TimelinePlace& timelinePlace() { return *m_timeline; }
    [[nodiscard]] WindowDocks& docks() { return *m_docks; }
    [[nodiscard]] AskPlace& askPlace() { return *m_ask; }

    void goTo(PlaceId place);
    [[nodiscard]] PlaceId place() const;
    /// Where the next cluster is opened.
    void setFirstPlace(PlaceId place) { m_firstPlace = place; }

    /// Shows the cluster; `title` names it in the bar. The session must outlive the showing:
    /// call `showStartPage` before it goes.
    void showSession(bridge::ClusterSession* session, const QString& title);
    /// The same for a session that goes on where the last one stopped: rows stay meanwhile.
    void continueSession(bridge::ClusterSession* session, const QString& title);
    void showStartPage();
    /// After `showSession` or `continueSession`: what the cluster is called, beside its address.
    void setFace(const ClusterFace& face);
    [[nodiscard]] const ClusterFace& face() const { return m_face; }
    void setProfiles(const QStringList& names);

    /// Under which name we would join; asked for when the person is told it.
    void setObserverName(std::function<QString()> name);
    /// The person has said before that this cluster is only to be looked at. Call it before the
    /// session is shown.
    void setStaysOutside(bool outside) { m_staysOutside = outside; }

Q_SIGNALS:
    void demoRequested();
    void peekRequested(const grapevine::widgets::PeekRequest& request);
    /// The person wants to look elsewhere; the window shows the start page already.
    void sessionLeft();
    /// The person wants to look elsewhere, or to close the window, but the others hold us for a
    /// member: leave first. The window stays as it is until told.
    void leaveRequested();
    void closeRequested();
    /// Do not wait for the leave any longer.
    void leaveNowRequested();
    void joinRequested();
    void stayOutsideRequested();
    /// Give the membership up, or the attempt, and go on from outside.
    void peekOnRequested();
    void themeChosen(grapevine::widgets::ThemeChoice choice);
    void profileChosen(const QString& name);
    /// Save what is shown as a profile, or edit the one it has.
    void profileSaveRequested();
    void profileRemoveRequested();
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void tellPlaces(const std::function<void(Place&)>& tell);
    void connectParts();
    void connectMenu();
    void connectDocks();
    void showDocks();
    void askMembers(const QStringList& names);
    void exportMembers();
    void compareExports();
    void buildShortcuts();
    void addShortcut(const QKeySequence& keys, QWidget* owner, Qt::ShortcutContext context,
                     std::function<void()> act);
    void present(bridge::ClusterSession* session, const QString& title);
    void leave();
    void askToJoin();
    void openForm(bool query);
    void findSomething();
    void showMembers(const QString& filter);
    void showActions();
    void showHealth(const models::ClusterHealth& health);
    void showStatus();
    void showCounters();
    void togglePause();
    void escape();

    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    MembersPlace* m_members = nullptr;
    OverviewPlace* m_overview = nullptr;
    TimelinePlace* m_timeline = nullptr;
    ServicesPlace* m_services = nullptr;
    AskPlace* m_ask = nullptr;
    SessionStatusBar* m_status = nullptr;
    CountersDialog* m_counters = nullptr;
    DemoStrip* m_demo = nullptr;
    JoinBar* m_join = nullptr;
    WindowTools* m_tools = nullptr;
    MainMenu* m_menu = nullptr;
    ClusterMenu* m_clusterMenu = nullptr;
    ClusterPage* m_page = nullptr;
    WindowDocks* m_docks = nullptr;
    QString m_version;
    QPointer<bridge::ClusterSession> m_session;
    ThemeChoice m_theme = ThemeChoice::System;
    PlaceId m_firstPlace = PlaceId::Members;
    ClusterFace m_face;
    bool m_staysOutside = false;
};

} // namespace grapevine::widgets
