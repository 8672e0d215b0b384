#include "app/gui/workspace.h"

#include <algorithm>

#include "app/gui/key_keeper.h"
#include "app/gui/lent_view.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/address_list.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/start_page.h"

namespace grapevine::gui {

using widgets::ClusterView;
using widgets::MainWindow;
using widgets::StartPage;

namespace {

MainWindow& windowOf(const ClusterView& view)
{
    return *qobject_cast<MainWindow*>(view.window());
}

} // namespace

Workspace::Workspace(Office& office)
    : m_office(office)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(0);
    connect(&m_tell, &QTimer::timeout, this, &Workspace::tellClusters);
}

Workspace::~Workspace()
{
    m_lent.clear();
    m_desks.clear();
}

void Workspace::setPrepareView(std::function<void(ClusterView&)> prepare)
{
    m_prepareView = std::move(prepare);
    for (const auto& window : m_windows) {
        for (auto* view : window->views())
            m_prepareView(*view);
    }
}

void Workspace::setDiagnostics(widgets::DiagnosticsPage::Source source)
{
    m_diagnostics = std::move(source);
    for (const auto& window : m_windows)
        window->setDiagnostics(m_diagnostics);
}

void Workspace::setPrepareWindow(std::function<void(MainWindow&)> prepare)
{
    m_prepareWindow = std::move(prepare);
    for (const auto& window : m_windows)
        m_prepareWindow(*window);
}

// ---- windows ---------------------------------------------------------------------------------

MainWindow& Workspace::addWindow()
{
    auto owned = std::make_unique<MainWindow>(QStringLiteral(GRAPEVINE_VERSION));
    auto& window = *owned;
    m_windows.push_back(std::move(owned));
    if (m_prepareView) m_prepareView(window.view());
    window.setDiagnostics(m_diagnostics);
    if (m_prepareWindow) m_prepareWindow(window);
    connectWindow(window);
    offerProfiles();
    offerKeeping(window.startPage());
    return window;
}

void Workspace::connectWindow(MainWindow& window)
{
    connect(&window, &MainWindow::demoRequested, this,
            [this, &window] { Q_EMIT demoRequested(window); });
    connect(&window, &MainWindow::peekRequested, this,
            [this, &window](const widgets::PeekRequest& request) {
                Q_EMIT peekRequested(window, request);
            });
    connect(&window, &MainWindow::clusterChosen, this,
            [this, &window](int id) { show(window, id); });
    connect(&window, &MainWindow::togetherRequested, this,
            [this, &window] { showTogether(window); });
    connect(&window, &MainWindow::windowRequested, this, [this, &window] { openWindow(window); });
    connect(&window, &MainWindow::startPageShown, this,
            [this, &window] { Q_EMIT startPageShown(window); });
    connect(&window, &MainWindow::profileChosen, this,
            [this, &window](const QString& name) { openProfile(window, name); });
    connect(&window, &MainWindow::themeChosen, this, &Workspace::chooseTheme);
    connect(&window, &MainWindow::keysChosen, this, &Workspace::chooseKeys);
    connect(&window, &MainWindow::diagnosticsRequested, this,
            [this, &window] { Q_EMIT diagnosticsRequested(window); });
    connect(&window, &MainWindow::viewLeft, this, [this](ClusterView& view) {
        // One that is lent has nobody else to end it.
        dropLent([&view](const LentView& lent) { return &lent.view() == &view; });
        m_tell.start();
    });
    connect(&window, &MainWindow::closeRequested, this, [this, &window] { closeWindow(window); });
    connect(&window, &MainWindow::closing, this, [this, &window] { closeWindow(window); });
}

void Workspace::closeWindow(MainWindow& window)
{
    if (m_windows.size() == 1) {
        const bool mustWait = std::any_of(m_desks.begin(), m_desks.end(), [](const auto& desk) {
            return desk->keeper().session() != nullptr && desk->keeper().session()->mustLeave();
        });
        if (mustWait) {
            Q_EMIT quitRequested();
        } else {
            Q_EMIT closing(window);
        }
        return;
    }
    dropWindow(window);
}

