#include "ui/widgets/cluster_view.h"

#include "ui/bridge/cluster_session.h"
#include "ui/models/service_model.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/alone_bar.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/cluster_page.h"
#include "ui/widgets/coach_bar.h"
#include "ui/widgets/coach_guide.h"
#include "ui/widgets/demo_strip.h"
#include "ui/widgets/diagnostics_hooks.h"
#include "ui/widgets/export_acts.h"
#include "ui/widgets/export_compare_dialog.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/inspector_hooks.h"
#include "ui/widgets/join_bar.h"
#include "ui/widgets/key_windows.h"
#include "ui/widgets/keys_place.h"
#include "ui/widgets/main_menu.h"
#include "ui/widgets/map_place.h"
#include "ui/widgets/matrix_hooks.h"
#include "ui/widgets/matrix_place.h"
#include "ui/widgets/member_menu.h"
#include "ui/widgets/members_now.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/menu_hooks.h"
#include "ui/widgets/mode_word.h"
#include "ui/widgets/overview_place.h"
#include "ui/widgets/place_badges.h"
#include "ui/widgets/place_notice.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/session_status_bar.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/timeline_header.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/timeline_view.h"
#include "ui/widgets/view_actions.h"
#include "ui/widgets/view_palette.h"
#include "ui/widgets/window_docks.h"
#include "ui/widgets/window_tools.h"

