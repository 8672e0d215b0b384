#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/settings/profile.h"

namespace grapevine::settings {

/// What both programs remember. Never a key, nor where one lies.
struct Settings {
    /// Raised when a key changes its meaning; a newer file is read as far as it goes and not
    /// written over.
    static constexpr int kSchema = 1;
    /// Clusters remembered as looked at.
    static constexpr std::size_t kAddressesMost = 8;

    std::string theme = "system";            ///< `system`, `light` or `dark`.
    std::string language = "system";         ///< `system`, `en` or `de`.
    std::string windowGeometry;              ///< Qt's, in base64.
    std::map<std::string, int> columnWidths; ///< Pixels, by column id.
    std::vector<std::string> lastAddresses;  ///< Newest first, as entered.
    bool sidebarFolded = false;              ///< To icons.
    bool inspectorShown = false;             ///< Beside the place.
    std::string membersView;                 ///< How the members' table looks, as JSON.
    std::string savedFilters;                ///< Those of the members, as JSON.
    std::string askTemplates;                ///< Messages kept under a name, as JSON.
    std::string shortcuts;                   ///< Which keys do what, an object in JSON.
    bool stripHidden = false;                ///< The strip of time below everything.
    bool noticesOff = false;                 ///< On the desktop.
    bool demoWalked = false;                 ///< No walk through the next demo, unless asked for.
    Profiles profiles;
    /// The rules that find services, a list in JSON; empty: those Grapevine comes with.
    std::string serviceRules;

    /// Puts `addresses` first and lets the oldest go.
    void remember(const std::string& addresses);

    bool operator==(const Settings&) const = default;
};

} // namespace grapevine::settings
