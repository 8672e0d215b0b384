#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/base/random.h"
#include "core/crypto/keyring.h"

namespace grapevine::crypto {

inline constexpr std::size_t kNonceSize = 12;
inline constexpr std::size_t kTagSize = 16;

/// memberlist's encryption versions: 1 has no padding, 0 pads to 16 (PKCS7).
enum class SealVersion : std::uint8_t { Padded = 0, Plain = 1 };

enum class OpenError : std::uint8_t {
    Empty,
    TooShort, ///< Below 29 bytes (version 1) or 45 (version 0).
    UnknownVersion,
    NoKeyFits,  ///< No installed key opens it with these additional bytes.
    BadPadding, ///< Version 0, pad count above the plaintext.
};

/// Seals and opens memberlist's `version, nonce, ciphertext, tag` with AES-GCM 128/192/256.
/// Keeps one cipher context per key and direction, so it belongs to one thread.
/// Source: memberlist, security.go; sample bytes in `tests/vectors/aesgcm*.json`.
class Sealer {
public:
    explicit Sealer(Keyring keyring);
    ~Sealer();
    Sealer(Sealer&&) noexcept;
    Sealer& operator=(Sealer&&) noexcept;

    [[nodiscard]] const Keyring& keyring() const;
    [[nodiscard]] bool hasKeys() const { return !keyring().empty(); }

    /// With the primary key and a random nonce from the operating system. Needs a key.
    [[nodiscard]] Bytes seal(ByteView plain, ByteView additional,
                             SealVersion version = SealVersion::Plain);
    /// The same with the nonce given: for vectors and tests only.
    [[nodiscard]] Bytes sealWithNonce(ByteView plain, ByteView additional, SealVersion version,
                                      const std::array<std::byte, kNonceSize>& nonce);
    [[nodiscard]] Expected<Bytes, OpenError> open(ByteView packet, ByteView additional);
    /// Into a buffer that is reused; returns the view of the plaintext in it.
    [[nodiscard]] Expected<ByteView, OpenError> openInto(Bytes& buffer, ByteView packet,
                                                         ByteView additional);

private:
    struct Contexts;
    std::unique_ptr<Contexts> m_contexts;
};

} // namespace grapevine::crypto
