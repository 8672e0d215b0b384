#include "core/crypto/keyring_file.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace grapevine::crypto {

namespace {

/// A 32-byte key in base64, with the closing zero that libsodium writes.
constexpr std::size_t kBase64Most = sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_ORIGINAL);

std::string reason(const char* what, int error)
{
    return std::string{what} + ": " + std::generic_category().message(error);
}

/// The file's text, wiped when it goes. Its room is reserved, so that growing leaves no copy.
class WipedList {
public:
    explicit WipedList(const Keyring& ring)
    {
        // Four characters of layout, two quotes and a comma a key; brackets around.
        m_text.reserve(ring.keys().size() * (kBase64Most + 8) + 8);
        m_text += '[';
        bool first = true;
        for (const auto& key : ring.keys()) {
            std::array<char, kBase64Most> base64{};
            sodium_bin2base64(base64.data(), base64.size(),
                              reinterpret_cast<const unsigned char*>(key.bytes().data()),
                              key.bytes().size(), sodium_base64_VARIANT_ORIGINAL);
            m_text += first ? "\n  \"" : ",\n  \"";
            m_text += base64.data();
            m_text += '"';
            sodium_memzero(base64.data(), base64.size());
            first = false;
        }
        m_text += "\n]";
    }
    ~WipedList() { sodium_memzero(m_text.data(), m_text.size()); }
    WipedList(const WipedList&) = delete;
    WipedList& operator=(const WipedList&) = delete;

    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    std::string m_text;
};

bool writeWhole(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(file, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(file) == 0;
}

/// What `path` links to, so that a link stays one.
std::string behindLinks(const std::string& path)
{
    std::array<char, PATH_MAX> real{};
    return ::realpath(path.c_str(), real.data()) != nullptr ? real.data() : path;
}

/// A rename lasts once its folder is on disk.
bool syncFolderOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    const auto folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return false;
    const bool synced = ::fsync(handle) == 0;
    ::close(handle);
    return synced;
}

} // namespace

Expected<void, std::string> saveSerfFile(const Keyring& ring, const std::string& path)
{
    if (ring.empty()) return failure(std::string{"there is no key to write"});
    const WipedList list(ring);
    const auto target = behindLinks(path);
    auto scratch = target + ".XXXXXX";
    // mkostemp makes it 0600 whatever the umask says.
    const int file = ::mkostemp(scratch.data(), O_CLOEXEC);
    if (file < 0) return failure(reason("the keyring file cannot be written", errno));
    const bool written = writeWhole(file, list.text());
    int error = errno;
    const bool closed = ::close(file) == 0;
    if (written && !closed) error = errno;
    if (written && closed) {
        if (std::rename(scratch.c_str(), target.c_str()) == 0) {
            if (syncFolderOf(target)) return {};
            return failure(reason("the keyring file's folder cannot be synced", errno));
        }
        error = errno;
    }
    ::unlink(scratch.c_str());
    return failure(reason("the keyring file cannot be written", error));
}

} // namespace grapevine::crypto
