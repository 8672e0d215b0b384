#include "ui/widgets/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QItemSelectionModel>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>

#include "ui/bridge/cluster_session.h"
#include "ui/models/cluster_text.h"
#include "ui/models/service_model.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/cluster_page.h"
#include "ui/widgets/counters_dialog.h"
#include "ui/widgets/demo_strip.h"
#include "ui/widgets/export_columns.h"
#include "ui/widgets/export_compare_dialog.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/join_bar.h"
#include "ui/widgets/main_menu.h"
#include "ui/widgets/member_menu.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/overview_place.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/session_status_bar.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/start_page.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/window_docks.h"
#include "ui/widgets/window_tools.h"

namespace grapevine::widgets {

namespace {

QString modeWord(link::LinkMode mode)
{
    switch (mode) {
    case link::LinkMode::Peek: return MainWindow::tr("from outside");
    case link::LinkMode::Observer: return MainWindow::tr("joined as observer");
    case link::LinkMode::Rpc: return MainWindow::tr("through an agent");
    case link::LinkMode::Demo: return MainWindow::tr("on this computer");
    }
    return {};
}

} // namespace

MainWindow::MainWindow(const QString& version, QWidget* parent)
    : QMainWindow(parent)
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage(version, this))
    , m_members(new MembersPlace(this))
    , m_overview(new OverviewPlace(m_members->model(), this))
    , m_timeline(new TimelinePlace(this))
    , m_services(new ServicesPlace(this))
    , m_ask(new AskPlace(m_members->model(), this))
    , m_status(new SessionStatusBar(this))
    , m_demo(new DemoStrip(this))
    , m_join(new JoinBar(this))
    , m_tools(new WindowTools(this))
    , m_menu(new MainMenu(this))
    , m_clusterMenu(new ClusterMenu(this))
    , m_page(new ClusterPage({.head = m_demo, .tools = m_tools, .foot = m_join}, this))
    , m_docks(new WindowDocks(*this, *m_timeline, m_members->model()))
    , m_version(version)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAccessibleName(QStringLiteral("Grapevine"));
    setWindowIcon(programIcon());
    m_page->addPlace(PlaceId::Overview, m_overview);
    m_page->addPlace(PlaceId::Members, m_members);
    m_page->addPlace(PlaceId::Services, m_services);
    m_page->addPlace(PlaceId::Timeline, m_timeline);
    m_page->addPlace(PlaceId::Ask, m_ask);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_page);
    setCentralWidget(m_stack);
    setStatusBar(m_status);
    m_tools->setMenu(m_menu);
    connectParts();
    connectMenu();
    connectDocks();
    buildShortcuts();
    resize(1280, 760);
    showStartPage();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectParts()
{
    const auto& catalog = m_services->model().catalog();
    m_members->model().setCatalog(&catalog);
    m_overview->setCatalog(&catalog);
    connect(m_services, &ServicesPlace::rulesChanged, &m_members->model(),
            &models::MemberModel::handleCatalogChanged);
    connect(m_start, &StartPage::peekRequested, this, &MainWindow::peekRequested);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_members, &MembersPlace::goBackRequested, this, &MainWindow::leave);
    connect(m_members, &MembersPlace::joinRequested, this, &MainWindow::joinRequested);
    connect(m_members, &MembersPlace::peekOnRequested, this, &MainWindow::peekOnRequested);
    connect(m_members, &MembersPlace::leaveNowRequested, this, &MainWindow::leaveNowRequested);
    connect(m_services, &ServicesPlace::goBackRequested, this, &MainWindow::leave);
    connect(m_services, &ServicesPlace::joinRequested, this, &MainWindow::joinRequested);
    connect(m_services, &ServicesPlace::peekOnRequested, this, &MainWindow::peekOnRequested);
    connect(m_services, &ServicesPlace::leaveNowRequested, this, &MainWindow::leaveNowRequested);
    connect(m_ask, &AskPlace::joinRequested, this, &MainWindow::askToJoin);
    connect(m_ask, &AskPlace::repeatingChanged, this, [this](bool repeating) {
        // It goes on while another place is looked at: that is to be seen from there.
        m_page->sidebar().setBadge(PlaceId::Ask, repeating ? QStringLiteral("↻") : QString(),
                                   repeating ? tr("A message is sent again and again") : QString(),
                                   true);
    });
    connect(m_demo, &DemoStrip::leaveRequested, this, &MainWindow::leave);
    connect(&m_page->sidebar(), &Sidebar::backRequested, this, &MainWindow::leave);
    connect(m_join, &JoinBar::joinChosen, this, [this] {
        m_page->currentPlace().focusContent();
        Q_EMIT joinRequested();
    });
    connect(m_join, &JoinBar::stayOutsideChosen, this, [this] {
        m_page->currentPlace().focusContent();
        Q_EMIT stayOutsideRequested();
    });
    connect(m_members, &MembersPlace::selectionChanged, m_status, &SessionStatusBar::showSelection);
    connect(&m_members->model(), &models::MemberModel::tallyChanged, this,
            [this] { m_status->showTally(m_members->model().tally()); });
    connect(m_overview, &OverviewPlace::filterWanted, this, &MainWindow::showMembers);
    connect(m_overview, &OverviewPlace::timeWanted, this, [this](TimePoint at) {
        goTo(PlaceId::Timeline);
        m_timeline->chooseTime(at);
    });
    connect(m_overview, &OverviewPlace::healthChanged, this, &MainWindow::showHealth);
    connect(m_tools, &WindowTools::lockClicked, m_ask, &AskPlace::toggleLock);
    connect(m_tools, &WindowTools::pauseClicked, this, &MainWindow::togglePause);
    connect(m_tools, &WindowTools::sweepClicked, this, [this] {
        if (m_session) m_session->sweepNow();
    });
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::joinRequested, this, &MainWindow::askToJoin);
    connect(m_menu, &MainMenu::peekOnRequested, this, &MainWindow::peekOnRequested);
    connect(m_menu, &MainMenu::countersRequested, this, &MainWindow::showCounters);
    connect(m_menu, &MainMenu::exportRequested, this, &MainWindow::exportMembers);
    connect(m_menu, &MainMenu::compareExportsRequested, this, &MainWindow::compareExports);
    connect(m_start, &StartPage::compareExportsRequested, this, &MainWindow::compareExports);
    connect(m_menu, &MainMenu::densityChosen, &m_members->table(), &MemberTableView::setDensity);
    connect(m_menu, &MainMenu::widthsResetRequested, this, [this] {
        m_members->table().setArrangement({});
        // An act of the person's, to be kept like any other.
        Q_EMIT m_members->table().arrangementChanged();
    });
    connect(m_menu, &MainMenu::themeChosen, this, [this](ThemeChoice choice) {
        m_theme = choice;
        Q_EMIT themeChosen(choice);
    });
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->setTheme(m_theme);
        m_menu->setStripShown(!m_docks->isStripHidden());
        m_menu->setInspectorShown(m_docks->isInspectorShown());
        m_menu->setDensity(m_members->table().density());
    });
    m_page->addActions(m_menu->keyedActions());
    m_page->sidebar().setMenu(m_clusterMenu);
    connect(m_clusterMenu, &ClusterMenu::profileChosen, this, &MainWindow::profileChosen);
    connect(m_clusterMenu, &ClusterMenu::saveRequested, this, &MainWindow::profileSaveRequested);
    connect(m_clusterMenu, &ClusterMenu::removeRequested, this,
            &MainWindow::profileRemoveRequested);
    connect(m_clusterMenu, &ClusterMenu::elsewhereRequested, this, &MainWindow::leave);
}

