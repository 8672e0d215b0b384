#include "ui/widgets/menu_hooks.h"

#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/main_menu.h"

namespace grapevine::widgets {

void passOn(const MainMenu& menu, const ClusterMenu& clusters, const ClusterView& view)
{
    using View = ClusterView;
    QObject::connect(&menu, &MainMenu::peekOnRequested, &view, &View::peekOnRequested);
    QObject::connect(&menu, &MainMenu::noticesToggled, &view, &View::noticesToggled);
    QObject::connect(&menu, &MainMenu::settingsRequested, &view, &View::settingsRequested);
    QObject::connect(&clusters, &ClusterMenu::profileChosen, &view, &View::profileChosen);
    QObject::connect(&clusters, &ClusterMenu::saveRequested, &view, &View::profileSaveRequested);
    QObject::connect(&clusters, &ClusterMenu::removeRequested, &view,
                     &View::profileRemoveRequested);
    QObject::connect(&clusters, &ClusterMenu::forgetKeyRequested, &view, &View::keyForgetRequested);
    QObject::connect(&clusters, &ClusterMenu::clusterChosen, &view, &View::clusterChosen);
    QObject::connect(&clusters, &ClusterMenu::togetherRequested, &view, &View::togetherRequested);
    QObject::connect(&clusters, &ClusterMenu::windowRequested, &view, &View::windowRequested);
    QObject::connect(&clusters, &ClusterMenu::openRequested, &view, &View::openRequested);
}

} // namespace grapevine::widgets
