#include "ui/widgets/main_window.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/widgets/export_compare_dialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/start_page.h"

namespace grapevine::widgets {

namespace {

/// What profiles' files are called, as `settings::ProfileFile` names them.
constexpr QLatin1String kProfileEnding{".grapevine-profile.json"};

/// The one file that is dragged, if it is a profile by its name; else empty.
QString profileIn(const QMimeData& data)
{
    const auto urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return {};
    const QString path = urls.front().toLocalFile();
    return path.endsWith(kProfileEnding, Qt::CaseInsensitive) ? path : QString();
}

QShortcut* addKey(QWidget* owner, const QKeySequence& keys, const std::function<void()>& act)
{
    auto* shortcut = new QShortcut(keys, owner);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, owner, act);
    return shortcut;
}

} // namespace

MainWindow::MainWindow(const QString& version, QWidget* parent)
    : QMainWindow(parent)
    , m_stack(new QStackedWidget(this))
    , m_version(version)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAccessibleName(QStringLiteral("Grapevine"));
    setWindowIcon(taskbarIcon());
    m_stack->setObjectName(QStringLiteral("pages"));
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("windowPage"));
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_stack, 1);
    setCentralWidget(page);
    buildStart();
    buildError();
    m_view = &newView();
    setAcceptDrops(true);
    resize(1280, 760);
    showStartPage();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildStart()
{
    m_start = new StartPage(m_version, this);
    m_stack->insertWidget(0, m_start);
    connect(m_start, &StartPage::peekRequested, this, &MainWindow::peekRequested);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_start, &StartPage::profileChosen, this, &MainWindow::profileChosen);
    connect(m_start, &StartPage::compareExportsRequested, this,
            [this] { ExportCompareDialog::open([] { return std::nullopt; }, this); });
    connect(m_start, &StartPage::openChosen, this, &MainWindow::clusterChosen);
    connect(m_start, &StartPage::settingsRequested, this, &MainWindow::openSettings);
    connect(m_start, &StartPage::diagnosticsWanted, this,
            [this] { showDiagnostics(DiagnosticsSection::Log); });
    addKey(m_start, QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    addKey(m_start, QKeySequence(Qt::Key_Escape), [this] { goBack(); });
}

void MainWindow::buildError()
{
    m_error = new MessageBar(this, QStringLiteral("internalError"));
    m_column->addWidget(m_error);
    connect(m_error, &MessageBar::acted, this, [this](NoticeAction action) {
        if (action == NoticeAction::SaveDiagnostics) {
            Q_EMIT diagnosticsRequested();
        } else {
            hideError();
        }
    });
    addKey(m_error, QKeySequence(Qt::Key_Escape), [this] { hideError(); });
}

ClusterView& MainWindow::newView()
{
    for (auto* view : m_views) {
        if (view->session() == nullptr) return *view;
    }
    auto* view = new ClusterView(m_version, this);
    if (m_view != nullptr) view->arrange(m_view->arrangement());
    view->setTheme(m_theme);
    view->setKeys(m_keys);
    view->setProfiles(m_profiles);
    take(*view);
    return *view;
}

void MainWindow::take(ClusterView& view)
{
    m_views.insert(m_views.begin(), &view);
    m_stack->addWidget(&view);
    connect(&view, &ClusterView::faceChanged, this, &MainWindow::showTitle);
    connect(&view, &ClusterView::sessionShown, this, [this, &view] { showView(view); });
    connect(&view, &ClusterView::sessionLeft, this, [this, &view] {
        closeView(view);
        Q_EMIT viewLeft(view);
    });
    connect(&view, &ClusterView::clusterChosen, this, &MainWindow::clusterChosen);
    connect(&view, &ClusterView::togetherRequested, this, &MainWindow::togetherRequested);
    connect(&view, &ClusterView::windowRequested, this, &MainWindow::windowRequested);
    connect(&view, &ClusterView::diagnosticsWanted, this, &MainWindow::showDiagnostics);
    connect(&view, &ClusterView::openRequested, this, &MainWindow::showStartPage);
    connect(&view, &ClusterView::profileChosen, this, &MainWindow::profileChosen);
    connect(&view, &ClusterView::settingsRequested, this, &MainWindow::openSettings);
    connect(&view, &ClusterView::keysChosen, this, [this](const models::KeyChoices& choices) {
        setKeys(choices);
        Q_EMIT keysChosen(choices);
    });
    connect(&view, &ClusterView::themeChosen, this, [this](ThemeChoice choice) {
        setTheme(choice);
        Q_EMIT themeChosen(choice);
    });
}

