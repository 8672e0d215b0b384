#include "ui/widgets/matrix_hooks.h"

#include <QCoreApplication>
#include <QLocale>
#include <QShortcut>

#include "ui/widgets/cluster_view.h"
#include "ui/widgets/matrix_place.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/window_docks.h"

namespace grapevine::widgets {

void hookMatrix(MatrixPlace& matrix, ClusterView& view, Sidebar& sidebar, WindowDocks& docks)
{
    QObject::connect(&matrix, &MatrixPlace::joinRequested, &view, &ClusterView::joinRequested);
    QObject::connect(&matrix, &MatrixPlace::peekOnRequested, &view, &ClusterView::peekOnRequested);
    QObject::connect(&matrix, &MatrixPlace::leaveNowRequested, &view,
                     &ClusterView::leaveNowRequested);
    QObject::connect(&matrix, &MatrixPlace::memberChosen, &docks, &WindowDocks::inspect);
    QObject::connect(&matrix, &MatrixPlace::disputesChanged, &sidebar, [&sidebar](int members) {
        const QString words = QCoreApplication::translate(
            "MatrixHooks", "They disagree about %n member(s)", nullptr, members);
        sidebar.setBadge(PlaceId::Matrix, members == 0 ? QString() : QLocale().toString(members),
                         members == 0 ? QString() : words, true);
    });
    auto& members = view.membersPlace();
    auto* shortcut = new QShortcut(QKeySequence(Qt::Key_W), &members.table());
    shortcut->setContext(Qt::WidgetShortcut);
    QObject::connect(shortcut, &QShortcut::activated, &matrix, [&matrix, &view, &members] {
        const auto row = members.model().rowAt(members.table().currentIndex().row());
        if (row) matrix.showAbout(row->facts->name);
        view.goTo(PlaceId::Matrix);
    });
}

} // namespace grapevine::widgets
