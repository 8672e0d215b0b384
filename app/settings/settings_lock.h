#pragma once

#include <filesystem>
#include <optional>

namespace grapevine::settings {

/// An exclusive lock on a file beside the settings, held while this lives. The kernel lets go of
/// it when a process dies.
class SettingsLock {
public:
    /// Nothing when another process holds it for longer than about a quarter of a second.
    [[nodiscard]] static std::optional<SettingsLock> take(const std::filesystem::path& path);
    ~SettingsLock();
    SettingsLock(SettingsLock&& other) noexcept;
    SettingsLock(const SettingsLock&) = delete;
    SettingsLock& operator=(const SettingsLock&) = delete;
    SettingsLock& operator=(SettingsLock&&) = delete;

private:
    explicit SettingsLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace grapevine::settings
