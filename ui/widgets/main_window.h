#pragma once

#include <QMainWindow>
#include <QPointer>

#include <cstdint>
#include <functional>

#include "ui/widgets/member_table_view.h"
#include "ui/widgets/peek_request.h"
#include "ui/widgets/theme.h"

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

class AskPlace;
class CountersDialog;
class DemoStrip;
class JoinBar;
class MembersPlace;
class SegmentBar;
class SessionStatusBar;
class StartPage;

/// Composes start page, the places of a cluster and the status bar; decides nothing.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// What the window remembers from one run to the next.
    struct Memory {
        QByteArray geometry;
        MemberTableView::ColumnWidths columnWidths;
        ThemeChoice theme = ThemeChoice::System;
    };

    /// What of a cluster is shown.
    enum class Place : std::uint8_t { Members, Ask };

    explicit MainWindow(const QString& version, QWidget* parent = nullptr);
    ~MainWindow() override;

    void restore(const Memory& memory);
    [[nodiscard]] Memory memory() const;

    [[nodiscard]] StartPage& startPage() { return *m_start; }
    [[nodiscard]] MembersPlace& membersPlace() { return *m_members; }
    [[nodiscard]] AskPlace& askPlace() { return *m_ask; }

    void goTo(Place place);
    [[nodiscard]] Place place() const;

    /// Shows the cluster; `title` names it in the bar. The session must outlive the showing:
    /// call `showStartPage` before it goes.
    void showSession(bridge::ClusterSession* session, const QString& title);
    /// The same for a session that goes on where the last one stopped: rows stay meanwhile.
    void continueSession(bridge::ClusterSession* session, const QString& title);
    void showStartPage();

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
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildClusterPage();
    QToolButton* addTool(const QString& objectName, const QString& name, const QString& icon);
    void buildMenu();
    void buildShortcuts();
    void present(bridge::ClusterSession* session, const QString& title);
    void addSessionActions(QMenu* menu);
    void leave();
    void askToJoin();
    void openForm(bool query);
    void focusPlace();
    void showLock();
    void showActions();
    void tintTools();
    void showPaused();
    void showStatus();
    void showCounters();
    void togglePause();
    void escape();

    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    MembersPlace* m_members = nullptr;
    AskPlace* m_ask = nullptr;
    QStackedWidget* m_places = nullptr;
    SegmentBar* m_placeBar = nullptr;
    SessionStatusBar* m_status = nullptr;
    CountersDialog* m_counters = nullptr;
    DemoStrip* m_demo = nullptr;
    JoinBar* m_join = nullptr;
    QAction* m_joinAction = nullptr;
    QAction* m_peekOnAction = nullptr;
    QLabel* m_title = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_lock = nullptr;
    QToolButton* m_pause = nullptr;
    QToolButton* m_sweep = nullptr;
    QToolButton* m_menu = nullptr;
    QPointer<bridge::ClusterSession> m_session;
    ThemeChoice m_theme = ThemeChoice::System;
    bool m_staysOutside = false;
};

} // namespace grapevine::widgets
