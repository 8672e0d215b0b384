#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/ids.h"
#include "core/base/log.h"
#include "core/link/cluster_link.h"
#include "core/net/demo_fleet.h"
#include "core/net/demo_options.h"
#include "core/net/gossip_thread.h"
#include "core/net/live_cluster.h"

namespace grapevine::net {

/// A demo and an observer that looks at it: a real cluster to try everything on, seen as any other
/// is. Its status says LinkMode::Demo. Destroying it ends both.
class DemoCluster final : public link::ClusterLink {
public:
    static constexpr auto kObserverName = "grapevine-demo";

    /// Starts at once; waits a moment for addresses. Where there is no room for a demo, the link's
    /// phase is Refused and the notice says why. `thread` must outlive the cluster.
    DemoCluster(GossipThread& thread, DemoOptions options, ClusterId cluster, Log log);

    link::CommandId submit(link::Command command) override;
    [[nodiscard]] link::ObservationBatch take() override;
    void onReady(std::function<void()> wake) override;
    [[nodiscard]] link::Capabilities capabilities() const override;

private:
    /// What became of lines that the demo itself was told.
    void addOutcomes(link::AskNews& to);

    ClusterId m_cluster;
    DemoFleet m_fleet;
    std::optional<std::string> m_problem;
    std::uint64_t m_commands = 0; ///< Told to the demo itself, or while there is no observer.
    std::unique_ptr<LiveCluster> m_observer; ///< Last: goes before what it looks at.
};

} // namespace grapevine::net