bool MainWindow::showsView() const
{
    return m_stack->currentWidget() == m_view;
}

void MainWindow::showView(ClusterView& view)
{
    if (m_view != &view && m_view->session() != nullptr) view.arrange(m_view->arrangement());
    m_view = &view;
    std::erase(m_views, &view);
    m_views.push_back(&view);
    m_stack->setCurrentWidget(&view);
    dropSettings();
    showTitle();
}

void MainWindow::closeView(ClusterView& view)
{
    view.forgetSession();
    const bool shown = &view == m_view && showsView();
    // The spare ones stand first.
    std::erase(m_views, &view);
    m_views.insert(m_views.begin(), &view);
    if (&view == m_view) m_view = m_views.back();
    if (!shown) return;
    if (m_view->session() != nullptr) {
        showView(*m_view);
        m_view->focusPlace();
    } else {
        showStartPage();
    }
}

void MainWindow::adopt(ClusterView& view, MainWindow& from)
{
    from.m_stack->removeWidget(&view);
    std::erase(from.m_views, &view);
    view.disconnect(&from);
    if (from.m_view == &view) from.m_view = &from.newView();
    take(view);
    view.setProfiles(m_profiles);
    if (m_view->session() == nullptr) m_view = &view;
}

void MainWindow::showStartPage()
{
    m_stack->setCurrentWidget(m_start);
    dropSettings();
    showTitle();
    m_start->focusFirst();
    Q_EMIT startPageShown();
}

void MainWindow::goBack()
{
    if (m_view->session() == nullptr) return;
    showView(*m_view);
    m_view->focusPlace();
}

void MainWindow::showDiagnostics(DiagnosticsSection section)
{
    noteWayBack();
    makeDiagnostics();
    m_diagnostics->go(section);
    m_stack->setCurrentWidget(m_diagnostics);
    dropSettings();
    showTitle();
    m_diagnostics->focusSection();
}

/// From one of the pages about Grapevine itself to the other, back stays where it was.
void MainWindow::noteWayBack()
{
    if (!showsSettings() && !showsDiagnostics()) m_fromStart = !showsView();
}

bool MainWindow::showsDiagnostics() const
{
    return m_diagnostics != nullptr && m_stack->currentWidget() == m_diagnostics;
}

