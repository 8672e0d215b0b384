#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QVBoxLayout>

#include "tests/ui/looks/window_states.h"
#include "tests/ui/member_pictures.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/agent_import_dialog.h"
#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/compare_sheet.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/kept_keys_section.h"
#include "ui/widgets/keys_dialog.h"
#include "ui/widgets/main_menu.h"
#include "ui/widgets/member_inspector.h"
#include "ui/widgets/passphrase_dialog.h"
#include "ui/widgets/profile_dialog.h"
#include "ui/widgets/saved_filters_dialog.h"
#include "ui/widgets/secret_line_edit.h"
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

QDialog* passphrase(const QString& state, QWidget* parent)
{
    using widgets::PassphraseDialog;
    const auto kind = state.endsWith(QStringLiteral("-new"))      ? PassphraseDialog::Kind::New
                      : state.endsWith(QStringLiteral("-change")) ? PassphraseDialog::Kind::Change
                                                                  : PassphraseDialog::Kind::Enter;
    auto* dialog =
        new PassphraseDialog(kind, QStringLiteral("~/.config/grapevine/keys.sealed"), parent);
    if (kind == PassphraseDialog::Kind::Enter) {
        dialog->showWrong();
    } else {
        dialog->fresh()->setText(QStringLiteral("short"));
    }
    return dialog;
}

/// As the settings host it.
QDialog* keptKeys(const QString& state, QWidget* parent)
{
    using widgets::KeyKeeping;
    auto* dialog = new QDialog(parent);
    auto* column = new QVBoxLayout(dialog);
    dialog->setWindowTitle(QStringLiteral("Keys"));
    auto* section = new widgets::KeptKeysSection(dialog);
    column->addWidget(section);
    dialog->resize(640, 300);
    widgets::KeptKeysState shown{
        .lines = {{QStringLiteral("prod-eu"), KeyKeeping::SealedFile,
                   QStringLiteral("1a2b3c4d 99887766")},
                  {QStringLiteral("staging"), KeyKeeping::DesktopKeyring,
                   QStringLiteral("0badcafe")},
                  {QStringLiteral("lab"), KeyKeeping::SealedFile, {}, false}},
        .offer = {true, true},
        .hasSealedFile = true,
        .sealedPath = QStringLiteral("~/.config/grapevine/keys.sealed")};
    if (state.endsWith(QStringLiteral("-trouble"))) {
        shown.lines.clear();
        shown.offer.desktopKeyring = false;
        shown.trouble = widgets::KeptKeysState::Trouble::Exposed;
    } else {
        section->tell(QStringLiteral("The passphrase is changed."), false);
    }
    section->show(shown);
    return dialog;
}

QDialog* agentImport(const QString& state, QWidget* parent)
{
    const auto line = [](const char* key, const char* value, const char* words, bool used,
                         bool problem = false) {
        return widgets::AgentImport::Line{QString::fromLatin1(key), QString::fromLatin1(value),
                                          QString::fromLatin1(words), used, problem};
    };
    widgets::AgentImport import{
        .file = QStringLiteral("/etc/serf/agent.json"),
        .lines = {line("node_name", "web-1", "a name for the profile", true),
                  line("bind", "10.0.3.17", "asked for the members", true),
                  line("start_join", "[\"10.0.3.18\",\"10.0.3.19\"]", "asked for the members",
                       true),
                  line("encrypt_key", "1a2b3c4d", "the gossip key, by its fingerprint", true),
                  line("event_handlers", "[\"member-join=/usr/local/bin/hook\"]", "ignored", false),
                  line("advertise", "no address", "cannot be used", false, true)},
        .name = QStringLiteral("web-1"),
        .addresses = QStringLiteral("10.0.3.18:7946 10.0.3.19:7946 10.0.3.17:7946"),
        .hasKey = true,
        .keyringFile = QStringLiteral("/etc/serf/keyring.json"),
        .nameLongest = 64,
        .offer = {true, true}};
    if (state.endsWith(QStringLiteral("-nobody"))) import.addresses.clear();
    return new widgets::AgentImportDialog(import, parent);
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
    } else if (state == QStringLiteral("sheet-profile-key")) {
        auto* profile =
            new widgets::ProfileDialog({.name = QStringLiteral("prod-eu")}, {}, 64, true, parent);
        profile->askForKeeping({.desktopKeyring = false, .sealedFile = true});
        dialog = profile;
    } else if (state.startsWith(QStringLiteral("sheet-passphrase"))) {
        dialog = passphrase(state, parent);
    } else if (state.startsWith(QStringLiteral("sheet-kept"))) {
        dialog = keptKeys(state, parent);
    } else if (state.startsWith(QStringLiteral("sheet-import"))) {
        dialog = agentImport(state, parent);
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
    return {QStringLiteral("sheet-export"),         QStringLiteral("sheet-compare"),
            QStringLiteral("sheet-unlock"),         QStringLiteral("sheet-profile"),
            QStringLiteral("sheet-profile-key"),    QStringLiteral("sheet-passphrase"),
            QStringLiteral("sheet-passphrase-new"), QStringLiteral("sheet-passphrase-change"),
            QStringLiteral("sheet-kept-keys"),      QStringLiteral("sheet-kept-trouble"),
            QStringLiteral("sheet-import"),         QStringLiteral("sheet-import-nobody"),
            QStringLiteral("sheet-filters"),        QStringLiteral("sheet-columns"),
            QStringLiteral("sheet-menu"),           QStringLiteral("sheet-palette"),
            QStringLiteral("sheet-found"),          QStringLiteral("sheet-keys"),
            QStringLiteral("sheet-rekey"),          QStringLiteral("sheet-cluster"),
            QStringLiteral("sheet-saved"),          QStringLiteral("inspector-facts"),
            QStringLiteral("inspector-history"),    QStringLiteral("inspector-raw"),
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
