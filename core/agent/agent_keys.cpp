#include "core/agent/agent_keys.h"

#include <utility>

namespace grapevine::agent {

AgentKeys::AgentKeys(crypto::Keyring ring, Save save)
    : m_sealer(std::move(ring))
    , m_save(std::move(save))
    , m_encrypted(m_sealer.hasKeys())
{
}

Expected<void, std::string> AgentKeys::replace(crypto::Keyring ring)
{
    if (m_save) {
        if (auto saved = m_save(ring); !saved) return saved;
    }
    m_sealer = crypto::Sealer(std::move(ring));
    return {};
}

} // namespace grapevine::agent
