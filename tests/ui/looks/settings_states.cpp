#include <QDialog>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>

#include "tests/ui/looks/window_states.h"
#include "ui/widgets/appearance_section.h"
#include "ui/widgets/conduct_section.h"
#include "ui/widgets/kept_section.h"
#include "ui/widgets/profile_import_dialog.h"
#include "ui/widgets/profiles_section.h"
#include "ui/widgets/settings_file_section.h"
#include "ui/widgets/settings_page.h"

namespace grapevine::test {

namespace {

using widgets::ProfilesSection;

ProfilesSection::State profiles(bool deleted)
{
    ProfilesSection::State state;
    state.profiles = {
        {.name = QStringLiteral("prod-eu"),
         .addresses = QStringLiteral("10.0.3.17:7946 10.0.3.18:7946 [fd00:3::17]:7946"),
         .label = QStringLiteral("eu-west"),
         .wantsKey = true,
         .production = true},
        {.name = QStringLiteral("the staging cluster of the team that keeps the lights on"),
         .addresses = QStringLiteral("gossip.staging.example:7946"),
         .label = {}},
        {.name = QStringLiteral("lab"),
         .addresses = QStringLiteral("127.0.0.1:7946"),
         .label = {}}};
    if (deleted) state.deleted = QStringLiteral("old-eu");
    return state;
}

/// As a desk fills it that has been worked with, or for the first time.
void fill(widgets::SettingsPage& page, bool used, bool deleted)
{
    auto appearance = std::make_unique<widgets::AppearanceSection>();
    appearance->show({.theme = used ? widgets::ThemeChoice::Light : widgets::ThemeChoice::System,
                      .language = widgets::LanguageChoice::System,
                      .density = used ? models::RowDensity::Compact : models::RowDensity::Normal,
                      .stripShown = !used,
                      .inspectorShown = used,
                      .sidebarFolded = used});
    page.addSection(std::move(appearance));
    auto conduct = std::make_unique<widgets::ConductSection>();
    conduct->show(
        {.notices = !used, .letters = !used, .walks = !used, .keysChanged = used ? 3 : 0});
    page.addSection(std::move(conduct));
    auto kept = std::make_unique<widgets::KeptSection>();
    kept->show({.filters = used ? 4 : 0, .templates = used ? 2 : 0, .rules = 6, .ownRules = used});
    page.addSection(std::move(kept));
    auto named = std::make_unique<ProfilesSection>();
    named->show(used ? profiles(deleted) : ProfilesSection::State{});
    page.addSection(std::move(named));
    page.addSection(std::make_unique<widgets::SettingsFileSection>(
        QStringLiteral("/etc/xdg/somebody/grapevine/settings.json")));
}

void scrollDown(WindowBench& bench)
{
    // Layouts settle in turns.
    for (int turn = 0; turn < 6; ++turn)
        QCoreApplication::processEvents();
    auto* bar = bench.find<QScrollArea>("settingsArea")->verticalScrollBar();
    bar->setValue(bar->maximum());
}

void offer(WindowBench& bench)
{
    widgets::ProfileOffer offer;
    offer.name = QStringLiteral("prod-eu");
    offer.addresses = QStringLiteral("10.0.3.17:7946 10.0.3.18:7946 [fd00:3::17]:7946");
    offer.label = QStringLiteral("eu-west");
    offer.wantsKey = offer.production = offer.taken = offer.hasRules = offer.ownRules = true;
    offer.freeName = QStringLiteral("prod-eu (2)");
    offer.rulesLines = {QStringLiteral("goes: ports"), QStringLiteral("becomes another: zones"),
                        QStringLiteral("is new: consul endpoints")};
    offer.ignored = {QStringLiteral("encrypt_key"), QStringLiteral("colour")};
    (new widgets::ProfileImportDialog(offer, &bench.window))->show();
}

} // namespace

QStringList settingsStates()
{
    return {QStringLiteral("settings"),         QStringLiteral("settings-used"),
            QStringLiteral("settings-end"),     QStringLiteral("settings-sought"),
            QStringLiteral("settings-nothing"), QStringLiteral("settings-import")};
}

void reachSettings(WindowBench& bench, const QString& state)
{
    const bool used = state != QStringLiteral("settings");
    const bool deleted = state == QStringLiteral("settings-end");
    bench.window.setFillSettings(
        [used, deleted](widgets::SettingsPage& page) { fill(page, used, deleted); });
    bench.look(liveStatus(), nightShift());
    bench.window.openSettings();
    auto* search = bench.find<QLineEdit>("settingsSearch");
    if (state == QStringLiteral("settings-end")) scrollDown(bench);
    if (state == QStringLiteral("settings-sought")) search->setText(QStringLiteral("prod-eu"));
    if (state == QStringLiteral("settings-nothing")) search->setText(QStringLiteral("proxy"));
    if (state == QStringLiteral("settings-import")) offer(bench);
}

} // namespace grapevine::test
