#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/random.h"

namespace grapevine::settings {

/// The name under which this installation joins clusters: `grapevine-HOST-xxxx`, made once and
/// kept in a file beside the settings, so that no run leaves a tombstone of its own there.
///
/// A lock file holds it while this lives; a further process gets `-1`, `-2`, .. appended. The
/// kernel lets go of the lock when a process dies.
class InstallationName {
public:
    /// Of the host's name, what is kept.
    static constexpr std::size_t kHostLongest = 40;
    /// Processes of one user at once that get names of their own; the next share the last one's.
    static constexpr unsigned kProcessesMost = 32;

    /// In the settings' folder, with this host's name.
    [[nodiscard]] static InstallationName atHome(Random& random);
    /// In `folder`, made when absent. Never fails: without a usable file the name is good for
    /// this run only, and `warning` says why.
    [[nodiscard]] static InstallationName take(const std::filesystem::path& folder,
                                               std::string_view host, Random& random);
    ~InstallationName();
    InstallationName(InstallationName&& other) noexcept;
    InstallationName(const InstallationName&) = delete;
    InstallationName& operator=(const InstallationName&) = delete;
    InstallationName& operator=(InstallationName&&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// One sentence for a person, or empty.
    [[nodiscard]] const std::string& warning() const { return m_warning; }

private:
    InstallationName() = default;

    std::string m_name;
    std::string m_warning;
    int m_lock = -1;
};

} // namespace grapevine::settings
