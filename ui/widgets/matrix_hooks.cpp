#include "ui/widgets/matrix_hooks.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/models/filter_words.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/matrix_place.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/window_docks.h"

namespace grapevine::widgets {

void hookMatrix(MatrixPlace& matrix, ClusterView& view, Sidebar& sidebar, WindowDocks& docks)
{
    // Its rows are members, and what members have can be asked for; services it does not know.
    const auto& model = view.membersPlace().model();
    matrix.filterField().setWords([&model](const filter::Completion& wanted) {
        return models::filterWords(wanted, model.members());
    });
    QObject::connect(&matrix, &MatrixPlace::memberChosen, &docks, &WindowDocks::inspect);
    QObject::connect(&matrix, &MatrixPlace::disputesChanged, &sidebar, [&sidebar](int members) {
        const QString words = QCoreApplication::translate(
            "MatrixHooks", "They disagree about %n member(s)", nullptr, members);
        sidebar.setBadge(PlaceId::Matrix, members == 0 ? QString() : QLocale().toString(members),
                         members == 0 ? QString() : words, true);
    });
}

} // namespace grapevine::widgets
