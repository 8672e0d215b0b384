#pragma once

#include <functional>
#include <memory>

#include "core/base/log.h"
#include "core/link/cluster_link.h"
#include "core/net/gossip_thread.h"
#include "core/net/machine_host.h"
#include "core/net/rpc_options.h"

namespace grapevine::net {

/// A cluster as one Serf agent of it tells it over RPC: for agents behind a NAT or a tunnel, and
/// the only one who still knows address and tags of members that failed long ago. Fewer facts than
/// gossip has: no raw states, no accusers, and everything is that one agent's word.
///
/// Reads and asks, and once unlocked sends events and queries; requests that would change members,
/// tags or keys do not exist. Leave closes our connection: the agent stays a member.
class RpcCluster final : public link::ClusterLink {
public:
    /// Connects at once, and again with growing pauses. `thread` must outlive the cluster.
    RpcCluster(GossipThread& thread, RpcOptions options, Log log);
    /// Just closes: one who followed events submits Leave before, and waits for the phase Closed.
    ~RpcCluster() override;

    link::CommandId submit(link::Command command) override;
    [[nodiscard]] link::ObservationBatch take() override;
    void onReady(std::function<void()> wake) override;
    [[nodiscard]] link::Capabilities capabilities() const override;

private:
    class Machine;
    std::unique_ptr<MachineHost<Machine>> m_host;
    bool m_follows = false; ///< The agent's events, as they come.
    bool m_bringsLog = false;
};

} // namespace grapevine::net
