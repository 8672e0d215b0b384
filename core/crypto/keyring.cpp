#include "core/crypto/keyring.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fmt/core.h>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace grapevine::crypto {

namespace {

// Serf writes one line per key; 64 KiB is room for more than a thousand of them.
constexpr std::size_t kSerfFileLargest = 64 * 1024;
constexpr std::size_t kKeyFileLargest = 4 * 1024;

bool sodiumReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

bool isKeySize(std::size_t size)
{
    return size == 16 || size == 24 || size == 32;
}

/// Text that held a secret: every byte of its memory is wiped when it goes.
struct WipedText {
    std::string text;

    WipedText() = default;
    WipedText(const WipedText&) = delete;
    WipedText& operator=(const WipedText&) = delete;
    ~WipedText()
    {
        text.resize(text.capacity());
        sodium_memzero(text.data(), text.size());
    }
};

struct Descriptor {
    int number;

    explicit Descriptor(int fd)
        : number(fd)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (number >= 0) ::close(number);
    }
};

bool isRegular(int fd)
{
    struct stat status {};
    return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

/// Reads straight into memory that gets wiped; a stream class would keep a copy in its buffer. A
/// pipe that nobody writes to would hold its reader up for ever, so that files only are read.
bool readWiped(const std::string& path, std::size_t largest, WipedText& to)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (file.number < 0 || !isRegular(file.number)) return false;
    to.text.resize(largest + 1);
    std::size_t filled = 0;
    while (filled < to.text.size()) {
        const auto got = ::read(file.number, to.text.data() + filled, to.text.size() - filled);
        if (got < 0) {
            if (errno == EINTR) continue;
            return false;
        }
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled > largest) return false;
    to.text.resize(filled);
    return true;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Walks a JSON list of strings inside the buffer that holds it, so that no copy of a key is left
/// behind in a parser's tokens. Escapes are undone in place: unescaped text is never longer.
class StringListWalk {
public:
    explicit StringListWalk(std::string& text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool open() { return take('['); }

    enum class Step : std::uint8_t { String, End, Bad };

    [[nodiscard]] Step next(std::string_view& value)
    {
        if (take(']')) return ending();
        if (!m_first && !take(',')) return Step::Bad;
        m_first = false;
        if (!take('"')) return Step::Bad;
        const auto begin = m_at;
        auto write = m_at;
        while (m_at < m_text.size()) {
            char c = m_text[m_at++];
            if (c == '"') {
                value = std::string_view(m_text).substr(begin, write - begin);
                return Step::String;
            }
            if (static_cast<unsigned char>(c) < 0x20) return Step::Bad;
            if (c == '\\') {
                const auto plain = unescaped();
                if (!plain) return Step::Bad;
                c = *plain;
            }
            m_text[write++] = c;
        }
        return Step::Bad;
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    bool take(char wanted)
    {
        skipSpace();
        if (m_at == m_text.size() || m_text[m_at] != wanted) return false;
        ++m_at;
        return true;
    }

    Step ending()
    {
        skipSpace();
        return m_at == m_text.size() ? Step::End : Step::Bad;
    }

    /// Only what base64 could need: a slash, or ASCII spelled in hexadecimal.
    std::optional<char> unescaped()
    {
        if (m_at == m_text.size()) return std::nullopt;
        const char kind = m_text[m_at++];
        if (kind == '/') return kind;
        if (kind == 'n') return '\n';
        if (kind == 'r') return '\r';
        if (kind == 't') return '\t';
        if (kind != 'u' || m_text.size() - m_at < 4) return std::nullopt;
        int value = 0;
        for (int i = 0; i < 4; ++i) {
            const int digit = hexDigit(m_text[m_at++]);
            if (digit < 0) return std::nullopt;
            value = value * 16 + digit;
        }
        if (value >= 0x80) return std::nullopt;
        return static_cast<char>(value);
    }

    std::string& m_text;
    std::size_t m_at = 0;
    bool m_first = true;
};

/// Source: libsodium, crypto_generichash; the state that held the bytes is wiped with the digest.
std::string digits(ByteView bytes)
{
    constexpr std::string_view kDomain = "Grapevine key fingerprint";
    static_assert(kDomain.size() >= crypto_generichash_KEYBYTES_MIN);
    static_cast<void>(sodiumReady());
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, reinterpret_cast<const unsigned char*>(kDomain.data()),
                            kDomain.size(), digest.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
    crypto_generichash_final(&state, digest.data(), digest.size());
    sodium_memzero(&state, sizeof state);
    auto out = toHex(std::as_bytes(std::span(digest)).first(4));
    sodium_memzero(digest.data(), digest.size());
    return out;
}

} // namespace

std::string describe(KeyError error)
{
    switch (error.kind) {
    case KeyError::BadSize:
        return fmt::format("A gossip key must be 16, 24 or 32 bytes long; this one has {}.",
                           error.bytes);
    case KeyError::BadBase64: return "The key is not valid base64.";
    case KeyError::BadFile: return "The key file cannot be read or does not have the right form.";
    case KeyError::PrimaryInUse: return "The primary key cannot be removed.";
    case KeyError::UnknownKey: return "The key is not in the keyring.";
    case KeyError::NoSecureMemory: return "The system gave no protected memory for the key.";
    }
    return "The key cannot be used.";
}

/// libsodium fences the memory with guard pages and wipes it when it is freed.
struct SecretKey::Locked {
    std::byte* data;
    std::size_t size;

    explicit Locked(std::size_t wanted)
        : data(static_cast<std::byte*>(sodium_malloc(wanted)))
        , size(wanted)
    {
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    ~Locked() { sodium_free(data); }
};

SecretKey::SecretKey(std::shared_ptr<const Locked> locked)
    : m_locked(std::move(locked))
{
}

Expected<SecretKey, KeyError> SecretKey::fromBytes(ByteView bytes)
{
    if (!isKeySize(bytes.size())) return failure(KeyError{KeyError::BadSize, bytes.size()});
    if (!sodiumReady()) return failure(KeyError::NoSecureMemory);
    auto locked = std::make_shared<Locked>(bytes.size());
    if (locked->data == nullptr) return failure(KeyError::NoSecureMemory);
    std::copy(bytes.begin(), bytes.end(), locked->data);
    sodium_mprotect_readonly(locked->data);
    return SecretKey(std::move(locked));
}

Expected<SecretKey, KeyError> SecretKey::fromBase64(std::string_view text)
{
    auto decoded = grapevine::fromBase64(trimmed(text));
    if (!decoded) return failure(KeyError::BadBase64);
    auto key = fromBytes(*decoded);
    if (!decoded->empty()) sodium_memzero(decoded->data(), decoded->size());
    return key;
}

ByteView SecretKey::bytes() const
{
    return {m_locked->data, m_locked->size};
}

bool SecretKey::equals(const SecretKey& other) const
{
    return m_locked->size == other.m_locked->size &&
           sodium_memcmp(m_locked->data, other.m_locked->data, m_locked->size) == 0;
}

std::string SecretKey::fingerprint() const
{
    return digits(bytes());
}

std::string fingerprintOf(std::string_view base64)
{
    auto decoded = grapevine::fromBase64(trimmed(base64));
    if (!decoded || !isKeySize(decoded->size())) return digits(asBytes(base64));
    auto out = digits(*decoded);
    sodium_memzero(decoded->data(), decoded->size());
    return out;
}

Expected<Keyring, KeyError> Keyring::fromSerfFile(const std::string& path)
{
    WipedText file;
    if (!readWiped(path, kSerfFileLargest, file)) return failure(KeyError::BadFile);
    StringListWalk walk(file.text);
    if (!walk.open()) return failure(KeyError::BadFile);
    Keyring ring;
    std::string_view value;
    for (;;) {
        switch (walk.next(value)) {
        case StringListWalk::Step::String: {
            auto key = SecretKey::fromBase64(value);
            if (!key) return failure(key.error());
            ring.add(std::move(*key));
            break;
        }
        case StringListWalk::Step::End:
            if (ring.empty()) return failure(KeyError::BadFile);
            return ring;
        case StringListWalk::Step::Bad: return failure(KeyError::BadFile);
        }
    }
}

Expected<Keyring, KeyError> Keyring::fromKeyFile(const std::string& path)
{
    WipedText file;
    if (!readWiped(path, kKeyFileLargest, file)) return failure(KeyError::BadFile);
    if (trimmed(file.text).empty()) return failure(KeyError::BadFile);
    auto key = SecretKey::fromBase64(file.text);
    if (!key) return failure(key.error());
    Keyring ring;
    ring.add(std::move(*key));
    return ring;
}

void Keyring::add(SecretKey key)
{
    const auto same = [&](const SecretKey& known) { return known.equals(key); };
    if (std::none_of(m_keys.begin(), m_keys.end(), same)) m_keys.push_back(std::move(key));
}

Expected<void, KeyError> Keyring::use(const SecretKey& key)
{
    const auto at = std::find_if(m_keys.begin(), m_keys.end(),
                                 [&](const SecretKey& known) { return known.equals(key); });
    if (at == m_keys.end()) return failure(KeyError::UnknownKey);
    std::rotate(m_keys.begin(), at, at + 1);
    return {};
}

Expected<void, KeyError> Keyring::remove(const SecretKey& key)
{
    const auto at = std::find_if(m_keys.begin(), m_keys.end(),
                                 [&](const SecretKey& known) { return known.equals(key); });
    if (at == m_keys.end()) return failure(KeyError::UnknownKey);
    if (at == m_keys.begin()) return failure(KeyError::PrimaryInUse);
    m_keys.erase(at);
    return {};
}

} // namespace grapevine::crypto
