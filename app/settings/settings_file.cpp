#include "app/settings/settings_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

#include "app/settings/settings_json.h"
#include "app/settings/settings_lock.h"

namespace grapevine::settings {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

/// Far more than settings grow to; a file beyond it is somebody else's.
constexpr std::size_t kFileLargest = 1'000'000;

struct Text {
    std::optional<std::string> content;
    bool absent = false;
};

Text readAll(const fs::path& path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {.content = std::nullopt, .absent = errno == ENOENT};
    std::string content;
    char piece[8192];
    ssize_t count = 0;
    while (content.size() <= kFileLargest && (count = read(file, piece, sizeof piece)) > 0) {
        content.append(piece, static_cast<std::size_t>(count));
    }
    close(file);
    if (count < 0) return {};
    return {.content = std::move(content)};
}

/// Nothing when the text is no JSON object of ours.
std::optional<Json> parse(const std::string& text)
{
    if (text.size() > kFileLargest) return std::nullopt;
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("schema") || !json["schema"].is_number_integer()) {
        return std::nullopt;
    }
    return json;
}

bool writeWhole(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = write(file, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return fsync(file) == 0;
}

bool replace(const fs::path& path, std::string_view text)
{
    std::string scratch = path.string() + ".XXXXXX";
    // mkostemp makes it 0600 whatever the umask says.
    const int file = mkostemp(scratch.data(), O_CLOEXEC);
    if (file < 0) return false;
    const bool written = writeWhole(file, text);
    const bool closed = close(file) == 0;
    if (written && closed && std::rename(scratch.c_str(), path.c_str()) == 0) return true;
    unlink(scratch.c_str());
    return false;
}

/// The file itself where the settings are a link into somebody's collection of dot files.
fs::path behindLinks(const fs::path& path)
{
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    return error ? path : real;
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
    const Text text = readAll(m_path);
    if (text.absent) return {};
    if (!text.content) return {.settings = {}, .found = Found::Unreadable};
    const auto json = parse(*text.content);
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
    if (const Text text = readAll(m_path); text.content) {
        if (auto known = parse(*text.content)) json = std::move(*known);
    }
    if (json.contains("schema") && json["schema"].get<std::int64_t>() > Settings::kSchema) {
        return failure(SettingsError::NewerSchema);
    }
    json["schema"] = Settings::kSchema;
    writeInto(settings, json);
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    if (!replace(behindLinks(m_path), text)) return failure(SettingsError::CannotWrite);
    return {};
}

} // namespace grapevine::settings
