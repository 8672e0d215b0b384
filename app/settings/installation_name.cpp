#include "app/settings/installation_name.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "app/settings/settings_file.h"

namespace grapevine::settings {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "grapevine-";
constexpr std::size_t kHexDigits = 4;
/// A name and a line break; a file beyond it is somebody else's.
constexpr std::size_t kFileLargest = 256;

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

std::string hostPart(std::string_view host)
{
    std::string out;
    for (char c : host.substr(0, host.find('.'))) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (isHostCharacter(c) && out.size() < InstallationName::kHostLongest) out += c;
    }
    return out.empty() ? "host" : out;
}

std::string freshName(std::string_view host, Random& random)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out{kPrefix};
    out += hostPart(host);
    out += '-';
    for (std::size_t i = 0; i < kHexDigits; ++i)
        out += digits[random.below(digits.size())];
    return out;
}

bool isOurs(std::string_view name)
{
    if (name.size() > kPrefix.size() + InstallationName::kHostLongest + 1 + kHexDigits ||
        name.size() <= kPrefix.size() + 1 + kHexDigits || name.substr(0, kPrefix.size()) != kPrefix)
        return false;
    const auto hex = name.substr(name.size() - kHexDigits);
    const auto host = name.substr(kPrefix.size(), name.size() - kPrefix.size() - kHexDigits - 1);
    for (const char c : hex)
        if (!isHexDigit(c)) return false;
    for (const char c : host)
        if (!isHostCharacter(c)) return false;
    return name[name.size() - kHexDigits - 1] == '-';
}

struct Stored {
    std::string name; ///< Empty: none, or none of ours.
    bool absent = false;
};

Stored readName(const fs::path& path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {.name = {}, .absent = errno == ENOENT};
    std::array<char, kFileLargest> text{};
    const ssize_t count = read(file, text.data(), text.size());
    close(file);
    if (count <= 0) return {};
    std::string_view name(text.data(), static_cast<std::size_t>(count));
    while (!name.empty() && (name.back() == '\n' || name.back() == '\r'))
        name.remove_suffix(1);
    return isOurs(name) ? Stored{std::string{name}, false} : Stored{};
}

/// Puts the name there whole. Where another process was first, `path` stays as it made it.
bool writeName(const fs::path& path, const std::string& name, bool overOld)
{
    std::string scratch = path.string() + ".XXXXXX";
    const int file = mkostemp(scratch.data(), O_CLOEXEC);
    if (file < 0) return false;
    const auto line = name + '\n';
    const bool written =
        write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
        fsync(file) == 0;
    const bool closed = close(file) == 0;
    bool done = written && closed;
    if (done && overOld) return rename(scratch.c_str(), path.c_str()) == 0;
    if (done) done = link(scratch.c_str(), path.c_str()) == 0 || errno == EEXIST;
    unlink(scratch.c_str());
    return done;
}

struct Found {
    std::string name;
    std::string warning;
};

Found storedOrMade(const fs::path& path, std::string_view host, Random& random)
{
    auto stored = readName(path);
    if (!stored.name.empty()) return {std::move(stored.name), {}};
    auto fresh = freshName(host, random);
    if (!writeName(path, fresh, !stored.absent)) {
        return {std::move(fresh), "the name of this installation cannot be kept in " +
                                      path.string() + ", so it is good for this run only"};
    }
    // Whoever came first decides, us or another process.
    if (auto settled = readName(path); !settled.name.empty()) fresh = std::move(settled.name);
    return {std::move(fresh),
            stored.absent ? std::string{}
                          : path.string() + " held no name of ours; " + "a new one was made"};
}

/// Open and locked; -1 when another process holds it. Nothing when it cannot be made at all.
std::optional<int> tryLock(const fs::path& path)
{
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) return std::nullopt;
    if (flock(file, LOCK_EX | LOCK_NB) == 0) return file;
    const bool held = errno == EWOULDBLOCK;
    close(file);
    return held ? std::optional{-1} : std::nullopt;
}

std::string suffix(unsigned number)
{
    return number == 0 ? std::string{} : "-" + std::to_string(number);
}

std::string hostName()
{
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0) return {};
    return name.data();
}

} // namespace

InstallationName InstallationName::atHome(Random& random)
{
    const auto settings = SettingsFile::atHome();
    if (settings) return take(settings->path().parent_path(), hostName(), random);
    InstallationName out;
    out.m_name = freshName(hostName(), random);
    out.m_warning = std::string{describe(settings.error())} +
                    ", so the name of this installation is good for this run only";
    return out;
}

InstallationName InstallationName::take(const fs::path& folder, std::string_view host,
                                        Random& random)
{
    InstallationName out;
    std::error_code error;
    if (!fs::exists(folder, error)) {
        fs::create_directories(folder, error);
        if (!error) chmod(folder.c_str(), 0700);
    }
    auto found = storedOrMade(folder / "name", host, random);
    out.m_name = std::move(found.name);
    out.m_warning = std::move(found.warning);
    for (unsigned number = 0; number < kProcessesMost; ++number) {
        const auto lock = tryLock(folder / ("name.lock" + suffix(number)));
        if (!lock) {
            if (out.m_warning.empty()) {
                out.m_warning = "the name of this installation cannot be locked in " +
                                folder.string() + ", so another process may take it too";
            }
            return out;
        }
        if (*lock < 0) continue;
        out.m_lock = *lock;
        out.m_name += suffix(number);
        return out;
    }
    out.m_name += suffix(kProcessesMost);
    out.m_warning = "too many processes hold a name of this installation";
    return out;
}

InstallationName::~InstallationName()
{
    if (m_lock >= 0) close(m_lock);
}

InstallationName::InstallationName(InstallationName&& other) noexcept
    : m_name(std::move(other.m_name))
    , m_warning(std::move(other.m_warning))
    , m_lock(std::exchange(other.m_lock, -1))
{
}

} // namespace grapevine::settings