void Workspace::dropWindow(MainWindow& window)
{
    dropLent([&window](const LentView& lent) { return &windowOf(lent.view()) == &window; });
    // A cluster goes on in the window where it is seen as well; else it is left.
    auto& heir = m_windows.front().get() == &window ? *m_windows[1] : *m_windows.front();
    for (const auto& desk : m_desks) {
        if (&windowOf(desk->view()) != &window) continue;
        auto* to = &heir;
        for (const auto& lent : m_lent) {
            if (lent->kind() == LentView::Kind::Mirror && lent->id() == desk->id())
                to = &windowOf(lent->view());
        }
        const bool seen = std::any_of(m_lent.begin(), m_lent.end(), [&](const auto& lent) {
            return lent->kind() == LentView::Kind::Mirror && lent->id() == desk->id() &&
                   &windowOf(lent->view()) == to && to->showsView() && &to->view() == &lent->view();
        });
        dropLent([&](const LentView& lent) {
            return lent.id() == desk->id() && &windowOf(lent.view()) == to;
        });
        to->adopt(desk->view(), window);
        if (seen) to->showView(desk->view());
    }
    const auto gone = std::find_if(m_windows.begin(), m_windows.end(),
                                   [&window](const auto& one) { return one.get() == &window; });
    auto* raw = gone->release();
    m_windows.erase(gone);
    raw->disconnect(this);
    raw->hide();
    raw->deleteLater();
    m_tell.start();
}

void Workspace::openWindow(MainWindow& from)
{
    if (m_windows.size() >= kWindowsMost) return;
    const int id = from.showsView() ? idOf(from.view()) : 0;
    const auto place = from.place();
    auto& window = addWindow();
    auto memory = from.memory();
    memory.geometry.clear();
    window.restore(memory);
    window.resize(from.size());
    window.show();
    if (id == 0 || id == m_togetherId) {
        window.showStartPage();
    } else {
        show(window, id);
        window.goTo(place);
    }
    m_tell.start();
}

// ---- clusters --------------------------------------------------------------------------------

ClusterDesk* Workspace::addDesk(MainWindow& window)
{
    if (m_closing) return nullptr;
    if (m_desks.size() >= kClustersMost) {
        window.showStartPage();
        window.startPage().showProblem(tr("%n clusters are open already; leave one of them first.",
                                          nullptr, static_cast<int>(kClustersMost)),
                                       StartPage::Field::Address);
        return nullptr;
    }
    auto& view = window.newView();
    if (m_prepareView) m_prepareView(view);
    m_desks.push_back(std::make_unique<ClusterDesk>(++m_lastId, m_office, view));
    auto* desk = m_desks.back().get();
    connect(desk, &ClusterDesk::sessionChanged, this, [this] {
        updateLent();
        m_tell.start();
        Q_EMIT sessionsChanged();
    });
    connect(desk, &ClusterDesk::settingsChanged, this, &Workspace::handleProfilesChanged);
    connect(
        desk, &ClusterDesk::finished, this,
        [this, id = desk->id()](const link::LinkStatus& last) { handleFinished(id, last); },
        Qt::QueuedConnection); // Not from within its own doing: it goes then.
    followFace(*desk);
    return desk;
}

void Workspace::followFace(ClusterDesk& desk)
{
    // It ends with the desk: what else the view shows later is told by telling.
    connect(&desk.view(), &ClusterView::faceChanged, &desk, [this] { m_tell.start(); });
}

ClusterDesk* Workspace::desk(int id) const
{
    const auto found = std::find_if(m_desks.begin(), m_desks.end(),
                                    [id](const auto& one) { return one->id() == id; });
    return found == m_desks.end() ? nullptr : found->get();
}

