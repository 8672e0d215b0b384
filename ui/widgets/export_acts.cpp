#include "ui/widgets/export_acts.h"

#include <utility>

#include "ui/widgets/cluster_view.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/export_offer.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/members_place.h"

namespace grapevine::widgets {

bool exportMembersOf(ClusterView& view, const QString& version)
{
    auto& place = view.membersPlace();
    auto offer = exportOffer(place.model(), *view.session());
    offer.origin.program = "grapevine " + version.toStdString();
    offer.origin.cluster = view.face().profile.toStdString();
    offer.origin.filter = place.filterField().text().toStdString();
    offer.baseName = QStringLiteral("members");
    ExportDialog dialog(std::move(offer), &view);
    dialog.exec();
    return dialog.hasWritten();
}

} // namespace grapevine::widgets
