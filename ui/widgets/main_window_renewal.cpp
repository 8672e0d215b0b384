// How a window makes its pages and views anew, when the language is another.

#include <QStackedWidget>

#include <algorithm>
#include <utility>

#include "ui/widgets/main_window.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/start_page.h"

namespace grapevine::widgets {

MainWindow::Shown MainWindow::renew(const MoveView& move)
{
    Shown shown;
    if (showsSettings()) {
        shown.page = Shown::Page::Settings;
        shown.where = m_settings->where();
    } else if (showsDiagnostics()) {
        shown.page = Shown::Page::Diagnostics;
        shown.section = m_diagnostics->section();
    } else if (showsView()) {
        shown.page = Shown::Page::View;
    }
    shown.fromStart = m_fromStart;
    dropSettings();
    dropDiagnostics();
    renewStart();
    delete m_error;
    buildError();
    if (m_told) m_error->show(m_told());
    renewViews(move);
    return shown;
}

void MainWindow::renewStart()
{
    auto* before = m_start;
    buildStart();
    m_start->takeOver(*before);
    m_start->setProfiles(m_profiles);
    m_start->setOpen(m_clusters);
    delete before;
}

void MainWindow::renewViews(const MoveView& move)
{
    const auto all = std::exchange(m_views, {});
    auto* current = m_view;
    std::for_each(all.rbegin(), all.rend(), [&](ClusterView* before) {
        auto* after = new ClusterView(m_version, this);
        after->arrange(before->arrangement());
        after->setTheme(m_theme);
        after->setKeys(m_keys);
        after->setProfiles(m_profiles);
        take(*after);
        if (before == current) m_view = after;
        before->disconnect(this);
        move(*before, *after);
        delete before;
    });
}

void MainWindow::show(const Shown& shown)
{
    switch (shown.page) {
    case Shown::Page::Start: showStartPage(); break;
    case Shown::Page::View: showView(*m_view); break;
    case Shown::Page::Settings:
        m_fromStart = shown.fromStart;
        makeSettings();
        m_settings->goTo(shown.where);
        break;
    case Shown::Page::Diagnostics:
        showDiagnostics(shown.section);
        m_fromStart = shown.fromStart;
        break;
    }
}

} // namespace grapevine::widgets
