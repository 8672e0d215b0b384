#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/endpoint.h"
#include "core/base/log.h"
#include "core/crypto/keyring.h"
#include "core/link/cluster_link.h"

namespace grapevine::net {
class GossipThread;
}

namespace grapevine::gui {

/// Whom to look at, and with what.
struct PeekPlan {
    std::vector<HostPort> seeds;
    std::string label;
    crypto::Keyring keyring;
    std::optional<HostPort> bind;
};

/// The window's one door to `core/net`: owns the gossip thread and opens links on it. Links must
/// go before their launcher does.
class PeekLauncher {
public:
    explicit PeekLauncher(Log log);
    ~PeekLauncher();

    [[nodiscard]] std::unique_ptr<link::ClusterLink> launch(PeekPlan plan);

private:
    Log m_log;
    std::unique_ptr<net::GossipThread> m_thread; ///< From the first launch on.
    std::uint32_t m_clusters = 0;
};

} // namespace grapevine::gui