void Workspace::look(MainWindow& window, LinkPlan plan, const std::vector<HostPort>& seeds,
                     const std::string& addresses)
{
    const auto* observe = std::get_if<ObservePlan>(&plan);
    const auto& peek = observe != nullptr ? observe->at : std::get<PeekPlan>(plan);
    const ProfileDesk::Shown wanted{settings::addressesOf(seeds), peek.label,
                                    !peek.keyring.empty()};
    for (const auto& open : m_desks) {
        // The same addresses again: that is the way back to it, unless it led nowhere.
        const auto* session = open->keeper().session();
        // A key is only known to be the same while it opens what comes.
        if (observe == nullptr && open->profile().shown() == wanted && session != nullptr &&
            (peek.keyring.empty() ? session->status().phase != link::LinkPhase::Refused
                                  : session->status().phase == link::LinkPhase::Live)) {
            show(window, open->id());
            return;
        }
    }
    if (auto* desk = addDesk(window)) desk->look(std::move(plan), seeds, addresses);
}

void Workspace::showDemo(MainWindow& window, std::size_t nodes)
{
    for (const auto& open : m_desks) {
        if (open->keeper().isDemo()) {
            show(window, open->id());
            return;
        }
    }
    if (auto* desk = addDesk(window)) desk->showDemo(nodes);
}

void Workspace::openProfile(MainWindow& window, const QString& name)
{
    const auto* found = m_office.settings.profiles.named(name.toStdString());
    if (found == nullptr) return;
    const auto profile = *found; // Whoever hears of it may change them.
    for (const auto& open : m_desks) {
        const auto* current = open->profile().current();
        if (current != nullptr && current->name == profile.name) {
            show(window, open->id());
            return;
        }
    }
    const auto text = QString::fromStdString(profile.addresses);
    const auto list = models::parseAddresses(text);
    auto& page = window.startPage();
    page.setAddresses(text);
    page.setLabel(QString::fromStdString(profile.label));
    const bool kept = m_office.keys != nullptr && m_office.keys->keeps(profile.name);
    if (kept && !list.seeds.empty() && list.wrong.isEmpty()) {
        openWithKeptKey(window, profile, list.seeds);
        return;
    }
    if (profile.wantsKey || list.seeds.empty() || !list.wrong.isEmpty()) {
        window.showStartPage();
        if (profile.wantsKey) page.askForKey();
        return;
    }
    look(window, PeekPlan{.seeds = list.seeds, .label = profile.label}, list.seeds,
         profile.addresses);
}

void Workspace::show(MainWindow& window, int id)
{
    if (id != 0 && id == m_togetherId) {
        showTogether(window);
        return;
    }
    auto* wanted = desk(id);
    if (wanted == nullptr) return;
    if (&windowOf(wanted->view()) == &window) {
        window.showView(wanted->view());
        window.view().focusPlace();
    } else {
        lend(window, id);
    }
    m_tell.start();
}

void Workspace::lend(MainWindow& window, int id)
{
    for (const auto& lent : m_lent) {
        if (lent->id() == id && &windowOf(lent->view()) == &window) {
            window.showView(lent->view());
            window.view().focusPlace();
            return;
        }
    }
    auto& view = window.newView();
    if (m_prepareView) m_prepareView(view);
    const auto kind = id == m_togetherId ? LentView::Kind::Together : LentView::Kind::Mirror;
    m_lent.push_back(std::make_unique<LentView>(id, kind, view));
    auto* lent = m_lent.back().get();
    if (auto* owner = desk(id)) {
        // What only the desk can do is its to do.
        connect(&view, &ClusterView::joinRequested, lent,
                [owner] { Q_EMIT owner->view().joinRequested(); });
        connect(&view, &ClusterView::peekOnRequested, lent,
                [owner] { Q_EMIT owner->view().peekOnRequested(); });
        connect(&view, &ClusterView::stayOutsideRequested, lent,
                [owner] { Q_EMIT owner->view().stayOutsideRequested(); });
        connect(&view, &ClusterView::keyForgetRequested, lent,
                [owner] { Q_EMIT owner->view().keyForgetRequested(); });
        view.setObserverName([owner] { return owner->keeper().observerName(); });
        view.setStaysOutside(owner->view().staysOutside());
    }
    updateLent();
    window.showView(view);
}

