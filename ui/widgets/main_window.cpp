#include "ui/widgets/main_window.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/bridge/cluster_session.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/counters_dialog.h"
#include "ui/widgets/demo_strip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/join_bar.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/session_status_bar.h"
#include "ui/widgets/start_page.h"

namespace grapevine::widgets {

MainWindow::MainWindow(const QString& version, QWidget* parent)
    : QMainWindow(parent)
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage(version, this))
    , m_members(new MembersPlace(this))
    , m_ask(new AskPlace(m_members->model(), this))
    , m_status(new SessionStatusBar(this))
    , m_demo(new DemoStrip(this))
    , m_join(new JoinBar(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAccessibleName(QStringLiteral("Grapevine"));
    setWindowIcon(programIcon());
    m_stack->setObjectName(QStringLiteral("pages"));
    m_stack->addWidget(m_start);
    m_stack->addWidget(buildClusterPage());
    setCentralWidget(m_stack);
    setStatusBar(m_status);
    buildMenu();
    buildShortcuts();
    tintTools();

    connect(m_start, &StartPage::peekRequested, this, &MainWindow::peekRequested);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_members, &MembersPlace::goBackRequested, this, &MainWindow::leave);
    connect(m_members, &MembersPlace::joinRequested, this, &MainWindow::joinRequested);
    connect(m_members, &MembersPlace::peekOnRequested, this, &MainWindow::peekOnRequested);
    connect(m_members, &MembersPlace::leaveNowRequested, this, &MainWindow::leaveNowRequested);
    connect(m_ask, &AskPlace::joinRequested, this, &MainWindow::askToJoin);
    connect(m_demo, &DemoStrip::leaveRequested, this, &MainWindow::leave);
    connect(m_join, &JoinBar::joinChosen, this, [this] {
        focusPlace();
        Q_EMIT joinRequested();
    });
    connect(m_join, &JoinBar::stayOutsideChosen, this, [this] {
        focusPlace();
        Q_EMIT stayOutsideRequested();
    });
    connect(m_members, &MembersPlace::selectionChanged, m_status, &SessionStatusBar::showSelection);
    connect(&m_members->model(), &models::MemberModel::tallyChanged, this,
            [this] { m_status->showTally(m_members->model().tally()); });
    resize(1280, 760);
    showStartPage();
}

MainWindow::~MainWindow() = default;

QToolButton* MainWindow::addTool(const QString& objectName, const QString& name,
                                 const QString& icon)
{
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRaise(true);
    button->setProperty("icon-name", icon);
    button->setIconSize(QSize(16, 16));
    button->setMinimumSize(32, 32);
    return button;
}

QWidget* MainWindow::buildClusterPage()
{
    m_back = addTool(QStringLiteral("backButton"), tr("Look at another cluster (Alt+Left)"),
                     QStringLiteral("back"));
    m_lock = addTool(QStringLiteral("sendLock"), tr("Lock"), QStringLiteral("lock"));
    m_pause = addTool(QStringLiteral("pauseButton"), {}, {});
    m_sweep = addTool(QStringLiteral("sweepButton"), tr("Ask now (F5)"), QStringLiteral("sweep"));
    m_menu = addTool(QStringLiteral("menuButton"), tr("Menu"), QStringLiteral("menu"));
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("clusterTitle"));
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 1);
    m_title->setFont(bold);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_placeBar = new SegmentBar(QStringLiteral("placeBar"), this);
    m_placeBar->addSegment(QStringLiteral("placeMembers"), tr("Members"), tr("Members (Ctrl+2)"));
    m_placeBar->addSegment(QStringLiteral("placeAsk"), tr("Ask"),
                           tr("Send queries and events (Ctrl+5, Q or E)"));
    m_places = new QStackedWidget(this);
    m_places->setObjectName(QStringLiteral("places"));
    m_places->addWidget(m_members);
    m_places->addWidget(m_ask);

    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("clusterPage"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 0);
    bar->setSpacing(4);
    bar->addWidget(m_back);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_placeBar);
    bar->addSpacing(8);
    bar->addWidget(m_lock);
    bar->addWidget(m_pause);
    bar->addWidget(m_sweep);
    bar->addWidget(m_menu);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_demo);
    column->addLayout(bar);
    column->addWidget(m_places, 1);
    column->addWidget(m_join);

    connect(m_placeBar, &SegmentBar::chosen, this,
            [this](int number) { goTo(static_cast<Place>(number)); });
    connect(m_lock, &QToolButton::clicked, m_ask, &AskPlace::toggleLock);
    connect(m_back, &QToolButton::clicked, this, &MainWindow::leave);
    connect(m_pause, &QToolButton::clicked, this, &MainWindow::togglePause);
    connect(m_sweep, &QToolButton::clicked, this, [this] {
        if (m_session) m_session->sweepNow();
    });
    return page;
}