void MainWindow::connectDocks()
{
    connect(m_page, &ClusterPage::placeChanged, this, &MainWindow::showDocks);
    connect(m_docks, &WindowDocks::timeBrushed, this, [this] { goTo(PlaceId::Timeline); });
    connect(m_menu, &MainMenu::stripToggled, this,
            [this] { m_docks->setStripHidden(!m_docks->isStripHidden()); });
    connect(m_menu, &MainMenu::inspectorToggled, m_docks, &WindowDocks::toggleInspector);
    connect(&m_members->menu(), &MemberMenu::inspectRequested, m_docks, &WindowDocks::inspect);
    connect(&m_members->menu(), &MemberMenu::askRequested, this, &MainWindow::askMembers);
    connect(&m_members->table(), &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto key = m_members->model().keyAt(index.row())) m_docks->inspect(*key);
    });
    connect(m_members->table().selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                const auto key = m_members->model().keyAt(current.row());
                if (current.isValid() && key) m_docks->follow(*key);
            });
    connect(m_services, &ServicesPlace::memberChosen, m_docks, &WindowDocks::inspect);
    connect(m_timeline, &TimelinePlace::memberChosen, this, [this](const std::string& name) {
        if (const auto key = m_members->model().members().named(name)) m_docks->inspect(*key);
    });
    connect(m_overview, &OverviewPlace::memberWanted, m_docks, &WindowDocks::inspect);
}

