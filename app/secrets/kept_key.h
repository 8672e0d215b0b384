#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/secrets/locked_bytes.h"
#include "app/secrets/sealed_error.h"
#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/crypto/keyring.h"

namespace grapevine::secrets {

/// A cluster's keys under the name they are kept by.
struct KeptKey {
    static constexpr std::size_t kNameLongest = 256; ///< Bytes.
    static constexpr std::size_t kNamesMost = 200;
    /// Serf's keyrings hold a handful; a rotation adds one and takes one away.
    static constexpr std::size_t kKeysMost = 64;

    std::string name;
    crypto::Keyring ring;
};

using KeptKeys = std::vector<KeptKey>;

/// Names and keys as bytes, padded so that their length tells nothing of how many there are:
///
///     count u16 | name length u16, name, keys u8, { key length u8, key } .. | .. | padding
///
/// Numbers are little-endian. Written straight into locked memory: no parser, no copy left behind.
/// Fails with BadName, TooMany and NoMemory.
[[nodiscard]] Expected<LockedBytes, SealedError> pack(const KeptKeys& keys);
/// The same back. Anything else than what `pack` writes is Damaged.
[[nodiscard]] Expected<KeptKeys, SealedError> unpack(ByteView bytes);

/// A keyring as a line of base64 keys, the primary first: how a desktop's keyring keeps it.
[[nodiscard]] Expected<LockedBytes, SealedError> textOf(const crypto::Keyring& ring);
/// Fails with what is wrong with one of the keys, and with BadFile for none or too many.
[[nodiscard]] Expected<crypto::Keyring, crypto::KeyError> ringFrom(std::string_view text);

/// What stands for the keys where they are listed, the primary first.
[[nodiscard]] std::vector<std::string> fingerprintsOf(const crypto::Keyring& ring);

} // namespace grapevine::secrets
