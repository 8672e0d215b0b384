#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/settings/settings.h"
#include "core/base/expected.h"

namespace grapevine::settings {

enum class SettingsError : std::uint8_t {
    NoHome,      ///< Neither XDG_CONFIG_HOME nor HOME says where settings belong.
    NoFolder,    ///< The folder cannot be made.
    Busy,        ///< Another process holds the lock longer than we care to wait.
    NewerSchema, ///< Written by a newer Grapevine, whose words we would garble.
    CannotWrite,
};

/// One sentence for a person.
[[nodiscard]] std::string_view describe(SettingsError error);

/// The settings on disk: versioned JSON, 0600, replaced whole by rename, so that a crash leaves the
/// old file or the new one. Keys we do not know are kept. A lock file beside it keeps two
/// processes from mixing their words.
class SettingsFile {
public:
    enum class Found : std::uint8_t {
        Nothing, ///< First run.
        Good,
        PutAside, ///< It was no settings file; it now lies beside as `settings.json.bad`.
        Newer,
        Unreadable,
    };
    struct Loaded {
        Settings settings;
        Found found = Found::Nothing;
    };

    /// `$XDG_CONFIG_HOME/grapevine/settings.json`, else `~/.config/grapevine/settings.json`.
    [[nodiscard]] static Expected<SettingsFile, SettingsError> atHome();
    explicit SettingsFile(std::filesystem::path path)
        : m_path(std::move(path))
    {
    }

    /// Never fails: what cannot be read gives defaults, key by key.
    [[nodiscard]] Loaded load() const;
    [[nodiscard]] Expected<void, SettingsError> save(const Settings& settings) const;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace grapevine::settings
