#pragma once

#include <QMainWindow>
#include <QPointer>

#include "ui/widgets/member_table_view.h"
#include "ui/widgets/peek_request.h"
#include "ui/widgets/theme.h"

class QLabel;
class QStackedWidget;
class QToolButton;

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

class CountersDialog;
class MembersPlace;
class SessionStatusBar;
class StartPage;

/// Composes start page, members place and status bar; decides nothing.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// What the window remembers from one run to the next.
    struct Memory {
        QByteArray geometry;
        MemberTableView::ColumnWidths columnWidths;
        ThemeChoice theme = ThemeChoice::System;
    };

    explicit MainWindow(const QString& version, QWidget* parent = nullptr);
    ~MainWindow() override;

    void restore(const Memory& memory);
    [[nodiscard]] Memory memory() const;

    [[nodiscard]] StartPage& startPage() { return *m_start; }
    [[nodiscard]] MembersPlace& membersPlace() { return *m_members; }

    /// Shows the cluster; `title` names it in the bar. The session must outlive the showing:
    /// call `showStartPage` before it goes.
    void showSession(bridge::ClusterSession* session, const QString& title);
    void showStartPage();

Q_SIGNALS:
    void peekRequested(const grapevine::widgets::PeekRequest& request);
    /// The person wants to look elsewhere; the window shows the start page already.
    void sessionLeft();
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
    void leave();
    void tintTools();
    void showPaused();
    void showStatus();
    void showCounters();
    void togglePause();
    void escape();

    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    MembersPlace* m_members = nullptr;
    SessionStatusBar* m_status = nullptr;
    CountersDialog* m_counters = nullptr;
    QLabel* m_title = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_pause = nullptr;
    QToolButton* m_sweep = nullptr;
    QToolButton* m_menu = nullptr;
    QPointer<bridge::ClusterSession> m_session;
    ThemeChoice m_theme = ThemeChoice::System;
};

} // namespace grapevine::widgets
