#pragma once

#include <string>
#include <vector>

#include "core/base/expected.h"
#include "core/crypto/keyring.h"

namespace grapevine::serf {

/// The keyring in use, as the key queries change it. The agent's one changes its sealer and,
/// if the ring came from a file, hands that file's new content out to be written.
class KeyStore {
public:
    virtual ~KeyStore() = default;

    /// False: encryption is off.
    [[nodiscard]] virtual bool encrypted() const = 0;
    [[nodiscard]] virtual const crypto::Keyring& keyring() const = 0;
    /// Takes the changed ring into use, and to disk. An error is one sentence for the operator's
    /// `serf keys`; the ring is then as before.
    [[nodiscard]] virtual Expected<void, std::string> replace(crypto::Keyring ring) = 0;
};

} // namespace grapevine::serf
