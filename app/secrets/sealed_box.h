#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/secrets/kept_key.h"
#include "app/secrets/locked_bytes.h"
#include "app/secrets/sealed_error.h"
#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/crypto/secret_text.h"

namespace grapevine::secrets {

/// What a passphrase costs to try: Argon2id's passes over so much memory.
struct SealCost {
    /// About a second on a desk, and 256 MiB: libsodium's "moderate".
    static constexpr std::uint32_t kPassesUsual = 3;
    static constexpr std::uint32_t kMemoryUsual = 256 * 1024; ///< KiB.
    /// What a file may ask for: more is somebody's way to keep us busy, or out of memory.
    static constexpr std::uint32_t kPassesMost = 16;
    static constexpr std::uint32_t kMemoryMost = 1024 * 1024;
    static constexpr std::uint64_t kPassesTimesMemoryMost = 4ULL * 1024 * 1024;
    static constexpr std::uint32_t kMemoryLeast = 8;

    std::uint32_t passes = kPassesUsual;
    std::uint32_t memory = kMemoryUsual; ///< KiB.

    [[nodiscard]] bool isFair() const;
    bool operator==(const SealCost&) const = default;
};

/// A key made of a passphrase, with the salt and the cost it was made with. In locked memory.
struct SealKey {
    using Salt = std::array<std::byte, 16>;

    SealCost cost;
    Salt salt{};
    LockedBytes secret; ///< 32 bytes.
};

/// With a fresh salt. Takes as long as `cost` says. Fails with TooCostly and NoMemory.
[[nodiscard]] Expected<SealKey, SealedError> makeSealKey(const crypto::SecretText& passphrase,
                                                         SealCost cost);

/// The file of sealed keys, byte by byte; numbers are little-endian:
///
///      0  "GVSEALED"
///      8  version, 1
///      9  derivation, 1: Argon2id 1.3
///     10  passes u32
///     14  memory in KiB u32
///     18  salt, 16 bytes
///     34  proof of the passphrase, 16 bytes: a key of its own, made of the derived one
///     50  nonce, 24 bytes
///     74  XChaCha20-Poly1305 over `pack`ed keys, with the 74 bytes before as additional data
///     -32 BLAKE2b over all before
///
/// The sum at the end needs no passphrase, so a damaged file is told from a wrong passphrase; and
/// the proof tells a wrong passphrase from a box that somebody changed together with its sum.
/// Nothing is allocated from a length that the file claims.
class SealedBox {
public:
    static constexpr std::size_t kLargest = std::size_t{1} << 20;

    /// Reads what needs no passphrase. Fails with Damaged, Newer and TooCostly.
    [[nodiscard]] static Expected<SealedBox, SealedError> from(std::string_view bytes);

    /// The key for this file. Fails with WrongPassphrase and NoMemory.
    [[nodiscard]] Expected<SealKey, SealedError> keyFor(const crypto::SecretText& passphrase) const;
    /// Fails with Shut when the key is of another passphrase, and with Damaged.
    [[nodiscard]] Expected<KeptKeys, SealedError> open(const SealKey& key) const;

private:
    [[nodiscard]] bool provesItself(const SealKey& key) const;

    SealCost m_cost;
    SealKey::Salt m_salt{};
    std::array<unsigned char, 16> m_proof{};
    std::array<unsigned char, 24> m_nonce{};
    std::string m_head;
    std::string m_box;
};

/// A whole file, with a fresh nonce.
[[nodiscard]] Expected<std::string, SealedError> sealed(const KeptKeys& keys, const SealKey& key);

} // namespace grapevine::secrets
