#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/expected.h"

namespace grapevine::crypto {

/// Why a key, or what is to be done with it, is refused.
struct KeyError {
    enum Kind : std::uint8_t {
        BadSize, ///< Not 16, 24 or 32 bytes.
        BadBase64,
        BadFile,      ///< Cannot be read, is no JSON list of strings, is empty, or is too large.
        PrimaryInUse, ///< The primary key cannot be removed.
        UnknownKey,
        NoSecureMemory, ///< libsodium gave no locked memory.
    };

    /// Implicit, so that a kind alone can be given back as a failure.
    constexpr KeyError(Kind kind_, std::size_t bytes_ = 0)
        : kind(kind_)
        , bytes(bytes_)
    {
    }

    Kind kind;
    std::size_t bytes; ///< Of BadSize: how many there are.

    friend constexpr bool operator==(const KeyError& error, Kind expected)
    {
        return error.kind == expected;
    }
};

/// One sentence for a person; names no key.
[[nodiscard]] std::string describe(KeyError error);

/// A gossip key in libsodium's locked memory, wiped when the last owner lets go. Cheap to copy.
class SecretKey {
public:
    [[nodiscard]] static Expected<SecretKey, KeyError> fromBytes(ByteView bytes);
    /// Standard base64, surrounding white space allowed; the caller wipes `text` if it must.
    [[nodiscard]] static Expected<SecretKey, KeyError> fromBase64(std::string_view text);

    [[nodiscard]] ByteView bytes() const;
    /// In constant time.
    [[nodiscard]] bool equals(const SecretKey& other) const;
    /// To tell keys apart on screen; see fingerprintOf().
    [[nodiscard]] std::string fingerprint() const;

private:
    struct Locked;
    explicit SecretKey(std::shared_ptr<const Locked> locked);
    std::shared_ptr<const Locked> m_locked;
};

/// What stands for a key wherever one is shown: eight hexadecimal digits of BLAKE2b over its bytes,
/// keyed with a name of our own, so that they are those of no other program's hash. 32 bits tell
/// the handful of keys of a cluster apart and lead back to none that was made by chance; a key that
/// was thought up can be tried against them, as it can be against the cluster's packets.
///
/// `base64` is as a member tells it, the bytes behind it are wiped; text that is no key has a
/// fingerprint as well, over the text as it stands.
[[nodiscard]] std::string fingerprintOf(std::string_view base64);

/// Ordered keys; the first is primary and seals, all open in order. Empty means no encryption.
class Keyring {
public:
    Keyring() = default;
    explicit Keyring(std::vector<SecretKey> keys)
        : m_keys(std::move(keys))
    {
    }

    /// Serf's keyring file: a JSON list of base64 keys, first is primary. At most 64 KiB.
    [[nodiscard]] static Expected<Keyring, KeyError> fromSerfFile(const std::string& path);
    /// A file with a single base64 key, newline optional. At most 4 KiB.
    [[nodiscard]] static Expected<Keyring, KeyError> fromKeyFile(const std::string& path);

    [[nodiscard]] bool empty() const { return m_keys.empty(); }
    [[nodiscard]] const std::vector<SecretKey>& keys() const { return m_keys; }
    /// Adding a known key changes nothing.
    void add(SecretKey key);
    [[nodiscard]] Expected<void, KeyError> use(const SecretKey& key);
    [[nodiscard]] Expected<void, KeyError> remove(const SecretKey& key);

private:
    std::vector<SecretKey> m_keys;
};

} // namespace grapevine::crypto
