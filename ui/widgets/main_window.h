#pragma once

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <vector>

#include "ui/models/key_choices.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/diagnostics_page.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/open_cluster.h"
#include "ui/widgets/peek_request.h"
#include "ui/widgets/settings_page.h"
#include "ui/widgets/theme.h"

class QStackedWidget;
class QVBoxLayout;

namespace grapevine::widgets {

class MessageBar;
class StartPage;

/// A window: the start page, the settings, and a view for each cluster that it shows. Knows the way
/// between them, and nothing of what they show.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// What the window remembers from one run to the next.
    struct Memory {
        QByteArray geometry;
        ThemeChoice theme = ThemeChoice::System;
        ClusterView::Arrangement arrangement{};
        models::KeyChoices keys{};
    };

    explicit MainWindow(const QString& version, QWidget* parent = nullptr);
    ~MainWindow() override;

    void restore(const Memory& memory);
    [[nodiscard]] Memory memory() const;
    /// Chosen in another window, or here.
    void setTheme(ThemeChoice choice);
    /// Likewise.
    void setKeys(const models::KeyChoices& choices);

    [[nodiscard]] StartPage& startPage() { return *m_start; }
    void showStartPage();

    /// Who tells how the program itself does, to the page that is opened from then on.
    void setDiagnostics(DiagnosticsPage::Source source) { m_diagnosticsSource = std::move(source); }
    /// Over whatever is shown; Escape leads back there.
    void showDiagnostics(DiagnosticsSection section = DiagnosticsSection::Bounds);
    /// Gives the page its sections, whenever one is made.
    using FillSettings = std::function<void(SettingsPage& page)>;
    void setFillSettings(FillSettings fill) { m_fillSettings = std::move(fill); }
    /// In the place of what is shown, until the person goes back there.
    void openSettings();
    void closeSettings();
    [[nodiscard]] bool showsSettings() const { return m_settings != nullptr; }

    /// A view that shows nothing yet; it gets this window's arrangement.
    [[nodiscard]] ClusterView& newView();
    /// The one that is shown, or that was shown before the start page. There always is one.
    [[nodiscard]] ClusterView& view() const { return *m_view; }
    [[nodiscard]] const std::vector<ClusterView*>& views() const { return m_views; }
    /// True while a cluster is shown, and not the start page.
    [[nodiscard]] bool showsView() const;
    /// Ours, and it has a session.
    void showView(ClusterView& view);
    /// What it showed is over: it forgets its session, and is there for the next. If it was shown,
    /// the one shown before takes its place, or else the start page.
    void closeView(ClusterView& view);
    /// Takes a view over with all it shows.
    void adopt(ClusterView& view, MainWindow& from);

    /// What stands in its middle, and where the person is there.
    struct Shown {
        enum class Page { Start, View, Settings, Diagnostics } page = Page::Start;
        SettingsPage::Where where{};  ///< Of the settings.
        DiagnosticsSection section{}; ///< Of the diagnostics.
        bool fromStart = false;       ///< Where those two lead back.
    };
    /// Makes its pages and views anew, in the language of now. `move` is told of each view and of
    /// the one in its place, which then shows what it showed. Ends without settings, until `show`.
    /// Not to be called from within a page or a view: they go.
    using MoveView = std::function<void(ClusterView& before, ClusterView& after)>;
    [[nodiscard]] Shown renew(const MoveView& move);
    void show(const Shown& shown);
    using QMainWindow::show;

    /// Which of the open clusters each view shows is asked of `idOf`; 0 is none.
    void setClusters(const OpenClusters& clusters,
                     const std::function<int(const ClusterView&)>& idOf);
    /// In menus and on the start page.
    void setProfiles(const QStringList& names);

    /// Below whatever is shown, until somebody hides it; the last one stands there. Takes no focus.
    void showInternalError(const QString& reason);
    /// What became of the diagnostics, in the same bar: `path` is where they lie, `problem` says
    /// why they do not.
    void showDiagnosticsSaved(const QString& path);
    void showDiagnosticsFailed(const QString& path, const QString& problem);

    // What the view that is shown does, for those who know of one cluster only.
    [[nodiscard]] MembersPlace& membersPlace() const { return m_view->membersPlace(); }
    [[nodiscard]] ServicesPlace& servicesPlace() const { return m_view->servicesPlace(); }
    [[nodiscard]] OverviewPlace& overviewPlace() const { return m_view->overviewPlace(); }
    [[nodiscard]] TimelinePlace& timelinePlace() const { return m_view->timelinePlace(); }
    [[nodiscard]] AskPlace& askPlace() const { return m_view->askPlace(); }
    [[nodiscard]] WindowDocks& docks() const { return m_view->docks(); }
    void goTo(PlaceId place) { m_view->goTo(place); }
    [[nodiscard]] PlaceId place() const { return m_view->place(); }

Q_SIGNALS:
    void demoRequested();
    void peekRequested(const grapevine::widgets::PeekRequest& request);
    /// To be shown in this window.
    void startPageShown();
    /// The person is done with what it showed.
    void viewLeft(grapevine::widgets::ClusterView& view);
    void clusterChosen(int id);
    void togetherRequested();
    void windowRequested();
    void profileChosen(const QString& name);
    void themeChosen(grapevine::widgets::ThemeChoice choice);
    void keysChosen(const grapevine::models::KeyChoices& choices);
    /// A file was dropped here that is a profile by its name.
    void profileDropped(const QString& path);
    /// To be written into a file of the person's choice.
    void diagnosticsRequested();
    /// The person wants to close the window, but there is a cluster to be left first. The window
    /// stays as it is until told.
    void closeRequested();
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildStart();
    void buildError();
    void makeSettings();
    void dropSettings();
    void renewStart();
    void renewViews(const MoveView& move);
    void tell(std::function<Notice()> notice);
    void take(ClusterView& view);
    void showTitle();
    void goBack();
    void noteWayBack();
    void makeDiagnostics();
    void leaveDiagnostics();
    void dropDiagnostics();
    [[nodiscard]] bool showsDiagnostics() const;
    void hideError();

    QVBoxLayout* m_column = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    DiagnosticsPage* m_diagnostics = nullptr; ///< From the first time on.
    DiagnosticsPage::Source m_diagnosticsSource;
    SettingsPage* m_settings = nullptr; ///< Only while it is shown.
    FillSettings m_fillSettings;
    bool m_fromStart = false;        ///< Where back leads from those two.
    QPointer<QWidget> m_focusBefore; ///< Had the keys when the settings were opened.
    MessageBar* m_error = nullptr;   ///< About Grapevine itself, whatever is shown.
    std::function<Notice()> m_told;  ///< What stands there, in the language of now.
    QString m_version;
    /// The last shown stands last.
    std::vector<ClusterView*> m_views;
    ClusterView* m_view = nullptr;
    OpenClusters m_clusters;
    QStringList m_profiles;
    ThemeChoice m_theme = ThemeChoice::System;
    models::KeyChoices m_keys;
};

} // namespace grapevine::widgets
