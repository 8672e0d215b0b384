#include "ui/widgets/inspector_hooks.h"

#include <QItemSelectionModel>

#include "ui/widgets/cluster_view.h"
#include "ui/widgets/map_place.h"
#include "ui/widgets/member_menu.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/overview_place.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/window_docks.h"

namespace grapevine::widgets {

void hookInspector(ClusterView& view, WindowDocks& docks)
{
    auto& table = view.membersPlace().table();
    auto& model = view.membersPlace().model();
    QObject::connect(&view.membersPlace().menu(), &MemberMenu::inspectRequested, &docks,
                     &WindowDocks::inspect);
    QObject::connect(&table, &QTableView::activated, &docks,
                     [&model, &docks](const QModelIndex& index) {
                         if (const auto key = model.keyAt(index.row())) docks.inspect(*key);
                     });
    QObject::connect(table.selectionModel(), &QItemSelectionModel::currentRowChanged, &docks,
                     [&model, &docks](const QModelIndex& current) {
                         const auto key = model.keyAt(current.row());
                         if (current.isValid() && key) docks.follow(*key);
                     });
    QObject::connect(&view.servicesPlace(), &ServicesPlace::memberChosen, &docks,
                     &WindowDocks::inspect);
    QObject::connect(&view.mapPlace(), &MapPlace::memberChosen, &docks, &WindowDocks::inspect);
    QObject::connect(&view.mapPlace(), &MapPlace::memberSelected, &docks, &WindowDocks::follow);
    QObject::connect(&view.timelinePlace(), &TimelinePlace::memberChosen, &docks,
                     [&model, &docks](const std::string& name) {
                         if (const auto key = model.members().named(name)) docks.inspect(*key);
                     });
    QObject::connect(&view.overviewPlace(), &OverviewPlace::memberWanted, &docks,
                     &WindowDocks::inspect);
}

} // namespace grapevine::widgets
