#pragma once

#include <QMainWindow>
#include <QPointer>
#include <QShowEvent>

#include <functional>

#include "ui/models/cluster_health.h"
#include "ui/models/key_choices.h"
#include "ui/widgets/cluster_face.h"
#include "ui/widgets/diagnostics_section.h"
#include "ui/widgets/open_cluster.h"
#include "ui/widgets/place_id.h"
#include "ui/widgets/theme.h"

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

class ActionCatalog;
class AskPlace;
class ClusterMenu;
class ClusterPage;
class CoachBar;
class CoachGuide;
class DemoStrip;
class JoinBar;
class KeyWindows;
class KeysPlace;
class MainMenu;
class MapPlace;
class MatrixPlace;
class MembersPlace;
class OverviewPlace;
class Place;
class ServicesPlace;
class SessionStatusBar;
class TimelinePlace;
class ViewPalette;
class WindowDocks;
class WindowTools;

/// One cluster in a window: its places, the docks around them and the status bar. Composes, and
/// decides nothing.
class ClusterView final : public QMainWindow {
    Q_OBJECT
public:
    /// How it is arranged; the same for all clusters.
    struct Arrangement {
        bool sidebarFolded = false;
        bool stripHidden = false;
        bool inspectorShown = false;

        bool operator==(const Arrangement&) const = default;
    };

    /// Who keeps what it shows: itself, or other views, whose sessions it is lent.
    enum class Role { Own, Mirror, Together };

    explicit ClusterView(const QString& version, QWidget* parent = nullptr);
    ~ClusterView() override;

    void arrange(const Arrangement& arrangement);
    [[nodiscard]] Arrangement arrangement() const;

    [[nodiscard]] MembersPlace& membersPlace() { return *m_members; }
    [[nodiscard]] ServicesPlace& servicesPlace() { return *m_services; }
    [[nodiscard]] OverviewPlace& overviewPlace() { return *m_overview; }
    [[nodiscard]] TimelinePlace& timelinePlace() { return *m_timeline; }
    [[nodiscard]] WindowDocks& docks() { return *m_docks; }
    [[nodiscard]] AskPlace& askPlace() { return *m_ask; }
    [[nodiscard]] MapPlace& mapPlace() { return *m_map; }
    [[nodiscard]] KeysPlace& keysPlace() { return *m_keys; }
    [[nodiscard]] MatrixPlace& matrixPlace() { return *m_matrix; }

    void goTo(PlaceId place);
    /// What each member says of the one that is chosen in the table; of all where none is.
    void showViewsOfChosen();
    [[nodiscard]] PlaceId place() const;
    /// Where the next cluster is opened.
    void setFirstPlace(PlaceId place) { m_firstPlace = place; }
    /// Puts the keys into the place that is shown.
    void focusPlace();

    // What keys, menus and the palette do.
    [[nodiscard]] ActionCatalog& actions() { return *m_actions; }
    /// The sheet of keys and where they are changed, whatever is shown.
    [[nodiscard]] KeyWindows& keyWindows() { return *m_keyWindows; }
    void leave();
    void openForm(bool query);
    void findSomething();
    void resort();
    void togglePause();
    void escape();

    /// Shows the cluster; `title` names it in the sidebar. The session must outlive the showing:
    /// call `forgetSession` before it goes.
    void showSession(bridge::ClusterSession* session, const QString& title);
    /// The same for a session that goes on where the last one stopped: rows stay meanwhile.
    void continueSession(bridge::ClusterSession* session, const QString& title);
    /// As `showSession`, but nobody asked to see it.
    void renewSession(bridge::ClusterSession* session, const QString& title);
    /// Shows what the other view shows, which it does no more then; all as it stood there, in the
    /// language of now.
    void takeOver(ClusterView& before, const QString& title);
    /// Lines of the timeline that go along then; of more the newest.
    static constexpr std::size_t kLinesTaken = 50'000;
    void forgetSession();
    [[nodiscard]] bridge::ClusterSession* session() const;
    /// After `showSession` or `continueSession`: what the cluster is called, beside its address.
    void setFace(const ClusterFace& face);
    [[nodiscard]] const ClusterFace& face() const { return m_face; }
    /// Which keys do what; the same in all windows.
    void setKeys(const models::KeyChoices& choices);
    void setProfiles(const QStringList& names);
    /// `shown` is the one of them that is seen here.
    void setClusters(const OpenClusters& clusters, int shown);
    /// Most of the cluster turned suspect at once: our own link is the likelier cause.
    [[nodiscard]] bool looksAlone() const { return m_looksAlone; }
    /// How it stands among the open ones.
    [[nodiscard]] OpenCluster summary() const;
    void setRole(Role role);
    /// What each of several clusters is called; one needs no name.
    void setClusterNames(const models::ClusterNames& names);
    void setNotices(bool on) { m_notices = on; }
    /// What the menu marks as chosen.
    void setTheme(ThemeChoice choice) { m_theme = choice; }

