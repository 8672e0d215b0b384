#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "core/base/log.h"
#include "core/link/cluster_link.h"
#include "core/net/gossip_thread.h"
#include "core/net/live_options.h"
#include "core/net/machine_host.h"

namespace grapevine::net {

/// Why an observer could not even begin. The link's phase is then Refused, and the status' notice
/// says it in words.
enum class ObserveProblem : std::uint8_t {
    None,
    NameTaken, ///< That name or none was wanted, or all its suffixes are in use as well.
    CannotBind,
    BadAddress, ///< To bind or advertise: not an address, or none that others can reach.
    BadTags,    ///< See agent::ownTagsProblem.
};

/// A cluster seen as a member of it that does no harm: it answers, relays and leaves cleanly, and
/// says nothing about anybody else. Where others cannot reach it, it leaves and goes on by
/// peeking; mode, notice and a resync say so.
class LiveCluster final : public link::ClusterLink {
public:
    /// Asks the seeds at once, then joins. `thread` must outlive the cluster.
    LiveCluster(GossipThread& thread, ObserveOptions options, Log log);
    /// Just stops, without a word: submit Leave before, and wait for the phase Closed.
    ~LiveCluster() override;

    link::CommandId submit(link::Command command) override;
    [[nodiscard]] link::ObservationBatch take() override;
    void onReady(std::function<void()> wake) override;
    /// Falls back to a peek's once we only peek.
    [[nodiscard]] link::Capabilities capabilities() const override;

    /// From any thread.
    [[nodiscard]] ObserveProblem problem() const;

    /// The machine is about to sleep: leaves quickly, then calls `done` from the gossip thread;
    /// within two seconds in any case.
    void prepareForSleep(std::function<void()> done);
    /// Awake again: asks and joins anew, under the same name if the leave got out.
    void resume();

private:
    class Machine;
    std::unique_ptr<MachineHost<Machine>> m_host;
};

} // namespace grapevine::net
