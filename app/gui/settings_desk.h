#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <list>
#include <optional>

#include "app/gui/profile_exchange.h"
#include "app/settings/settings.h"
#include "ui/models/table_arrangement.h"
#include "ui/widgets/language_choice.h"
#include "ui/widgets/settings_page.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {
class AppearanceSection;
class ConductSection;
class KeptSection;
class MainWindow;
class ProfilesSection;
} // namespace grapevine::widgets

namespace grapevine::gui {

class Workspace;

/// Fills the settings page of every window, keeps what it shows as things are, and does what the
/// person chooses there.
class SettingsDesk final : public QObject {
    Q_OBJECT
public:
    /// What others do for it.
    struct Hands {
        std::function<void(bool on)> chooseNotices;
        std::function<void(widgets::LanguageChoice choice)> chooseLanguage;
        std::function<void()> keep; ///< Writes the settings.
        /// A profile is called otherwise now.
        std::function<void(const std::string& before, const std::string& now)> renamed =
            [](const std::string&, const std::string&) {};
        /// A key that is kept under the name is not for whoever has it now.
        std::function<void(const std::string& name)> dropKey = [](const std::string&) {};
        QString path; ///< Where they lie; empty: nowhere.
    };
    using AddSections = std::function<void(widgets::SettingsPage& page)>;

    /// Workspace and settings must outlive it.
    SettingsDesk(Workspace& workspace, settings::Settings& settings, Hands hands,
                 QObject* parent = nullptr);
    ~SettingsDesk() override;

    /// Called with every page that is made, between the profiles and the file; pages are made anew
    /// whenever they are opened, and when the language is another.
    void addSections(AddSections add) { m_more.push_back(std::move(add)); }
    /// Something that the page shows may be otherwise now.
    void refresh();
    [[nodiscard]] ProfileExchange& exchange() { return m_exchange; }

private:
    /// A page that stands open. The sections are its own.
    struct Open {
        QPointer<widgets::SettingsPage> page;
        QPointer<widgets::MainWindow> window;
        widgets::AppearanceSection* appearance = nullptr;
        widgets::ConductSection* conduct = nullptr;
        widgets::KeptSection* kept = nullptr;
        widgets::ProfilesSection* profiles = nullptr;
    };
    struct Deleted {
        settings::Profile profile;
        std::size_t at = 0;
    };

    void fill(widgets::MainWindow& window, widgets::SettingsPage& page);
    void hookAppearance(widgets::AppearanceSection& section, widgets::MainWindow& window);
    void hookConduct(widgets::ConductSection& section, widgets::MainWindow& window);
    void hookKept(widgets::KeptSection& section, widgets::MainWindow& window);
    void hookProfiles(widgets::ProfilesSection& section, widgets::MainWindow& window);
    void show(const Open& open) const;
    void chooseDensity(models::RowDensity density);
    void editFilters(widgets::MainWindow& window);
    void editTemplates(widgets::MainWindow& window);
    void editRules(widgets::MainWindow& window);
    void editProfile(const std::string& name, widgets::MainWindow& window);
    void deleteProfile(const std::string& name);
    void undoDelete();
    void keep();

    Workspace& m_workspace;
    settings::Settings& m_settings;
    Hands m_hands;
    ProfileExchange m_exchange;
    std::list<AddSections> m_more;
    std::list<Open> m_open;
    std::optional<Deleted> m_deleted;
};

} // namespace grapevine::gui