namespace grapevine::widgets {

ClusterView::ClusterView(const QString& version, QWidget* parent)
    : QMainWindow(parent, Qt::Widget)
    , m_members(new MembersPlace(this))
    , m_overview(new OverviewPlace(m_members->model(), this))
    , m_timeline(new TimelinePlace(this))
    , m_services(new ServicesPlace(this))
    , m_ask(new AskPlace(m_members->model(), this))
    , m_map(new MapPlace(m_members->model(), this))
    , m_keys(new KeysPlace(m_members->model(), this))
    , m_matrix(new MatrixPlace(this))
    , m_status(new SessionStatusBar(this))
    , m_demo(new DemoStrip(this))
    , m_join(new JoinBar(this))
    , m_coach(new CoachBar(this))
    , m_tools(new WindowTools(this))
    , m_menu(new MainMenu(this))
    , m_clusterMenu(new ClusterMenu(this))
    , m_page(new ClusterPage({.head = m_demo, .tools = m_tools, .feet = {m_coach, m_join}}, this))
    , m_docks(new WindowDocks(*this, *m_timeline, m_members->model()))
    , m_actions(new ActionCatalog(*this))
    , m_keyWindows(new KeyWindows(*m_actions, *this))
    , m_palette(new ViewPalette(*this, *m_actions, *m_clusterMenu))
    , m_version(version)
{
    setObjectName(QStringLiteral("clusterView"));
    m_page->addPlace(PlaceId::Overview, m_overview);
    m_page->addPlace(PlaceId::Members, m_members);
    m_page->addPlace(PlaceId::Services, m_services);
    m_page->addPlace(PlaceId::Timeline, m_timeline);
    m_page->addPlace(PlaceId::Ask, m_ask);
    m_page->addPlace(PlaceId::Map, m_map);
    m_page->addPlace(PlaceId::Matrix, m_matrix);
    m_page->addPlace(PlaceId::Keys, m_keys);
    setCentralWidget(m_page);
    setStatusBar(m_status);
    m_tools->setMenu(m_menu);
    connectParts();
    connectMenu();
    connectDocks();
    connectGuide();
    bindActions(*m_actions, {.view = *this,
                             .page = *m_page,
                             .menu = *m_menu,
                             .clusterMenu = *m_clusterMenu,
                             .tools = *m_tools,
                             .keys = *m_keyWindows});
    connect(m_keyWindows, &KeyWindows::choicesChanged, this, &ClusterView::keysChosen);
    connect(m_menu, &MainMenu::paletteRequested, m_palette, &ViewPalette::toggle);
    connect(m_menu, &MainMenu::keysRequested, m_keyWindows, &KeyWindows::showSheet);
}

ClusterView::~ClusterView() = default;

void ClusterView::connectParts()
{
    const auto& catalog = m_services->model().catalog();
    m_members->model().setCatalog(&catalog);
    m_overview->setCatalog(&catalog);
    m_overview->setMoreFindings([this] { return m_keys->leaderFindings(); });
    connect(m_services, &ServicesPlace::rulesChanged, &m_members->model(),
            &models::MemberModel::handleCatalogChanged);
    for (auto* notices :
         {&m_members->notices(), &m_services->notices(), &m_map->notices(), &m_matrix->notices()}) {
        connect(notices, &PlaceNotice::goBackRequested, this, &ClusterView::leave);
        connect(notices, &PlaceNotice::joinRequested, this, &ClusterView::joinRequested);
        connect(notices, &PlaceNotice::peekOnRequested, this, &ClusterView::peekOnRequested);
        connect(notices, &PlaceNotice::leaveNowRequested, this, &ClusterView::leaveNowRequested);
    }
    hookMatrix(*m_matrix, *this, m_page->sidebar(), *m_docks);
    connect(m_ask, &AskPlace::joinRequested, this, &ClusterView::askToJoin);
    connect(m_ask, &AskPlace::repeatingChanged, this,
            [this](bool repeating) { showRepeatBadge(m_page->sidebar(), repeating); });
    connect(m_keys, &KeysPlace::joinRequested, this, &ClusterView::askToJoin);
    connect(m_keys, &KeysPlace::filterWanted, this, &ClusterView::showMembers);
    connect(m_demo, &DemoStrip::leaveRequested, this, &ClusterView::leave);
    connect(&m_page->sidebar(), &Sidebar::backRequested, this, &ClusterView::leave);
    connect(&m_page->sidebar(), &Sidebar::clusterChosen, this, &ClusterView::clusterChosen);
    connect(&m_page->sidebar(), &Sidebar::settingsRequested, this, &ClusterView::settingsRequested);
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
    connect(m_overview, &OverviewPlace::filterWanted, this, &ClusterView::showMembers);
    connect(m_overview, &OverviewPlace::timeWanted, this, [this](TimePoint at) {
        goTo(PlaceId::Timeline);
        m_timeline->chooseTime(at);
    });
    connect(m_overview, &OverviewPlace::healthChanged, this, &ClusterView::showHealth);
    connect(m_tools, &WindowTools::lockClicked, m_ask, &AskPlace::toggleLock);
    connect(m_tools, &WindowTools::pauseClicked, this, &ClusterView::togglePause);
    connect(m_tools, &WindowTools::sweepClicked, this, [this] {
        if (m_session) m_session->sweepNow();
    });
}

void ClusterView::connectMenu()
{
    connect(m_menu, &MainMenu::joinRequested, this, &ClusterView::askToJoin);
    connect(m_menu, &MainMenu::exportRequested, this, &ClusterView::exportMembers);
    connect(m_menu, &MainMenu::compareExportsRequested, this, &ClusterView::compareExports);
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
        m_menu->setNotices(m_notices);
    });
    passOn(*m_menu, *m_clusterMenu, *this);
    hookDiagnostics(*m_menu, m_page->sidebar(), *this);
    m_page->sidebar().setMenu(m_clusterMenu);
    connect(m_clusterMenu, &ClusterMenu::leaveRequested, this, &ClusterView::leave);
}

void ClusterView::connectDocks()
{
    connect(m_page, &ClusterPage::placeChanged, this, &ClusterView::showDocks);
    connect(m_docks, &WindowDocks::timeBrushed, this, [this] { goTo(PlaceId::Timeline); });
    connect(m_menu, &MainMenu::stripToggled, this,
            [this] { m_docks->setStripHidden(!m_docks->isStripHidden()); });
    connect(m_menu, &MainMenu::inspectorToggled, m_docks, &WindowDocks::toggleInspector);
    connect(&m_members->menu(), &MemberMenu::askRequested, this, &ClusterView::askMembers);
    hookInspector(*this, *m_docks);
}

void ClusterView::connectGuide()
{
    m_guide = new CoachGuide({.bar = *m_coach,
                              .members = *m_members,
                              .ask = *m_ask,
                              .keys = *m_page,
                              .goTo = [this](PlaceId place) { goTo(place); },
                              .askForViews = [this] { m_matrix->ask(); }},
                             this);
    connect(m_guide, &CoachGuide::exportRequested, this, &ClusterView::exportMembers);
    connect(m_guide, &CoachGuide::lookAtRealRequested, this, &ClusterView::openRequested);
    connect(m_guide, &CoachGuide::ended, this, [this] {
        m_page->currentPlace().focusContent();
        Q_EMIT walkWanted(false);
    });
    connect(m_menu, &MainMenu::walkRequested, this, [this] {
        walk();
        Q_EMIT walkWanted(true);
    });
}