void MainWindow::showDocks()
{
    const bool cluster = m_stack->currentWidget() == m_page;
    m_docks->showFor(cluster ? std::optional(place()) : std::nullopt);
}

void MainWindow::askMembers(const QStringList& names)
{
    auto draft = m_ask->form().draft();
    draft.isQuery = true;
    draft.nodes = names.join(QStringLiteral(", "));
    m_ask->form().setDraft(draft);
    openForm(true);
}

void MainWindow::compareExports()
{
    ExportCompareDialog::open(
        [this] { return m_session ? std::optional(membersNow(m_members->model())) : std::nullopt; },
        this);
}

void MainWindow::exportMembers()
{
    if (!m_session) return;
    const auto& model = m_members->model();
    auto now = membersNow(m_members->model());
    ExportOffer offer;
    offer.seen = std::move(now.seen);
    offer.all = std::move(now.all);
    offer.columns = exportColumns(model.columns());
    const auto& status = m_session->status();
    offer.origin.program = "grapevine " + m_version.toStdString();
    offer.origin.cluster = m_face.profile.toStdString();
    offer.origin.mode = link::word(status.mode);
    for (const auto& seed : status.seeds)
        offer.origin.asked.push_back(seed.address);
    offer.origin.asOf = m_session->now().wall;
    offer.origin.filter = m_members->filterField().text().toStdString();
    offer.baseName = QStringLiteral("members");
    ExportDialog(std::move(offer), this).exec();
}

void MainWindow::addShortcut(const QKeySequence& keys, QWidget* owner, Qt::ShortcutContext context,
                             std::function<void()> act)
{
    auto* shortcut = new QShortcut(keys, owner);
    shortcut->setContext(context);
    connect(shortcut, &QShortcut::activated, this, std::move(act));
}

void MainWindow::buildShortcuts()
{
    const auto within = Qt::WidgetWithChildrenShortcut;
    addShortcut(QKeySequence::Find, m_page, within, [this] { findSomething(); });
    for (const auto& [id, place] : m_page->places()) {
        const auto key = static_cast<Qt::Key>(Qt::Key_0 + placeDigit(id));
        addShortcut(QKeySequence(Qt::CTRL | key), m_page, within, [this, id = id] { goTo(id); });
        // Bare letters are keys over lists alone: in a field they are letters.
        for (QWidget* list : place->lists()) {
            addShortcut(QKeySequence(Qt::Key_Q), list, Qt::WidgetShortcut,
                        [this] { openForm(true); });
            addShortcut(QKeySequence(Qt::Key_E), list, Qt::WidgetShortcut,
                        [this] { openForm(false); });
            addShortcut(QKeySequence(Qt::Key_I), list, Qt::WidgetShortcut,
                        [this] { m_docks->toggleInspector(); });
        }
    }
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_B), m_page, within,
                [this] { m_page->sidebar().setFolded(!m_page->sidebar().isFolded()); });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), m_page, within,
                [this] { m_ask->toggleLock(); });
    addShortcut(QKeySequence(Qt::Key_Escape), m_page, within, [this] { escape(); });
    addShortcut(QKeySequence(Qt::Key_F5), m_page, within, [this] {
        if (m_session) m_session->sweepNow();
    });
    addShortcut(QKeySequence(Qt::CTRL | Qt::Key_R), m_page, within, [this] {
        if (place() == PlaceId::Services) {
            m_services->resort();
        } else {
            m_members->model().resort();
        }
    });
    addShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), m_page, within, [this] { leave(); });
    addShortcut(QKeySequence(Qt::Key_F10), m_page, within, [this] { m_tools->openMenu(); });
    // Space presses buttons elsewhere; only over the table does it pause.
    addShortcut(QKeySequence(Qt::Key_Space), &m_members->table(), Qt::WidgetShortcut,
                [this] { togglePause(); });
    addShortcut(QKeySequence::Quit, this, Qt::WindowShortcut, [this] { close(); });
}

void MainWindow::escape()
{
    if (m_join->isVisible() && m_join->isAncestorOf(focusWidget())) {
        m_join->dismiss();
        m_page->currentPlace().focusContent();
        return;
    }
    if (!m_page->currentPlace().stepBack()) m_page->goBack();
}

void MainWindow::findSomething()
{
    if (m_page->currentPlace().focusFilter()) return;
    goTo(PlaceId::Members);
    m_members->focusFilter();
}

void MainWindow::goTo(PlaceId place)
{
    m_page->goTo(place);
}

PlaceId MainWindow::place() const
{
    return m_page->current();
}

