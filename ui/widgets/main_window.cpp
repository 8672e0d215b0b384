#include "ui/widgets/main_window.h"

#include <QCloseEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/bridge/cluster_session.h"
#include "ui/widgets/export_compare_dialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/start_page.h"

namespace grapevine::widgets {

MainWindow::MainWindow(const QString& version, QWidget* parent)
    : QMainWindow(parent)
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage(version, this))
    , m_error(new MessageBar(this, QStringLiteral("internalError")))
    , m_version(version)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAccessibleName(QStringLiteral("Grapevine"));
    setWindowIcon(taskbarIcon());
    m_stack->setObjectName(QStringLiteral("pages"));
    m_stack->addWidget(m_start);
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("windowPage"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_error);
    setCentralWidget(page);
    connect(m_error, &MessageBar::acted, this, [this](NoticeAction action) {
        if (action == NoticeAction::SaveDiagnostics) {
            Q_EMIT diagnosticsRequested();
        } else {
            hideError();
        }
    });
    m_view = &newView();
    connect(m_start, &StartPage::peekRequested, this, &MainWindow::peekRequested);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_start, &StartPage::profileChosen, this, &MainWindow::profileChosen);
    connect(m_start, &StartPage::compareExportsRequested, this,
            [this] { ExportCompareDialog::open([] { return std::nullopt; }, this); });
    connect(m_start, &StartPage::diagnosticsWanted, this,
            [this] { showDiagnostics(DiagnosticsSection::Log); });
    connect(m_start, &StartPage::openChosen, this, &MainWindow::clusterChosen);
    const auto key = [this](QWidget* owner, const QKeySequence& keys, auto&& act) {
        auto* shortcut = new QShortcut(keys, owner);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    key(m_start, QKeySequence(Qt::CTRL | Qt::Key_Q), [this] {
        close();
    })->setContext(Qt::WidgetWithChildrenShortcut);
    key(m_start, QKeySequence(Qt::Key_Escape), [this] {
        goBack();
    })->setContext(Qt::WidgetWithChildrenShortcut);
    key(m_error, QKeySequence(Qt::Key_Escape), [this] {
        hideError();
    })->setContext(Qt::WidgetWithChildrenShortcut);
    resize(1280, 760);
    showStartPage();
}

MainWindow::~MainWindow() = default;

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
    if (m_diagnostics == nullptr) {
        m_diagnostics = new DiagnosticsPage(m_diagnosticsSource, this);
        m_stack->addWidget(m_diagnostics);
        connect(m_diagnostics, &DiagnosticsPage::backRequested, this,
                &MainWindow::leaveDiagnostics);
        connect(m_diagnostics, &DiagnosticsPage::saveRequested, this,
                &MainWindow::diagnosticsRequested);
        auto* quit = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), m_diagnostics);
        quit->setContext(Qt::WidgetWithChildrenShortcut);
        connect(quit, &QShortcut::activated, this, &QWidget::close);
    }
    if (m_stack->currentWidget() != m_diagnostics) m_fromStart = !showsView();
    m_diagnostics->go(section);
    m_stack->setCurrentWidget(m_diagnostics);
    showTitle();
    m_diagnostics->focusSection();
}

void MainWindow::leaveDiagnostics()
{
    if (m_fromStart || m_view->session() == nullptr) {
        showStartPage();
    } else {
        goBack();
    }
}

void MainWindow::showTitle()
{
    setWindowTitle(showsView() ? QStringLiteral("%1 – Grapevine").arg(m_view->face().title)
                               : QStringLiteral("Grapevine"));
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
    m_error->show(internalErrorNotice(reason));
}

void MainWindow::showDiagnosticsSaved(const QString& path)
{
    m_error->show({.kind = NoticeKind::InternalError,
                   .headline = tr("Diagnostics saved."),
                   .detail = tr("%1 – it holds no keys; read it before you pass it on.").arg(path),
                   .dismissable = true});
}

void MainWindow::showDiagnosticsFailed(const QString& path, const QString& problem)
{
    auto notice = internalErrorNotice({});
    notice.headline = tr("The diagnostics cannot be saved.");
    notice.detail = QStringLiteral("%1: %2").arg(path, problem);
    m_error->show(notice);
}

void MainWindow::hideError()
{
    const bool hadKeys = m_error->isAncestorOf(focusWidget());
    m_error->show(Notice{});
    if (!hadKeys) return;
    if (showsView()) {
        m_view->focusPlace();
    } else if (m_diagnostics != nullptr && m_diagnostics->isVisible()) {
        m_diagnostics->focusSection();
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

} // namespace grapevine::widgets