    /// Under which name we would join; asked for when the person is told it.
    void setObserverName(std::function<QString()> name);
    /// The person has said before that this cluster is only to be looked at. Call it before the
    /// session is shown.
    void setStaysOutside(bool outside) { m_staysOutside = outside; }
    [[nodiscard]] bool staysOutside() const { return m_staysOutside; }
    /// Whether a demo comes with a walk through it. Call it before the session is shown.
    void setWalksDemo(bool walks) { m_walksDemo = walks; }
    [[nodiscard]] CoachGuide& guide() { return *m_guide; }

Q_SIGNALS:
    /// It has a session to show now, and wants to be seen.
    void sessionShown();
    void clusterChosen(int id);
    void togetherRequested();
    void windowRequested();
    /// Another cluster, beside this one.
    void openRequested();
    /// How Grapevine itself does, on a page of its own.
    void diagnosticsWanted(grapevine::widgets::DiagnosticsSection section);
    /// The person is done with this cluster; the others do not hold us for a member.
    void sessionLeft();
    /// The same, but they do: leave first. Nothing changes until then.
    void leaveRequested();
    /// Do not wait for the leave any longer.
    void leaveNowRequested();
    void joinRequested();
    void stayOutsideRequested();
    /// Give the membership up, or the attempt, and go on from outside.
    void peekOnRequested();
    void themeChosen(grapevine::widgets::ThemeChoice choice);
    void keysChosen(const grapevine::models::KeyChoices& choices);
    void profileChosen(const QString& name);
    /// Save what is shown as a profile, or edit the one it has.
    void profileSaveRequested();
    void profileRemoveRequested();
    /// Its key is to be forgotten, and the cluster with it closed.
    void keyForgetRequested();
    /// The person wants to walk through the demo, now and next time, or no more.
    void walkWanted(bool wanted);
    void noticesToggled(bool on);
    void settingsRequested();
    /// What `face` or `summary` tells is otherwise now.
    void faceChanged();

protected:
    void showEvent(QShowEvent* event) override
    {
        QMainWindow::showEvent(event);
        showStatus();
    }

private:
    void tellPlaces(const std::function<void(Place&)>& tell);
    void connectParts();
    void connectMenu();
    void connectDocks();
    void connectGuide();
    void walk();
    void showDocks();
    void askMembers(const QStringList& names);
    void exportMembers();
    void compareExports();
    void present(bridge::ClusterSession* session, const QString& title);
    void askToJoin();
    void showMembers(const QString& filter);
    void showActions();
    void showHealth(const models::ClusterHealth& health);
    void showStatus();

    MembersPlace* m_members = nullptr;
    OverviewPlace* m_overview = nullptr;
    TimelinePlace* m_timeline = nullptr;
    ServicesPlace* m_services = nullptr;
    AskPlace* m_ask = nullptr;
    MapPlace* m_map = nullptr;
    KeysPlace* m_keys = nullptr;
    MatrixPlace* m_matrix = nullptr;
    SessionStatusBar* m_status = nullptr;
    DemoStrip* m_demo = nullptr;
    JoinBar* m_join = nullptr;
    CoachBar* m_coach = nullptr;
    CoachGuide* m_guide = nullptr;
    WindowTools* m_tools = nullptr;
    MainMenu* m_menu = nullptr;
    ClusterMenu* m_clusterMenu = nullptr;
    ClusterPage* m_page = nullptr;
    WindowDocks* m_docks = nullptr;
    ActionCatalog* m_actions = nullptr;
    KeyWindows* m_keyWindows = nullptr;
    ViewPalette* m_palette = nullptr;
    QString m_version;
    QPointer<bridge::ClusterSession> m_session;
    ThemeChoice m_theme = ThemeChoice::System;
    PlaceId m_firstPlace = PlaceId::Members;
    ClusterFace m_face;
    models::MemberTally m_tally;
    bool m_staysOutside = false;
    Role m_role = Role::Own;
    bool m_walksDemo = false;
    bool m_walkDue = false; ///< Once it is known to be the demo.
    bool m_looksAlone = false;
    bool m_notices = true;
};

} // namespace grapevine::widgets
