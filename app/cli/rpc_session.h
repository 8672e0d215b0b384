#pragma once

#include <vector>

#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/link_session.h"
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
    [[nodiscard]] ExitCode settle(EndGuard& guard) { return m_session.settle(guard); }
    /// Nobody hears of it: ends nothing but our connection, and that goes with this object.
    void leave(EndGuard&) {}

    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const { return m_session.rows(); }
    [[nodiscard]] const link::LinkStatus& status() const { return m_session.status(); }
    [[nodiscard]] const Counters& counters() const { return m_session.counters(); }

private:
    WakeUp m_wakeUp; ///< Outlives the link, which rings it.
    net::GossipThread m_thread;
    net::RpcCluster m_link;
    LinkSession m_session{m_link, m_wakeUp};
};

} // namespace grapevine::cli
