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
#include "ui/widgets/counters_dialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/session_status_bar.h"
#include "ui/widgets/start_page.h"

namespace grapevine::widgets {

MainWindow::MainWindow(const QString& version, QWidget* parent)
    : QMainWindow(parent)
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage(version, this))
    , m_members(new MembersPlace(this))
    , m_status(new SessionStatusBar(this))
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
    connect(m_members, &MembersPlace::goBackRequested, this, &MainWindow::leave);
    connect(m_members, &MembersPlace::selectionChanged, m_status, &SessionStatusBar::showSelection);
    connect(&m_members->model(), &models::MemberModel::tallyChanged, this,
            [this] { m_status->showTally(m_members->model().tally()); });
    resize(1180, 720);
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

    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("clusterPage"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 0);
    bar->setSpacing(4);
    bar->addWidget(m_back);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_pause);
    bar->addWidget(m_sweep);
    bar->addWidget(m_menu);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_members, 1);

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
    add(QKeySequence::Find, page, within, [this] { m_members->focusFilter(); });
    add(QKeySequence(Qt::Key_Escape), page, within, [this] { escape(); });
    add(QKeySequence(Qt::Key_F5), page, within, [this] {
        if (m_session) m_session->sweepNow();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_R), page, within, [this] { m_members->model().resort(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), page, within, [this] { leave(); });
    // Space presses buttons elsewhere; only over the table does it pause.
    add(QKeySequence(Qt::Key_Space), &m_members->table(), Qt::WidgetShortcut,
        [this] { togglePause(); });
    add(QKeySequence::Quit, this, Qt::WindowShortcut, [this] { close(); });
}

void MainWindow::escape()
{
    if (m_members->filterField().text().isEmpty()) {
        m_members->focusTable();
    } else {
        m_members->clearFilter();
    }
}

void MainWindow::togglePause()
{
    if (m_session) m_session->setPaused(!m_session->isPaused());
}

void MainWindow::showSession(bridge::ClusterSession* session, const QString& title)
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
    m_members->setSession(session);
    m_stack->setCurrentIndex(1);
    m_status->show();
    showPaused();
    showStatus();
    m_members->focusTable();
}

void MainWindow::showStartPage()
{
    m_members->setSession(nullptr);
    m_session = nullptr;
    setWindowTitle(QStringLiteral("Grapevine"));
    m_status->hide();
    m_stack->setCurrentIndex(0);
    m_start->focusAddress();
}

void MainWindow::leave()
{
    showStartPage();
    Q_EMIT sessionLeft();
}

void MainWindow::showStatus()
{
    if (!m_session) return;
    m_status->showStatus(m_session->status(), m_session->isPaused(), m_session->now());
    // Where only a person can go on there is nothing to pause and nobody to ask.
    const bool asking = m_session->status().phase != link::LinkPhase::Refused;
    m_pause->setEnabled(asking);
    m_sweep->setEnabled(asking);
    m_status->showDrops(m_session->counters(), m_session->entriesDropped());
    if (m_counters != nullptr && m_counters->isVisible()) m_counters->show(m_session->counters());
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
    for (auto* tool : {m_back, m_pause, m_sweep, m_menu}) {
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
    Q_EMIT closing();
    event->accept();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) tintTools();
}

} // namespace grapevine::widgets