void MainWindow::buildMenu()
{
    auto* menu = new QMenu(m_menu);
    menu->setObjectName(QStringLiteral("mainMenu"));
    menu->setAccessibleName(tr("Menu"));
    addSessionActions(menu);
    auto* group = new QActionGroup(menu);
    struct Entry {
        ThemeChoice choice;
        QString name;
        QString objectName;
    };
    const Entry entries[] = {
        {ThemeChoice::System, tr("Colours as the system has them"), QStringLiteral("themeSystem")},
        {ThemeChoice::Light, tr("Light"), QStringLiteral("themeLight")},
        {ThemeChoice::Dark, tr("Dark"), QStringLiteral("themeDark")}};
    for (const auto& entry : entries) {
        auto* action = menu->addAction(entry.name);
        action->setObjectName(entry.objectName);
        action->setCheckable(true);
        action->setData(static_cast<int>(entry.choice));
        group->addAction(action);
    }
    connect(group, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_theme = static_cast<ThemeChoice>(action->data().toInt());
        Q_EMIT themeChosen(m_theme);
    });
    connect(menu, &QMenu::aboutToShow, group, [this, group] {
        for (auto* action : group->actions()) {
            action->setChecked(action->data().toInt() == static_cast<int>(m_theme));
        }
    });
    menu->addSeparator();
    auto* counters = menu->addAction(tr("Counters …"));
    counters->setObjectName(QStringLiteral("showCounters"));
    connect(counters, &QAction::triggered, this, &MainWindow::showCounters);
    auto* widths = menu->addAction(tr("Reset the column widths"));
    widths->setObjectName(QStringLiteral("resetWidths"));
    connect(widths, &QAction::triggered, this, [this] { m_members->table().setColumnWidths({}); });
    m_menu->setMenu(menu);
    m_menu->setPopupMode(QToolButton::InstantPopup);
}

void MainWindow::addSessionActions(QMenu* menu)
{
    m_joinAction = menu->addAction(tr("Join as observer …"));
    m_joinAction->setObjectName(QStringLiteral("joinAction"));
    m_joinAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    connect(m_joinAction, &QAction::triggered, this, &MainWindow::askToJoin);
    m_peekOnAction = menu->addAction(tr("Leave the cluster and look from outside"));
    m_peekOnAction->setObjectName(QStringLiteral("peekOnAction"));
    m_peekOnAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J));
    connect(m_peekOnAction, &QAction::triggered, this, &MainWindow::peekOnRequested);
    // In the page as well, or their keys work only while the menu is open.
    m_stack->widget(1)->addActions({m_joinAction, m_peekOnAction});
    for (auto* action : {m_joinAction, m_peekOnAction})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    menu->addSeparator();
}