void MainWindow::makeDiagnostics()
{
    if (m_diagnostics != nullptr) return;
    m_diagnostics = new DiagnosticsPage(m_diagnosticsSource, this);
    m_stack->addWidget(m_diagnostics);
    connect(m_diagnostics, &DiagnosticsPage::backRequested, this, &MainWindow::leaveDiagnostics);
    connect(m_diagnostics, &DiagnosticsPage::saveRequested, this,
            &MainWindow::diagnosticsRequested);
    addKey(m_diagnostics, QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    addKey(m_diagnostics, QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { openSettings(); });
}

void MainWindow::dropDiagnostics()
{
    delete std::exchange(m_diagnostics, nullptr);
}

void MainWindow::leaveDiagnostics()
{
    if (m_fromStart || m_view->session() == nullptr) {
        showStartPage();
    } else {
        goBack();
    }
}

void MainWindow::openSettings()
{
    if (showsSettings()) {
        m_settings->focusSearch();
        return;
    }
    m_focusBefore = focusWidget();
    noteWayBack();
    makeSettings();
    m_settings->focusSearch();
}

void MainWindow::makeSettings()
{
    m_settings = new SettingsPage(this);
    m_stack->addWidget(m_settings);
    connect(m_settings, &SettingsPage::closeRequested, this, &MainWindow::closeSettings);
    addKey(m_settings, QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    addKey(m_settings, QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { openSettings(); });
    if (m_fillSettings) m_fillSettings(*m_settings);
    m_stack->setCurrentWidget(m_settings);
    showTitle();
}

void MainWindow::closeSettings()
{
    if (!showsSettings()) return;
    const QPointer<QWidget> keys = m_focusBefore;
    if (m_fromStart || m_view->session() == nullptr) {
        showStartPage();
    } else {
        showView(*m_view);
        m_view->focusPlace();
    }
    if (keys && keys->isVisible() && keys->window() == this) keys->setFocus();
}

void MainWindow::dropSettings()
{
    if (m_settings == nullptr) return;
    auto* page = std::exchange(m_settings, nullptr);
    m_focusBefore = nullptr;
    m_stack->removeWidget(page);
    page->hide();
    page->setParent(nullptr);
    page->deleteLater(); // What closed it may be a key of its own.
}

void MainWindow::showTitle()
{
    if (showsSettings()) {
        setWindowTitle(tr("Settings – Grapevine"));
    } else if (showsDiagnostics()) {
        setWindowTitle(tr("Diagnostics – Grapevine"));
    } else if (showsView()) {
        setWindowTitle(QStringLiteral("%1 – Grapevine").arg(m_view->face().title));
    } else {
        setWindowTitle(QStringLiteral("Grapevine"));
    }
}

void MainWindow::setClusters(const OpenClusters& clusters,
                             const std::function<int(const ClusterView&)>& idOf)
{
    m_clusters = clusters;
    for (auto* view : m_views)
        view->setClusters(clusters, idOf(*view));
    m_start->setOpen(clusters);
}

void MainWindow::setProfiles(const QStringList& names)
{
    m_profiles = names;
    m_start->setProfiles(names);
    for (auto* view : m_views)
        view->setProfiles(names);
}

void MainWindow::showInternalError(const QString& reason)
{
    tell([reason] { return internalErrorNotice(reason); });
}

void MainWindow::showDiagnosticsSaved(const QString& path)
{
    tell([path] {
        return Notice{.kind = NoticeKind::InternalError,
                      .headline = tr("Diagnostics saved."),
                      .detail =
                          tr("%1 – it holds no keys; read it before you pass it on.").arg(path),
                      .dismissable = true};
    });
}

void MainWindow::showDiagnosticsFailed(const QString& path, const QString& problem)
{
    tell([path, problem] {
        auto notice = internalErrorNotice({});
        notice.headline = tr("The diagnostics cannot be saved.");
        notice.detail = QStringLiteral("%1: %2").arg(path, problem);
        return notice;
    });
}

void MainWindow::tell(std::function<Notice()> notice)
{
    m_told = std::move(notice);
    m_error->show(m_told());
}

void MainWindow::hideError()
{
    const bool hadKeys = m_error->isAncestorOf(focusWidget());
    tell([] { return Notice{}; });
    if (!hadKeys) return;
    if (showsView()) {
        m_view->focusPlace();
    } else if (showsDiagnostics()) {
        m_diagnostics->focusSection();
    } else if (showsSettings()) {
        m_settings->focusSearch();
    } else {
        m_start->focusFirst();
    }
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    for (auto* view : m_views)
        view->setTheme(choice);
}

void MainWindow::setKeys(const models::KeyChoices& choices)
{
    m_keys = choices;
    for (auto* view : m_views)
        view->setKeys(choices);
}

void MainWindow::restore(const Memory& memory)
{
    setTheme(memory.theme);
    setKeys(memory.keys);
    if (!memory.geometry.isEmpty()) restoreGeometry(memory.geometry);
    for (auto* view : m_views)
        view->arrange(memory.arrangement);
}

MainWindow::Memory MainWindow::memory() const
{
    return {saveGeometry(), m_theme, m_view->arrangement(), m_keys};
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const bool mustWait = std::any_of(m_views.begin(), m_views.end(), [](const ClusterView* view) {
        return view->session() != nullptr && view->session()->mustLeave();
    });
    if (mustWait) {
        event->ignore();
        Q_EMIT closeRequested();
        return;
    }
    Q_EMIT closing();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!profileIn(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = profileIn(*event->mimeData());
    if (path.isEmpty()) return;
    event->acceptProposedAction();
    // Questions are asked once whoever dragged it has let go.
    QMetaObject::invokeMethod(
        this, [this, path] { Q_EMIT profileDropped(path); }, Qt::QueuedConnection);
}

} // namespace grapevine::widgets
