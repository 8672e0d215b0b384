#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>

#include "tests/ui/looks/window_states.h"
#include "tests/ui/member_pictures.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/compare_sheet.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/keys_dialog.h"
#include "ui/widgets/main_menu.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/profile_dialog.h"
#include "ui/widgets/saved_filters_dialog.h"
#include "ui/widgets/unlock_dialog.h"
#include "ui/widgets/window_docks.h"

using namespace std::chrono_literals;

namespace grapevine::test {

namespace {

widgets::ExportOffer offer()
{
    widgets::ExportOffer offer;
    offer.all = nightShift();
    offer.seen = {offer.all.begin(), offer.all.begin() + 5};
    offer.columns = {{snapshot::Column::Kind::Name, {}}, {snapshot::Column::Kind::Status, {}}};
    offer.origin.mode = "peek";
    offer.baseName = QStringLiteral("members");
    return offer;
}

void openMenu(WindowBench& bench, const char* name)
{
    auto* menu = bench.find<QMenu>(name);
    menu->popup(bench.window.mapToGlobal(QPoint(40, 60)));
}

/// They live as long as the window.
void openDialog(WindowBench& bench, const QString& state)
{
    auto* parent = &bench.window;
    QDialog* dialog = nullptr;
    if (state == QStringLiteral("sheet-export")) {
        dialog = new widgets::ExportDialog(offer(), parent);
        // No path of this computer is part of a picture.
        dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"))
            ->setText(QStringLiteral("members-2026-11-20.csv"));
    } else if (state == QStringLiteral("sheet-compare")) {
        std::vector<MemberKey> keys;
        for (int row = 0; row < 4; ++row)
            keys.push_back(*bench.model().keyAt(row));
        dialog = new widgets::CompareSheet(bench.model(), keys, parent);
    } else if (state == QStringLiteral("sheet-unlock")) {
        dialog = new widgets::UnlockDialog(QStringLiteral("prod-eu"), 900s, parent);
    } else if (state == QStringLiteral("sheet-profile")) {
        dialog = new widgets::ProfileDialog({QStringLiteral("prod-eu"), true},
                                            {QStringLiteral("prod-eu")}, 64, true, parent);
    } else if (state == QStringLiteral("sheet-filters")) {
        auto* filters = new widgets::SavedFiltersDialog(
            {{QStringLiteral("databases in b"), QStringLiteral("role=db zone=eu-1b")},
             {QStringLiteral("flapping"), QStringLiteral("flaps>3")}},
            parent);
        filters->add(QStringLiteral("rtt>20ms not left"));
        dialog = filters;
    } else if (state == QStringLiteral("sheet-columns")) {
        dialog = new widgets::ColumnChooser(bench.table(), bench.model());
    }
    if (dialog != nullptr) dialog->show();
}

void doAct(WindowBench& bench, const char* act)
{
    bench.window.view().actions().trigger(QString::fromLatin1(act), &bench.table());
}

/// Keys that another act has are pressed.
void changeKeys(WindowBench& bench)
{
    models::KeyChoices choices;
    choices.keys[QStringLiteral("sweep")] = {QStringLiteral("F7")};
    bench.window.setKeys(choices);
    doAct(bench, "keys.change");
    bench.find<widgets::KeysDialog>("keysDialog")->select(QStringLiteral("sweep"));
    QTest::keyClick(bench.find<QLineEdit>("keysCatcher"), Qt::Key_L, Qt::ControlModifier);
}

void openInspector(WindowBench& bench, int tab)
{
    bench.window.docks().inspect(nightShift()[5]->key);
    bench.window.docks().inspector().findChild<QTabWidget*>()->setCurrentIndex(tab);
}

} // namespace

QStringList sheetStates()
{
    return {QStringLiteral("sheet-export"),      QStringLiteral("sheet-compare"),
            QStringLiteral("sheet-unlock"),      QStringLiteral("sheet-profile"),
            QStringLiteral("sheet-filters"),     QStringLiteral("sheet-columns"),
            QStringLiteral("sheet-menu"),        QStringLiteral("sheet-palette"),
            QStringLiteral("sheet-found"),       QStringLiteral("sheet-keys"),
            QStringLiteral("sheet-rekey"),       QStringLiteral("sheet-cluster"),
            QStringLiteral("sheet-saved"),       QStringLiteral("inspector-facts"),
            QStringLiteral("inspector-history"), QStringLiteral("inspector-raw"),
            QStringLiteral("inspector-none")};
}

void reachSheet(WindowBench& bench, const QString& state)
{
    bench.look(liveStatus(), nightShift());
    watchAnHour(bench);
    if (state == QStringLiteral("sheet-menu")) return openMenu(bench, "mainMenu");
    if (state == QStringLiteral("sheet-saved")) return openMenu(bench, "savedFiltersMenu");
    if (state == QStringLiteral("sheet-cluster")) {
        bench.window.setProfiles({QStringLiteral("prod-eu"), QStringLiteral("staging")});
        return openMenu(bench, "clusterMenu");
    }
    if (state == QStringLiteral("sheet-keys")) return doAct(bench, "keys.show");
    if (state == QStringLiteral("sheet-rekey")) return changeKeys(bench);
    if (state == QStringLiteral("sheet-palette")) return doAct(bench, "palette");
    if (state == QStringLiteral("sheet-found")) {
        doAct(bench, "palette");
        return QTest::keyClicks(bench.find<QLineEdit>("paletteField"), QStringLiteral("db"));
    }
    if (state == QStringLiteral("inspector-facts")) return openInspector(bench, 0);
    if (state == QStringLiteral("inspector-history")) return openInspector(bench, 1);
    if (state == QStringLiteral("inspector-raw")) return openInspector(bench, 2);
    if (state == QStringLiteral("inspector-none")) return bench.window.docks().toggleInspector();
    openDialog(bench, state);
}

} // namespace grapevine::test
