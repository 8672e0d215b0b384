#include "app/gui/settings_desk.h"

#include <QMessageBox>

#include <algorithm>
#include <utility>

#include "app/gui/language.h"
#include "app/gui/workspace.h"
#include "core/catalog/rule_set.h"
#include "ui/models/ask_templates.h"
#include "ui/models/saved_filter.h"
#include "ui/models/service_model.h"
#include "ui/widgets/appearance_section.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_menu.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/ask_template_dialog.h"
#include "ui/widgets/conduct_section.h"
#include "ui/widgets/kept_section.h"
#include "ui/widgets/key_windows.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/profile_dialog.h"
#include "ui/widgets/profiles_section.h"
#include "ui/widgets/rules_dialog.h"
#include "ui/widgets/saved_filters.h"
#include "ui/widgets/saved_filters_dialog.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/settings_file_section.h"

namespace grapevine::gui {

using widgets::AppearanceSection;
using widgets::ConductSection;
using widgets::KeptSection;
using widgets::MainWindow;
using widgets::ProfilesSection;
using widgets::SettingsPage;

namespace {

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

template<class Section> Section* addTo(SettingsPage& page)
{
    auto section = std::make_unique<Section>();
    auto* added = section.get();
    page.addSection(std::move(section));
    return added;
}

/// Of the rules in force; what cannot be read is not in force.
int rulesIn(const std::string& json)
{
    const auto rules = catalog::RuleSet::fromJson(json);
    return static_cast<int>(json.empty() || !rules ? catalog::RuleSet::shippedTexts().size()
                                                   : rules->rules().size());
}

/// That of the cluster on screen, or of one that has no profile.
models::RowDensity densityOf(const MainWindow& window, const settings::Settings& settings)
{
    if (window.view().session() != nullptr) return window.membersPlace().table().density();
    return models::TableArrangement::fromJson(bytes(settings.membersView)).density;
}

} // namespace

SettingsDesk::SettingsDesk(Workspace& workspace, settings::Settings& settings, Hands hands,
                           QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_hands(std::move(hands))
    , m_exchange(settings)
{
    connect(&workspace, &Workspace::themeChosen, this, &SettingsDesk::refresh);
    connect(&workspace, &Workspace::keysChosen, this, &SettingsDesk::refresh);
    connect(&workspace, &Workspace::settingsChanged, this, &SettingsDesk::refresh);
    connect(&m_exchange, &ProfileExchange::profilesChanged, &workspace,
            &Workspace::handleProfilesChanged);
    connect(&m_exchange, &ProfileExchange::strangerTaken, this,
            [this](const QString& name) { m_hands.dropKey(name.toStdString()); });
    connect(&m_exchange, &ProfileExchange::rulesChanged, &workspace, [this](const QString& json) {
        m_workspace.useRules(json);
        keep();
    });
    workspace.setPrepareWindow([this](MainWindow& window) {
        window.setFillSettings([this, &window](SettingsPage& page) { fill(window, page); });
        connect(&window, &MainWindow::profileDropped, this,
                [this, &window](const QString& path) { m_exchange.importFrom(path, &window); });
    });
}

SettingsDesk::~SettingsDesk() = default;

void SettingsDesk::fill(MainWindow& window, SettingsPage& page)
{
    std::erase_if(m_open, [](const Open& open) { return open.page.isNull(); });
    auto& open = m_open.emplace_back();
    open.page = &page;
    open.window = &window;
    open.appearance = addTo<AppearanceSection>(page);
    open.conduct = addTo<ConductSection>(page);
    open.kept = addTo<KeptSection>(page);
    open.profiles = addTo<ProfilesSection>(page);
    for (const auto& add : m_more)
        add(page);
    page.addSection(std::make_unique<widgets::SettingsFileSection>(m_hands.path));
    hookAppearance(*open.appearance, window);
    hookConduct(*open.conduct, window);
    hookKept(*open.kept, window);
    hookProfiles(*open.profiles, window);
    show(open);
}

void SettingsDesk::refresh()
{
    for (const auto& open : m_open) {
        if (open.page && open.window) show(open);
    }
}

void SettingsDesk::show(const Open& open) const
{
    const auto memory = open.window->memory();
    open.appearance->show({.theme = memory.theme,
                           .language = languageNamed(m_settings.language),
                           .density = densityOf(*open.window, m_settings),
                           .stripShown = !memory.arrangement.stripHidden,
                           .inspectorShown = memory.arrangement.inspectorShown,
                           .sidebarFolded = memory.arrangement.sidebarFolded});
    open.conduct->show({.notices = !m_settings.noticesOff,
                        .letters = !memory.keys.lettersOff,
                        .walks = !m_settings.demoWalked,
                        .keysChanged = static_cast<int>(memory.keys.keys.size())});
    const auto templates = models::AskTemplates::fromJson(bytes(m_settings.askTemplates));
    open.kept->show({.filters = static_cast<int>(
                         models::savedFiltersFrom(bytes(m_settings.savedFilters)).size()),
                     .templates = static_cast<int>(templates.all().size()),
                     .rules = rulesIn(m_settings.serviceRules),
                     .ownRules = !m_settings.serviceRules.empty()});
    ProfilesSection::State profiles;
    for (const auto& profile : m_settings.profiles.all()) {
        profiles.profiles.append({.name = QString::fromStdString(profile.name),
                                  .addresses = QString::fromStdString(profile.addresses),
                                  .label = QString::fromStdString(profile.label),
                                  .wantsKey = profile.wantsKey,
                                  .production = profile.production});
    }
    if (m_deleted) profiles.deleted = QString::fromStdString(m_deleted->profile.name);
    profiles.full = m_settings.profiles.isFull();
    open.profiles->show(profiles);
}

void SettingsDesk::keep()
{
    m_hands.keep();
    refresh();
}

// ---- how it looks ----------------------------------------------------------------------------

void SettingsDesk::hookAppearance(AppearanceSection& section, MainWindow& window)
{
    connect(&section, &AppearanceSection::themeChosen, &m_workspace, &Workspace::chooseTheme);
    // Pages are made anew for it, this one too: not from within its own signal.
    connect(
        &section, &AppearanceSection::languageChosen, this,
        [this](widgets::LanguageChoice choice) { m_hands.chooseLanguage(choice); },
        Qt::QueuedConnection);
    connect(&section, &AppearanceSection::densityChosen, this, &SettingsDesk::chooseDensity);
    const auto arrange = [this, &window](auto member, bool value) {
        auto arrangement = window.memory().arrangement;
        arrangement.*member = value;
        m_workspace.chooseArrangement(arrangement);
    };
    using Arrangement = widgets::ClusterView::Arrangement;
    connect(&section, &AppearanceSection::stripChosen, this,
            [arrange](bool shown) { arrange(&Arrangement::stripHidden, !shown); });
    connect(&section, &AppearanceSection::inspectorChosen, this,
            [arrange](bool shown) { arrange(&Arrangement::inspectorShown, shown); });
    connect(&section, &AppearanceSection::sidebarChosen, this,
            [arrange](bool folded) { arrange(&Arrangement::sidebarFolded, folded); });
}

void SettingsDesk::chooseDensity(models::RowDensity density)
{
    auto looks = models::TableArrangement::fromJson(bytes(m_settings.membersView));
    // Widths were kept before there was anything else to keep.
    if (m_settings.membersView.empty()) looks.widths = m_settings.columnWidths;
    looks.density = density;
    m_settings.membersView = looks.toJson().toStdString();
    // Each open cluster keeps it where it keeps how its table looks.
    for (const auto& window : m_workspace.windows()) {
        for (auto* view : window->views())
            view->membersPlace().table().setDensity(density);
    }
    keep();
}

// ---- what it says, and which keys it has ------------------------------------------------------

void SettingsDesk::hookConduct(ConductSection& section, MainWindow& window)
{
    connect(&section, &ConductSection::noticesChosen, this, [this](bool on) {
        m_hands.chooseNotices(on);
        refresh();
    });
    connect(&section, &ConductSection::lettersChosen, this, [this, &window](bool on) {
        auto keys = window.memory().keys;
        keys.lettersOff = !on;
        m_workspace.chooseKeys(keys);
        keep();
    });
    connect(&section, &ConductSection::walkChosen, this, [this](bool wanted) {
        m_settings.demoWalked = !wanted;
        for (const auto& one : m_workspace.windows()) {
            for (auto* view : one->views())
                view->setWalksDemo(wanted);
        }
        keep();
    });
    connect(&section, &ConductSection::keysRequested, this,
            [&window] { window.view().keyWindows().showSheet(); });
    connect(&section, &ConductSection::changeKeysRequested, this,
            [&window] { window.view().keyWindows().showDialog(); });
}

// ---- what is put by --------------------------------------------------------------------------

void SettingsDesk::hookKept(KeptSection& section, MainWindow& window)
{
    connect(&section, &KeptSection::filtersRequested, this,
            [this, &window] { editFilters(window); });
    connect(&section, &KeptSection::templatesRequested, this,
            [this, &window] { editTemplates(window); });
    connect(&section, &KeptSection::rulesRequested, this, [this, &window] { editRules(window); });
}

void SettingsDesk::editFilters(MainWindow& window)
{
    auto* dialog = new widgets::SavedFiltersDialog(
        models::savedFiltersFrom(bytes(m_settings.savedFilters)), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const auto filters = dialog->filters();
        m_settings.savedFilters = models::toJson(filters).toStdString();
        for (const auto& one : m_workspace.windows()) {
            for (auto* view : one->views())
                view->membersPlace().savedFilters().setFilters(filters);
        }
        keep();
    });
    dialog->open();
}

void SettingsDesk::editTemplates(MainWindow& window)
{
    auto* dialog = new widgets::AskTemplateDialog(
        models::AskTemplates::fromJson(bytes(m_settings.askTemplates)), {}, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::AskTemplateDialog::changed, this, [this, dialog] {
        const auto json = dialog->templates().toJson();
        m_settings.askTemplates = json.toStdString();
        for (const auto& one : m_workspace.windows()) {
            for (auto* view : one->views())
                view->askPlace().form().menu().setTemplates(json);
        }
        keep();
    });
    dialog->open();
}

void SettingsDesk::editRules(MainWindow& window)
{
    const auto& catalog = window.servicesPlace().model().catalog();
    std::vector<link::MemberRowPtr> members;
    for (const auto& key : catalog.members())
        members.push_back(catalog.row(key));
    auto* dialog = new widgets::RulesDialog(catalog.rules(), std::move(members), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::RulesDialog::rulesAccepted, this,
            [this](const catalog::RuleSet& rules) {
                const bool shipped = rules == catalog::RuleSet::shipped();
                m_settings.serviceRules = shipped ? std::string() : rules.toJson();
                m_workspace.useRules(QString::fromStdString(m_settings.serviceRules));
                keep();
            });
    dialog->open();
}

// ---- profiles --------------------------------------------------------------------------------

void SettingsDesk::hookProfiles(ProfilesSection& section, MainWindow& window)
{
    // Each may end with other rows than those that told of it.
    const auto queued = Qt::QueuedConnection;
    connect(
        &section, &ProfilesSection::openRequested, this,
        [this, &window](const QString& name) { m_workspace.openProfile(window, name); }, queued);
    connect(
        &section, &ProfilesSection::editRequested, this,
        [this, &window](const QString& name) { editProfile(name.toStdString(), window); }, queued);
    connect(
        &section, &ProfilesSection::exportRequested, this,
        [this, &window](const QString& name) {
            m_exchange.exportProfile(name.toStdString(), &window);
        },
        queued);
    connect(
        &section, &ProfilesSection::deleteRequested, this,
        [this](const QString& name) { deleteProfile(name.toStdString()); }, queued);
    connect(&section, &ProfilesSection::undoRequested, this, &SettingsDesk::undoDelete, queued);
    connect(
        &section, &ProfilesSection::importRequested, this,
        [this, &window] { m_exchange.importProfile(&window); }, queued);
}

void SettingsDesk::editProfile(const std::string& name, MainWindow& window)
{
    const auto* profile = m_settings.profiles.named(name);
    if (profile == nullptr) return;
    QStringList taken;
    for (const auto& one : m_settings.profiles.all()) {
        if (one.name != name) taken.append(QString::fromStdString(one.name));
    }
    widgets::ProfileDialog dialog(
        {.name = QString::fromStdString(name), .production = profile->production}, taken,
        static_cast<qsizetype>(settings::Profile::kNameLongest), false, &window);
    if (dialog.exec() != QDialog::Accepted) return;
    profile = m_settings.profiles.named(name); // It may have gone meanwhile.
    if (profile == nullptr) return;
    auto next = *profile;
    next.name = dialog.words().name.toStdString();
    next.production = dialog.words().production;
    const auto now = next.name;
    if (m_settings.profiles.put(std::move(next), name) && now != name) m_hands.renamed(name, now);
    m_workspace.handleProfilesChanged();
}

void SettingsDesk::deleteProfile(const std::string& name)
{
    const auto& all = m_settings.profiles.all();
    const auto found =
        std::find_if(all.begin(), all.end(), [&name](const auto& one) { return one.name == name; });
    if (found == all.end()) return;
    // The one before can be undone no more, so its key is nobody's.
    if (m_deleted && m_settings.profiles.named(m_deleted->profile.name) == nullptr)
        m_hands.dropKey(m_deleted->profile.name);
    m_deleted = {*found, static_cast<std::size_t>(found - all.begin())};
    m_settings.profiles.remove(name);
    m_workspace.handleProfilesChanged();
}

void SettingsDesk::undoDelete()
{
    if (!m_deleted) return;
    auto [profile, at] = *std::exchange(m_deleted, std::nullopt);
    // Another may be called so by now.
    // Then a key kept under that name is the other's.
    profile.name = m_settings.profiles.freeName(profile.name);
    m_settings.profiles.putBack(std::move(profile), at);
    m_workspace.handleProfilesChanged();
}

} // namespace grapevine::gui
