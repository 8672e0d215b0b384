#include "app/settings/settings_lock.h"

#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace grapevine::settings {

namespace {
constexpr int kTries = 25;
constexpr auto kBetween = std::chrono::milliseconds{10};
} // namespace

std::optional<SettingsLock> SettingsLock::take(const std::filesystem::path& path)
{
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return std::nullopt;
    SettingsLock lock(descriptor);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
        std::this_thread::sleep_for(kBetween);
    }
    return std::nullopt;
}

SettingsLock::~SettingsLock()
{
    if (m_descriptor >= 0) close(m_descriptor);
}

SettingsLock::SettingsLock(SettingsLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

} // namespace grapevine::settings
