#pragma once

#include <map>
#include <vector>

#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/observe_session.h"
#include "app/cli/wake_up.h"
#include "core/base/log.h"
#include "core/link/member_row.h"
#include "core/net/gossip_thread.h"
#include "core/net/rpc_cluster.h"

namespace grapevine::cli {

/// Asks an agent over its RPC for as long as it lives, for commands that print once.
class RpcSession {
public:
    RpcSession(const net::RpcOptions& options, const Log& log);

    /// Waits for the agent's member list, or until it gave nothing, or the guard ends it. Says on
    /// standard error why there is nothing.
    [[nodiscard]] ExitCode settle(EndGuard& guard);

    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const; ///< Sorted by name.
    [[nodiscard]] const link::LinkStatus& status() const { return m_status; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    void takeBatch();

    WakeUp m_wakeUp; ///< Outlives the link, which rings it.
    net::GossipThread m_thread;
    net::RpcCluster m_link;
    std::map<MemberKey, link::MemberRowPtr> m_rows;
    link::LinkStatus m_status;
    Counters m_counters;
    SeedReporter m_seeds;
};

} // namespace grapevine::cli