void ClusterView::walk()
{
    m_walkDue = false;
    const bool demo = m_session && m_session->status().mode == link::LinkMode::Demo;
    if (demo && m_role == Role::Own) m_guide->begin(*m_session);
}

void ClusterView::showDocks()
{
    m_docks->showFor(m_session ? std::optional(place()) : std::nullopt);
}

void ClusterView::askMembers(const QStringList& names)
{
    auto draft = m_ask->form().draft();
    draft.isQuery = true;
    draft.nodes = names.join(QStringLiteral(", "));
    m_ask->form().setDraft(draft);
    openForm(true);
}

void ClusterView::compareExports()
{
    ExportCompareDialog::open(
        [this] { return m_session ? std::optional(membersNow(m_members->model())) : std::nullopt; },
        this);
}

void ClusterView::exportMembers()
{
    if (m_session && exportMembersOf(*this, m_version)) m_guide->noteExport();
}

void ClusterView::resort()
{
    m_page->currentPlace().resort();
}

void ClusterView::escape()
{
    if (m_join->isVisible() && m_join->isAncestorOf(focusWidget())) {
        m_join->dismiss();
        m_page->currentPlace().focusContent();
        return;
    }
    const auto* keys = focusWidget();
    if (keys != nullptr && !m_page->isAncestorOf(keys)) return focusPlace(); // In the inspector.
    if (!m_coach->isAncestorOf(keys) && m_page->currentPlace().stepBack()) return;
    if (m_guide->isOn()) {
        Q_EMIT m_coach->ended();
    } else {
        m_page->goBack();
    }
}

void ClusterView::findSomething()
{
    if (m_page->currentPlace().focusFilter()) return;
    goTo(PlaceId::Members);
    m_members->focusFilter();
}

void ClusterView::goTo(PlaceId place)
{
    m_page->goTo(place);
}

void ClusterView::showViewsOfChosen()
{
    const auto row = m_members->model().rowAt(m_members->table().currentIndex().row());
    if (row) m_matrix->showAbout(row->facts->name);
    goTo(PlaceId::Matrix);
}

PlaceId ClusterView::place() const
{
    return m_page->current();
}

void ClusterView::openForm(bool query)
{
    goTo(PlaceId::Ask);
    m_ask->openForm(query);
}

void ClusterView::togglePause()
{
    if (m_session && m_tools->canPause()) m_session->setPaused(!m_session->isPaused());
}

void ClusterView::tellPlaces(const std::function<void(Place&)>& tell)
{
    // The services hear of everything first: others ask their catalog.
    tell(*m_services);
    for (const auto& [id, place] : m_page->places()) {
        if (place != m_services) tell(*place);
    }
}

void ClusterView::showSession(bridge::ClusterSession* session, const QString& title)
{
    renewSession(session, title);
    goTo(m_firstPlace);
    Q_EMIT sessionShown();
}

void ClusterView::renewSession(bridge::ClusterSession* session, const QString& title)
{
    tellPlaces([session](Place& place) { place.setSession(session); });
    m_walkDue = m_walksDemo;
    present(session, title);
}

void ClusterView::continueSession(bridge::ClusterSession* session, const QString& title)
{
    tellPlaces([session](Place& place) { place.continueWith(session); });
    present(session, title);
}

void ClusterView::setObserverName(std::function<QString()> name)
{
    m_join->setObserverName(std::move(name));
}

void ClusterView::present(bridge::ClusterSession* session, const QString& title)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_guide->stop();
    m_session = session;
    setFace({.title = title, .address = title});
    connect(session, &bridge::ClusterSession::ticked, this, &ClusterView::showStatus);
    connect(session, &bridge::ClusterSession::pausedChanged, this, &ClusterView::showStatus);
    connect(session, &bridge::ClusterSession::leavingStarted, this, &ClusterView::showStatus);
    m_join->begin(m_staysOutside);
    showDocks();
    showStatus();
}

void ClusterView::setFace(const ClusterFace& face)
{
    m_face = face;
    m_page->sidebar().setTitle(face.title);
    m_page->setProduction(face.production);
    m_ask->setProduction(face.production ? face.profile : QString());
    m_clusterMenu->setFace(face);
    Q_EMIT faceChanged();
}

