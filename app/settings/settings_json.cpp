#include "app/settings/settings_json.h"

#include <nlohmann/json.hpp>

namespace grapevine::settings {

namespace {

using Json = nlohmann::json;

constexpr int kColumnWidest = 10'000;
constexpr std::size_t kColumnsMost = 500;

std::string textAt(const Json& json, const char* key, std::string fallback)
{
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::move(fallback);
}

bool flagAt(const Json& json, const char* key)
{
    const auto at = json.find(key);
    return at != json.end() && at->is_boolean() && at->get<bool>();
}

Profile profileFrom(const Json& json)
{
    Profile profile;
    profile.name = textAt(json, "name", {});
    profile.addresses = textAt(json, "addresses", {});
    profile.label = textAt(json, "label", {});
    profile.wantsKey = flagAt(json, "wants_key");
    profile.production = flagAt(json, "production");
    profile.view = textAt(json, "view", {});
    return profile;
}

Json jsonOf(const Profile& profile)
{
    return {{"name", profile.name},
            {"addresses", profile.addresses},
            {"label", profile.label},
            {"wants_key", profile.wantsKey},
            {"production", profile.production},
            {"view", profile.view}};
}

} // namespace

Settings settingsFrom(const Json& json)
{
    Settings settings;
    settings.theme = textAt(json, "theme", settings.theme);
    settings.language = textAt(json, "language", settings.language);
    settings.windowGeometry = textAt(json, "window_geometry", {});
    settings.sidebarFolded = flagAt(json, "sidebar_folded");
    settings.stripHidden = flagAt(json, "strip_hidden");
    settings.demoWalked = flagAt(json, "demo_walked");
    settings.noticesOff = flagAt(json, "notices_off");
    settings.inspectorShown = flagAt(json, "inspector_shown");
    settings.membersView = textAt(json, "members_view", {});
    settings.savedFilters = textAt(json, "saved_filters", {});
    settings.askTemplates = textAt(json, "ask_templates", {});
    if (const auto widths = json.find("column_widths");
        widths != json.end() && widths->is_object()) {
        for (const auto& [column, width] : widths->items()) {
            if (settings.columnWidths.size() == kColumnsMost) break;
            if (!width.is_number_integer()) continue;
            const auto pixels = width.get<std::int64_t>();
            if (pixels > 0 && pixels <= kColumnWidest) {
                settings.columnWidths[column] = static_cast<int>(pixels);
            }
        }
    }
    if (const auto last = json.find("last_addresses"); last != json.end() && last->is_array()) {
        for (const auto& address : *last) {
            if (settings.lastAddresses.size() == Settings::kAddressesMost) break;
            if (address.is_string()) settings.lastAddresses.push_back(address.get<std::string>());
        }
    }
    if (const auto profiles = json.find("profiles");
        profiles != json.end() && profiles->is_array()) {
        for (const auto& profile : *profiles) {
            if (profile.is_object()) settings.profiles.put(profileFrom(profile));
        }
    }
    if (const auto rules = json.find("service_rules"); rules != json.end() && rules->is_array()) {
        settings.serviceRules = rules->dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    if (const auto keys = json.find("shortcuts"); keys != json.end() && keys->is_object()) {
        settings.shortcuts = keys->dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return settings;
}

void writeInto(const Settings& settings, Json& json)
{
    json["theme"] = settings.theme;
    json["language"] = settings.language;
    json["window_geometry"] = settings.windowGeometry;
    json["sidebar_folded"] = settings.sidebarFolded;
    json["strip_hidden"] = settings.stripHidden;
    json["demo_walked"] = settings.demoWalked;
    json["notices_off"] = settings.noticesOff;
    json["inspector_shown"] = settings.inspectorShown;
    json["members_view"] = settings.membersView;
    json["saved_filters"] = settings.savedFilters;
    json["ask_templates"] = settings.askTemplates;
    json["column_widths"] = settings.columnWidths;
    json["last_addresses"] = settings.lastAddresses;
    Json profiles = Json::array();
    for (const auto& profile : settings.profiles.all())
        profiles.push_back(jsonOf(profile));
    json["profiles"] = std::move(profiles);
    // As an object and a list, which a person can read and write.
    if (auto keys = Json::parse(settings.shortcuts, nullptr, false); keys.is_object()) {
        json["shortcuts"] = std::move(keys);
    } else {
        json.erase("shortcuts");
    }
    if (auto rules = Json::parse(settings.serviceRules, nullptr, false); rules.is_array()) {
        json["service_rules"] = std::move(rules);
    } else {
        json.erase("service_rules");
    }
}

} // namespace grapevine::settings
