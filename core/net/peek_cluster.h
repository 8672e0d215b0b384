#pragma once

#include <memory>

#include "core/base/log.h"
#include "core/link/cluster_link.h"
#include "core/net/gossip_thread.h"
#include "core/net/machine_host.h"
#include "core/net/peek_options.h"

namespace grapevine::net {

/// A cluster looked at from outside, by rotating push/pulls that change nothing over there and
/// by plain pings: it never becomes a member, and nobody is told that it looks.
class PeekCluster final : public link::ClusterLink {
public:
    /// Starts asking at once. `thread` must outlive the cluster.
    PeekCluster(GossipThread& thread, PeekOptions options, Log log);
    ~PeekCluster() override;

    link::CommandId submit(link::Command command) override;
    [[nodiscard]] link::ObservationBatch take() override;
    void onReady(std::function<void()> wake) override;
    [[nodiscard]] link::Capabilities capabilities() const override;

    /// What does the work; a LiveCluster that can only peek runs one, too.
    class Machine;

private:
    std::unique_ptr<MachineHost<Machine>> m_host;
};

} // namespace grapevine::net
