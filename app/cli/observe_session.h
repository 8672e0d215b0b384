#pragma once

#include <vector>

#include "app/cli/link_session.h"
#include "app/cli/observe_options.h"
#include "app/cli/wake_up.h"
#include "core/net/gossip_thread.h"
#include "core/net/live_cluster.h"

namespace grapevine::cli {

/// Takes part for as long as it lives, for commands that print once and leave.
class ObserveSession {
public:
    ObserveSession(const Observing& observing, const Log& log);

    /// See LinkSession.
    [[nodiscard]] ExitCode settle(EndGuard& guard) { return m_session.settle(guard); }
    void leave(EndGuard& guard) { m_session.leave(guard); }
    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const { return m_session.rows(); }
    [[nodiscard]] const link::LinkStatus& status() const { return m_session.status(); }
    [[nodiscard]] const Counters& counters() const { return m_session.counters(); }

private:
    WakeUp m_wakeUp; ///< Outlives the link, which rings it.
    net::GossipThread m_thread;
    net::LiveCluster m_link;
    LinkSession m_session;
};

} // namespace grapevine::cli
