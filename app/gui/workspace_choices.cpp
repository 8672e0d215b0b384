// What a person chooses in one window, and what holds in all of them then.

#include "app/gui/workspace.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/services_place.h"

namespace grapevine::gui {

using widgets::ClusterView;

void Workspace::chooseTheme(widgets::ThemeChoice choice)
{
    for (const auto& window : m_windows)
        window->setTheme(choice);
    Q_EMIT themeChosen(choice);
}

void Workspace::chooseKeys(const models::KeyChoices& choices)
{
    for (const auto& window : m_windows)
        window->setKeys(choices);
    Q_EMIT keysChosen(choices);
}

void Workspace::chooseArrangement(const ClusterView::Arrangement& arrangement)
{
    for (const auto& window : m_windows) {
        for (auto* view : window->views())
            view->arrange(arrangement);
    }
    Q_EMIT settingsChanged();
}

void Workspace::useRules(const QString& json, const widgets::ServicesPlace* from)
{
    for (const auto& window : m_windows) {
        for (auto* view : window->views()) {
            if (&view->servicesPlace() == from) continue;
            view->servicesPlace().setRules(json);
            view->membersPlace().model().handleCatalogChanged();
        }
    }
}

} // namespace grapevine::gui