void MainWindow::openForm(bool query)
{
    goTo(PlaceId::Ask);
    m_ask->openForm(query);
}

void MainWindow::togglePause()
{
    if (m_session && m_tools->canPause()) m_session->setPaused(!m_session->isPaused());
}

void MainWindow::tellPlaces(const std::function<void(Place&)>& tell)
{
    // The services hear of everything first: others ask their catalog.
    tell(*m_services);
    for (const auto& [id, place] : m_page->places()) {
        if (place != m_services) tell(*place);
    }
}

void MainWindow::showSession(bridge::ClusterSession* session, const QString& title)
{
    tellPlaces([session](Place& place) { place.setSession(session); });
    present(session, title);
    goTo(m_firstPlace);
}

void MainWindow::continueSession(bridge::ClusterSession* session, const QString& title)
{
    tellPlaces([session](Place& place) { place.continueWith(session); });
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
    setFace({.title = title, .address = title});
    connect(session, &bridge::ClusterSession::ticked, this, &MainWindow::showStatus);
    connect(session, &bridge::ClusterSession::pausedChanged, this, &MainWindow::showStatus);
    connect(session, &bridge::ClusterSession::leavingStarted, this, &MainWindow::showStatus);
    m_join->begin(m_staysOutside);
    m_stack->setCurrentWidget(m_page);
    m_status->show();
    showDocks();
    showStatus();
}

void MainWindow::setFace(const ClusterFace& face)
{
    m_face = face;
    m_page->sidebar().setTitle(face.title);
    m_page->setProduction(face.production);
    m_ask->setProduction(face.production ? face.profile : QString());
    m_clusterMenu->setFace(face);
    setWindowTitle(QStringLiteral("%1 – Grapevine").arg(face.title));
}

void MainWindow::setProfiles(const QStringList& names)
{
    m_clusterMenu->setProfiles(names);
}

void MainWindow::showStartPage()
{
    tellPlaces([](Place& place) { place.setSession(nullptr); });
    m_docks->forget();
    m_session = nullptr;
    setWindowTitle(QStringLiteral("Grapevine"));
    m_status->hide();
    m_stack->setCurrentWidget(m_start);
    showDocks();
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
    m_docks->tick();
    m_status->showDrops(m_session->counters(), m_session->entriesDropped());
    if (m_counters != nullptr && m_counters->isVisible()) m_counters->show(m_session->counters());
}

void MainWindow::showActions()
{
    const auto& status = m_session->status();
    const bool leaving = m_session->leavingSince().has_value();
    m_demo->setVisible(status.mode == link::LinkMode::Demo);
    m_tools->show(*m_session, m_ask->gate());
    m_menu->showMembership(status, leaving);
    m_page->sidebar().setBackEnabled(!leaving);
    m_page->sidebar().setMode(m_face.production ? tr("PRODUCTION") : modeWord(status.mode));
}

void MainWindow::showMembers(const QString& filter)
{
    m_members->filterField().setText(filter);
    goTo(PlaceId::Members);
}

void MainWindow::showHealth(const models::ClusterHealth& health)
{
    const auto ill =
        health.tally.of(models::StatusKind::Failed) + health.tally.of(models::StatusKind::Suspect);
    m_page->sidebar().setBadge(
        PlaceId::Members, ill == 0 ? QString() : QLocale().toString(qulonglong{ill}),
        ill == 0 ? QString() : tr("%n failed or suspect", nullptr, static_cast<int>(ill)), true);
    const auto findings = health.findings.size();
    m_page->sidebar().setBadge(
        PlaceId::Overview, findings == 0 ? QString() : QLocale().toString(qulonglong{findings}),
        findings == 0 ? QString() : tr("%n to look at", nullptr, static_cast<int>(findings)),
        false);
}

void MainWindow::showCounters()
{
    if (m_counters == nullptr) m_counters = new CountersDialog(this);
    m_counters->show(m_session ? m_session->counters() : Counters{});
}

void MainWindow::restore(const Memory& memory)
{
    m_theme = memory.theme;
    if (!memory.geometry.isEmpty()) restoreGeometry(memory.geometry);
    m_page->sidebar().setFolded(memory.sidebarFolded);
    m_docks->setStripHidden(memory.stripHidden);
    m_docks->setInspectorShown(memory.inspectorShown);
}

MainWindow::Memory MainWindow::memory() const
{
    return {saveGeometry(), m_theme, m_page->sidebar().isFolded(), m_docks->isStripHidden(),
            m_docks->isInspectorShown()};
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

} // namespace grapevine::widgets
