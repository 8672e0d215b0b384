#pragma once

#include <functional>
#include <string>

#include "core/base/expected.h"
#include "core/crypto/keyring.h"
#include "core/crypto/sealer.h"
#include "core/serf/key_store.h"

namespace grapevine::agent {

/// The keys an agent seals and opens with, as `serf keys` changes them while it runs.
class AgentKeys final : public serf::KeyStore {
public:
    using Save = std::function<Expected<void, std::string>(const crypto::Keyring&)>;

    /// `save`, if any, is called before a changed ring is taken into use: a ring that cannot be
    /// kept would cut us off at the next start.
    AgentKeys(crypto::Keyring ring, Save save);

    [[nodiscard]] bool encrypted() const override { return m_encrypted; }
    [[nodiscard]] const crypto::Keyring& keyring() const override { return m_sealer.keyring(); }
    [[nodiscard]] Expected<void, std::string> replace(crypto::Keyring ring) override;

    /// Null while encryption is off. Stays at its address when the ring changes.
    [[nodiscard]] crypto::Sealer* sealer() { return m_encrypted ? &m_sealer : nullptr; }

private:
    crypto::Sealer m_sealer;
    Save m_save;
    bool m_encrypted;
};

} // namespace grapevine::agent