void MainWindow::buildShortcuts()
{
    const auto add = [this](const QKeySequence& keys, QWidget* owner, Qt::ShortcutContext context,
                            auto&& act) {
        auto* shortcut = new QShortcut(keys, owner);
        shortcut->setContext(context);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    QWidget* page = m_stack->widget(1);
    const auto within = Qt::WidgetWithChildrenShortcut;
    add(QKeySequence::Find, page, within, [this] {
        goTo(Place::Members);
        m_members->focusFilter();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_2), page, within, [this] { goTo(Place::Members); });
    add(QKeySequence(Qt::CTRL | Qt::Key_5), page, within, [this] { goTo(Place::Ask); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), page, within, [this] { m_ask->toggleLock(); });
    // Bare letters are keys over lists alone: in a field they are letters.
    for (QWidget* list : m_ask->lists() + QList<QWidget*>{&m_members->table()}) {
        add(QKeySequence(Qt::Key_Q), list, Qt::WidgetShortcut, [this] { openForm(true); });
        add(QKeySequence(Qt::Key_E), list, Qt::WidgetShortcut, [this] { openForm(false); });
    }
    add(QKeySequence(Qt::Key_Escape), page, within, [this] { escape(); });
    add(QKeySequence(Qt::Key_F5), page, within, [this] {
        if (m_session) m_session->sweepNow();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_R), page, within, [this] { m_members->model().resort(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), page, within, [this] { leave(); });
    add(QKeySequence(Qt::Key_F10), page, within, [this] { m_menu->showMenu(); });
    // Space presses buttons elsewhere; only over the table does it pause.
    add(QKeySequence(Qt::Key_Space), &m_members->table(), Qt::WidgetShortcut,
        [this] { togglePause(); });
    add(QKeySequence::Quit, this, Qt::WindowShortcut, [this] { close(); });
}

void MainWindow::escape()
{
    if (m_join->isVisible() && m_join->isAncestorOf(focusWidget())) {
        m_join->dismiss();
        focusPlace();
        return;
    }
    if (place() == Place::Ask) {
        if (!m_ask->stepBack()) goTo(Place::Members);
        return;
    }
    if (m_members->filterField().text().isEmpty()) {
        m_members->focusTable();
    } else {
        m_members->clearFilter();
    }
}

void MainWindow::goTo(Place place)
{
    m_placeBar->setCurrent(static_cast<int>(place));
    m_places->setCurrentIndex(static_cast<int>(place));
    focusPlace();
}

MainWindow::Place MainWindow::place() const
{
    return static_cast<Place>(m_places->currentIndex());
}

void MainWindow::focusPlace()
{
    if (place() == Place::Ask) {
        m_ask->focusForm();
    } else {
        m_members->focusTable();
    }
}

void MainWindow::openForm(bool query)
{
    goTo(Place::Ask);
    m_ask->openForm(query);
}

void MainWindow::togglePause()
{
    // A member cannot pause: it has duties.
    if (m_session && !m_pause->isHidden()) m_session->setPaused(!m_session->isPaused());
}

void MainWindow::showSession(bridge::ClusterSession* session, const QString& title)
{
    m_members->setSession(session);
    m_ask->setSession(session);
    present(session, title);
    goTo(Place::Members);
}

void MainWindow::continueSession(bridge::ClusterSession* session, const QString& title)
{
    m_members->continueWith(session);
    m_ask->continueWith(session);
    present(session, title);
}

void MainWindow::setObserverName(std::function<QString()> name)
{
    m_join->setObserverName(std::move(name));
}

void MainWindow::present(bridge::ClusterSession* session, const QString& title)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_title->setText(title);
    setWindowTitle(QStringLiteral("%1 – Grapevine").arg(title));
    connect(session, &bridge::ClusterSession::ticked, this, &MainWindow::showStatus);
    connect(session, &bridge::ClusterSession::pausedChanged, this, [this] {
        showPaused();
        showStatus();
    });
    connect(session, &bridge::ClusterSession::leavingStarted, this, &MainWindow::showStatus);
    m_join->begin(m_staysOutside);
    m_stack->setCurrentIndex(1);
    m_status->show();
    showPaused();
    showStatus();
}

void MainWindow::showStartPage()
{
    m_members->setSession(nullptr);
    m_ask->setSession(nullptr);
    m_session = nullptr;
    setWindowTitle(QStringLiteral("Grapevine"));
    m_status->hide();
    m_stack->setCurrentIndex(0);
    m_start->focusFirst();
}

void MainWindow::askToJoin()
{
    if (!m_session) return;
    m_join->ask({.status = m_session->status(),
                 .tally = m_members->model().tally(),
                 .startedAt = m_session->startedAt(),
                 .now = m_session->now()});
}

void MainWindow::leave()
{
    if (m_session && m_session->leavingSince()) return;
    if (m_session && m_session->mustLeave()) {
        Q_EMIT leaveRequested();
        return;
    }
    showStartPage();
    Q_EMIT sessionLeft();
}

void MainWindow::showStatus()
{
    if (!m_session) return;
    m_status->showStatus(m_session->status(), m_session->isPaused(), m_session->now());
    m_join->consider({.status = m_session->status(),
                      .tally = m_members->model().tally(),
                      .startedAt = m_session->startedAt(),
                      .now = m_session->now()});
    showActions();
    m_status->showDrops(m_session->counters(), m_session->entriesDropped());
    if (m_counters != nullptr && m_counters->isVisible()) m_counters->show(m_session->counters());
}

void MainWindow::showActions()
{
    const auto& status = m_session->status();
    const bool leaving = m_session->leavingSince().has_value();
    // Where only a person can go on there is nothing to pause and nobody to ask.
    const bool asking = status.phase != link::LinkPhase::Refused && !leaving;
    const bool peeking = status.mode == link::LinkMode::Peek;
    m_demo->setVisible(status.mode == link::LinkMode::Demo);
    m_pause->setVisible(peeking);
    m_pause->setEnabled(asking);
    m_sweep->setVisible(status.mode != link::LinkMode::Demo);
    m_sweep->setEnabled(asking);
    m_back->setEnabled(!leaving);
    m_joinAction->setVisible(peeking);
    m_joinAction->setEnabled(status.phase == link::LinkPhase::Live);
    m_peekOnAction->setVisible(status.mode == link::LinkMode::Observer);
    m_peekOnAction->setEnabled(!leaving);
    showLock();
}

void MainWindow::showLock()
{
    const auto gate = m_ask->gate();
    const bool open = gate == models::SendGate::Open;
    m_lock->setVisible(open || gate == models::SendGate::Locked);
    const QString name = open ? tr("Unlocked: events and queries go out. Lock (Ctrl+L)")
                              : tr("Sending is locked. Unlock (Ctrl+L)");
    if (m_lock->toolTip() == name) return;
    m_lock->setToolTip(name);
    m_lock->setAccessibleName(name);
    m_lock->setProperty("icon-name", open ? QStringLiteral("unlock") : QStringLiteral("lock"));
    tintTools();
}

void MainWindow::showCounters()
{
    if (m_counters == nullptr) m_counters = new CountersDialog(this);
    m_counters->show(m_session ? m_session->counters() : Counters{});
}

void MainWindow::showPaused()
{
    const bool paused = m_session && m_session->isPaused();
    const QString name = paused ? tr("Go on (Space)") : tr("Pause (Space)");
    m_pause->setToolTip(name);
    m_pause->setAccessibleName(name);
    m_pause->setProperty("icon-name", paused ? QStringLiteral("play") : QStringLiteral("pause"));
    tintTools();
}

void MainWindow::tintTools()
{
    for (auto* tool : {m_back, m_lock, m_pause, m_sweep, m_menu}) {
        if (tool == nullptr) return;
        tool->setIcon(tintedIcon(tool->property("icon-name").toString(), palette()));
    }
}

void MainWindow::restore(const Memory& memory)
{
    m_theme = memory.theme;
    if (!memory.geometry.isEmpty()) restoreGeometry(memory.geometry);
    m_members->table().setColumnWidths(memory.columnWidths);
}

MainWindow::Memory MainWindow::memory() const
{
    return {saveGeometry(), m_members->table().columnWidths(), m_theme};
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_session && m_session->mustLeave()) {
        event->ignore();
        Q_EMIT closeRequested();
        return;
    }
    Q_EMIT closing();
    event->accept();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) tintTools();
}

} // namespace grapevine::widgets
