#include "core/crypto/secret_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>
#include <utility>

namespace grapevine::crypto {

struct SecretText::Locked {
    char* data;
    std::size_t size;

    explicit Locked(std::size_t wanted)
        : data(static_cast<char*>(sodium_malloc(wanted)))
        , size(wanted)
    {
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    ~Locked() { sodium_free(data); }
};

SecretText::SecretText(std::shared_ptr<const Locked> locked)
    : m_locked(std::move(locked))
{
}

Expected<SecretText, KeyError> SecretText::fromText(std::string_view text)
{
    if (text.empty() || text.size() > kLongest)
        return failure(KeyError{KeyError::BadSize, text.size()});
    if (sodium_init() < 0) return failure(KeyError::NoSecureMemory);
    auto locked = std::make_shared<Locked>(text.size());
    if (locked->data == nullptr) return failure(KeyError::NoSecureMemory);
    std::copy(text.begin(), text.end(), locked->data);
    sodium_mprotect_readonly(locked->data);
    return SecretText(std::move(locked));
}

Expected<SecretText, KeyError> SecretText::fromFile(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return failure(KeyError::BadFile);
    std::array<char, kLongest + 3> content{}; // A line end, and one byte to see that it is more.
    std::size_t filled = 0;
    bool broken = false;
    while (filled < content.size()) {
        const auto got = ::read(file, content.data() + filled, content.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        broken = got < 0;
        if (got <= 0) break;
        filled += static_cast<std::size_t>(got);
    }
    ::close(file);
    std::string_view text{content.data(), filled};
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    auto secret =
        broken ? Expected<SecretText, KeyError>{failure(KeyError::BadFile)} : fromText(text);
    sodium_memzero(content.data(), content.size());
    return secret;
}

std::string_view SecretText::text() const
{
    return {m_locked->data, m_locked->size};
}

namespace {

/// With the room behind the last element, where a longer content may have stood before.
template<class Container> void wipeRoom(Container& content)
{
    const auto size = content.size();
    content.resize(content.capacity());
    if (!content.empty()) sodium_memzero(content.data(), content.size());
    content.resize(size);
}

} // namespace

void wipe(Bytes& bytes)
{
    wipeRoom(bytes);
}

void wipe(std::string& text)
{
    wipeRoom(text);
}

} // namespace grapevine::crypto
