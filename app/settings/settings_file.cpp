#include "app/settings/settings_file.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <sys/stat.h>

#include "app/settings/settings_json.h"
#include "app/settings/settings_lock.h"
#include "app/settings/whole_file.h"

namespace grapevine::settings {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

/// Far more than settings grow to; a file beyond it is somebody else's.
constexpr std::size_t kFileLargest = 1'000'000;

/// Nothing when the text is no JSON object of ours.
std::optional<Json> parse(const std::string& text)
{
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("schema") || !json["schema"].is_number_integer()) {
        return std::nullopt;
    }
    return json;
}

fs::path beside(const fs::path& path, const char* ending)
{
    return path.string() + ending;
}

} // namespace

std::string_view describe(SettingsError error)
{
    switch (error) {
    case SettingsError::NoHome: return "neither XDG_CONFIG_HOME nor HOME is set";
    case SettingsError::NoFolder: return "the folder for the settings cannot be made";
    case SettingsError::Busy: return "another process is writing the settings";
    case SettingsError::NewerSchema: return "the settings were written by a newer Grapevine";
    case SettingsError::CannotWrite: return "the settings cannot be written";
    }
    return "the settings cannot be written";
}

Expected<SettingsFile, SettingsError> SettingsFile::atHome()
{
    const char* config = std::getenv("XDG_CONFIG_HOME");
    // A relative path there is to be ignored, says the XDG specification.
    if (config != nullptr && config[0] == '/') {
        return SettingsFile(fs::path(config) / "grapevine" / "settings.json");
    }
    const char* home = std::getenv("HOME");
    if (home == nullptr || home[0] != '/') return failure(SettingsError::NoHome);
    return SettingsFile(fs::path(home) / ".config" / "grapevine" / "settings.json");
}

SettingsFile::Loaded SettingsFile::load() const
{
    const auto text = readWhole(m_path, kFileLargest);
    const bool tooLarge = !text && text.error() == FileProblem::TooLarge;
    if (!text && text.error() == FileProblem::Absent) return {};
    if (!text && !tooLarge) return {.settings = {}, .found = Found::Unreadable};
    const auto json = tooLarge ? std::nullopt : parse(*text);
    if (!json) {
        std::error_code error;
        fs::rename(m_path, beside(m_path, ".bad"), error);
        return {.settings = {}, .found = error ? Found::Unreadable : Found::PutAside};
    }
    const bool newer = (*json)["schema"].get<std::int64_t>() > Settings::kSchema;
    return {.settings = settingsFrom(*json), .found = newer ? Found::Newer : Found::Good};
}

Expected<void, SettingsError> SettingsFile::save(const Settings& settings) const
{
    std::error_code error;
    if (!fs::exists(m_path.parent_path(), error)) {
        fs::create_directories(m_path.parent_path(), error);
        if (error) return failure(SettingsError::NoFolder);
        chmod(m_path.parent_path().c_str(), 0700);
    }
    const auto lock = SettingsLock::take(beside(m_path, ".lock"));
    if (!lock) return failure(SettingsError::Busy);

    // Read again under the lock: keys we do not know may have come since.
    Json json = Json::object();
    if (const auto text = readWhole(m_path, kFileLargest)) {
        if (auto known = parse(*text)) json = std::move(*known);
    }
    if (json.contains("schema") && json["schema"].get<std::int64_t>() > Settings::kSchema) {
        return failure(SettingsError::NewerSchema);
    }
    json["schema"] = Settings::kSchema;
    writeInto(settings, json);
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    if (!replaceWhole(behindLinks(m_path), text)) return failure(SettingsError::CannotWrite);
    return {};
}

} // namespace grapevine::settings