void ClusterView::setKeys(const models::KeyChoices& choices)
{
    m_actions->setChoices(choices);
}

void ClusterView::setProfiles(const QStringList& names)
{
    m_clusterMenu->setProfiles(names);
}

void ClusterView::setClusters(const OpenClusters& clusters, int shown)
{
    m_clusterMenu->setClusters(clusters, shown);
    m_page->sidebar().setClusters(clusters, shown);
}

void ClusterView::setRole(Role role)
{
    m_role = role;
    m_clusterMenu->setLent(role != Role::Own, role != Role::Together);
    m_page->sidebar().setLent(role != Role::Own);
}

void ClusterView::setClusterNames(const models::ClusterNames& names)
{
    m_members->model().setClusterNames(names);
    m_services->model().setClusterNames(names);
    m_timeline->model().setClusterNames(names);
    m_timeline->list().header().setSeveral(names.size() > 1);
    m_overview->setClusterNames(names);
}

OpenCluster ClusterView::summary() const
{
    return openCluster(m_face, m_session, m_tally);
}

bridge::ClusterSession* ClusterView::session() const
{
    return m_session;
}

void ClusterView::focusPlace()
{
    m_page->currentPlace().focusContent();
}

void ClusterView::forgetSession()
{
    tellPlaces([](Place& place) { place.setSession(nullptr); });
    m_docks->forget();
    m_guide->stop();
    m_session = nullptr;
    showDocks();
}

void ClusterView::askToJoin()
{
    if (!m_session) return;
    m_join->ask({.status = m_session->status(),
                 .tally = m_members->model().tally(),
                 .startedAt = m_session->startedAt(),
                 .now = m_session->now()});
}

void ClusterView::leave()
{
    if (m_session && m_session->leavingSince()) return;
    if (m_session && m_session->mustLeave()) {
        Q_EMIT leaveRequested();
        return;
    }
    Q_EMIT sessionLeft();
}

void ClusterView::showStatus()
{
    if (!m_session) return;
    if (m_walkDue && m_session->status().mode == link::LinkMode::Demo) walk();
    // Out of sight nothing is shown; back in sight it is within a second.
    if (!isVisible() || window()->isMinimized()) return;
    m_status->showStatus(m_session->status(), m_session->isPaused(), m_session->now());
    m_join->consider({.status = m_session->status(),
                      .tally = m_members->model().tally(),
                      .startedAt = m_session->startedAt(),
                      .now = m_session->now()});
    showActions();
    m_docks->tick();
    m_status->showDrops(m_session->counters(), m_session->entriesDropped());
}

void ClusterView::showActions()
{
    const auto& status = m_session->status();
    const bool leaving = m_session->leavingSince().has_value();
    m_demo->setVisible(status.mode == link::LinkMode::Demo);
    m_tools->show(*m_session, m_ask->gate());
    m_menu->showMembership(status, leaving);
    m_menu->setDemo(m_role == Role::Own && status.mode == link::LinkMode::Demo);
    m_page->sidebar().setBackEnabled(!leaving);
    m_page->sidebar().setMode(m_face.production ? tr("PRODUCTION") : modeWord(status.mode));
}

void ClusterView::showMembers(const QString& filter)
{
    m_members->filterField().setText(filter);
    goTo(PlaceId::Members);
}

void ClusterView::showHealth(const models::ClusterHealth& health)
{
    m_tally = health.tally;
    m_looksAlone = aloneNotice(health.findings).has_value();
    m_members->showFindings(health.findings);
    m_services->showFindings(health.findings);
    m_timeline->aloneBar().setFindings(health.findings);
    m_ask->aloneBar().setFindings(health.findings);
    Q_EMIT faceChanged();
    showHealthBadges(m_page->sidebar(), health);
}

void ClusterView::arrange(const Arrangement& arrangement)
{
    m_page->sidebar().setFolded(arrangement.sidebarFolded);
    m_docks->setStripHidden(arrangement.stripHidden);
    m_docks->setInspectorShown(arrangement.inspectorShown);
}

ClusterView::Arrangement ClusterView::arrangement() const
{
    return {.sidebarFolded = m_page->sidebar().isFolded(),
            .stripHidden = m_docks->isStripHidden(),
            .inspectorShown = m_docks->isInspectorShown()};
}

} // namespace grapevine::widgets
