#pragma once

#include <string>

#include "core/base/expected.h"
#include "core/crypto/keyring.h"

namespace grapevine::crypto {

/// Writes Serf's keyring file, a JSON list of base64 keys with the primary first, as Serf lays it
/// out. Whole or not at all: a scratch file beside it (0600) is synced and renamed over `path`,
/// or over what `path` links to. Fails with one sentence that names no key; an empty ring is
/// refused, since no reader takes it.
[[nodiscard]] Expected<void, std::string> saveSerfFile(const Keyring& ring,
                                                       const std::string& path);

} // namespace grapevine::crypto
