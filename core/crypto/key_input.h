#pragma once

#include "core/base/expected.h"
#include "core/crypto/keyring.h"

namespace grapevine::crypto {

/// One base64 key from the first line of an open descriptor (standard input, as a rule). Reads
/// no further than that line, at most 200 bytes, and wipes what it read.
[[nodiscard]] Expected<Keyring, KeyError> readKeyLine(int descriptor);

} // namespace grapevine::crypto
