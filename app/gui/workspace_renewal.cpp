// Another language: windows stay, all that is written in them is made anew.

#include "app/gui/lent_view.h"
#include "app/gui/workspace.h"

namespace grapevine::gui {

using widgets::ClusterView;
using widgets::MainWindow;

namespace {

struct Lending {
    MainWindow* window = nullptr;
    int id = 0;
    widgets::PlaceId place = widgets::PlaceId::Overview;
};

struct Standing {
    MainWindow* window = nullptr;
    int id = 0; ///< Of the cluster on its screen, or the one before another page; 0: none.
    MainWindow::Shown shown{};
};

} // namespace

void Workspace::renew()
{
    std::vector<Lending> lendings;
    for (const auto& lent : m_lent) {
        auto* window = qobject_cast<MainWindow*>(lent->view().window());
        lendings.push_back({window, lent->id(), lent->view().place()});
    }
    std::vector<Standing> standing;
    for (const auto& window : m_windows)
        standing.push_back({window.get(), idOf(window->view()), {}});

    // They are made of what the desks' views know, and are lent anew when those know it again.
    m_lent.clear();
    for (auto& one : standing) {
        one.shown = one.window->renew([this](ClusterView& before, ClusterView& after) {
            if (m_prepareView) m_prepareView(after);
            for (const auto& desk : m_desks) {
                if (&desk->view() != &before) continue;
                desk->moveTo(after);
                followFace(*desk);
            }
        });
        offerKeeping(one.window->startPage());
    }
    for (const auto& lending : lendings) {
        lend(*lending.window, lending.id);
        lending.window->goTo(lending.place);
    }
    for (const auto& one : standing) {
        for (auto* view : one.window->views()) {
            if (one.id == 0 || idOf(*view) != one.id) continue;
            one.window->showView(*view);
            break;
        }
        one.window->show(one.shown);
    }
    tellClusters();
}

} // namespace grapevine::gui