void Workspace::showTogether(MainWindow& window)
{
    if (m_desks.size() < 2) return;
    if (m_togetherId == 0) m_togetherId = ++m_lastId;
    lend(window, m_togetherId);
    m_tell.start();
}

void Workspace::updateLent()
{
    std::vector<ClusterDesk*> all;
    for (const auto& one : m_desks) {
        if (one->keeper().session() != nullptr) all.push_back(one.get());
    }
    for (const auto& lent : m_lent) {
        if (lent->kind() == LentView::Kind::Together) {
            lent->show(all);
        } else if (auto* owner = desk(lent->id());
                   owner != nullptr && owner->keeper().session() != nullptr) {
            lent->show({owner});
        }
    }
}

void Workspace::dropLent(const std::function<bool(const LentView&)>& which)
{
    for (auto at = m_lent.begin(); at != m_lent.end();) {
        if (!which(**at)) {
            ++at;
            continue;
        }
        auto& view = (*at)->view();
        at = m_lent.erase(at);
        windowOf(view).closeView(view);
    }
}

void Workspace::handleFinished(int id, const link::LinkStatus& last)
{
    auto* finished = desk(id);
    if (finished == nullptr) return;
    dropLent([id](const LentView& lent) { return lent.id() == id; });
    auto& view = finished->view();
    auto& window = windowOf(view);
    std::erase_if(m_desks, [id](const auto& one) { return one->id() == id; });
    window.closeView(view);
    if (m_desks.size() < 2)
        dropLent([](const LentView& lent) { return lent.kind() == LentView::Kind::Together; });
    updateLent();
    m_tell.start();
    Q_EMIT sessionsChanged();
    Q_EMIT clusterLeft(window, last);
}

void Workspace::handleProfilesChanged()
{
    offerProfiles();
    for (const auto& one : m_desks)
        one->present();
    Q_EMIT settingsChanged();
}

void Workspace::offerProfiles()
{
    QStringList names;
    for (const auto& profile : m_office.settings.profiles.all())
        names.append(QString::fromStdString(profile.name));
    for (const auto& window : m_windows)
        window->setProfiles(names);
}

// ---- who is shown where ----------------------------------------------------------------------

int Workspace::idOf(const ClusterView& view) const
{
    for (const auto& one : m_desks) {
        if (&one->view() == &view) return one->id();
    }
    for (const auto& lent : m_lent) {
        if (&lent->view() == &view) return lent->id();
    }
    return 0;
}

widgets::OpenClusters Workspace::openClusters() const
{
    widgets::OpenClusters all;
    for (const auto& one : m_desks) {
        auto cluster = one->view().summary();
        cluster.id = one->id();
        // Two demos, or one address with two labels: a number keeps them apart.
        const QString title = cluster.title;
        for (int number = 2;
             std::any_of(all.begin(), all.end(),
                         [&cluster](const auto& other) { return other.title == cluster.title; });
             ++number)
            cluster.title = QStringLiteral("%1 (%2)").arg(title).arg(number);
        all.append(cluster);
    }
    const auto together = std::find_if(m_lent.begin(), m_lent.end(), [](const auto& lent) {
        return lent->kind() == LentView::Kind::Together;
    });
    if (together != m_lent.end()) {
        auto cluster = (*together)->view().summary();
        cluster.id = m_togetherId;
        cluster.together = true;
        all.append(cluster);
    }
    return all;
}

void Workspace::tellClusters()
{
    updateLent(); // Names.
    const auto all = openClusters();
    for (const auto& window : m_windows)
        window->setClusters(all, [this](const ClusterView& view) { return idOf(view); });
}

} // namespace grapevine::gui
