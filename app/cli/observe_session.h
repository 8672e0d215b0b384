#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/observe_options.h"
#include "app/cli/wake_up.h"
#include "core/link/link_status.h"
#include "core/net/gossip_thread.h"
#include "core/net/live_cluster.h"

namespace grapevine::cli {

/// Says once per address and reason why it gives nothing.
class SeedReporter {
public:
    void report(const link::LinkStatus& status);

private:
    std::vector<std::optional<link::Refusal>> m_said;
};

/// Says on standard error under which name and where we join, and what changed by itself.
class SelfReporter {
public:
    void report(const link::LinkStatus& status);

private:
    std::string m_said;
    std::string m_notice;
};

/// What a link that ended, or never began, exits with.
[[nodiscard]] ExitCode codeFor(const link::LinkStatus& status);

/// Before the first answer one gives up when every address has failed once: a script that got the
/// address wrong must hear of it.
[[nodiscard]] bool nobodyThere(const link::LinkStatus& status);

/// What an observer that could not begin exits with; nothing when it could.
[[nodiscard]] std::optional<ExitCode> codeFor(net::ObserveProblem problem);

/// Takes part for as long as it lives, for commands that print once and leave.
class ObserveSession {
public:
    /// A leave is over by then, told or not.
    static constexpr Duration kLeaveLongest = std::chrono::milliseconds{3500};

    ObserveSession(const Observing& observing, const Log& log);

    /// Waits until we are a member and know everybody (at most some 10 s), or nobody is there,
    /// or the guard ends it.
    [[nodiscard]] ExitCode settle(EndGuard& guard);
    /// Leaves the cluster, and waits until that is told.
    void leave(EndGuard& guard);

    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const; ///< Sorted by name.
    [[nodiscard]] const link::LinkStatus& status() const { return m_status; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    void takeBatch();
    /// False when the guard wants an end and `heedGuard` is set.
    [[nodiscard]] bool waitForBatch(EndGuard& guard, bool heedGuard, Duration longest);

    WakeUp m_wakeUp; ///< Outlives the link, which rings it.
    net::GossipThread m_thread;
    net::LiveCluster m_link;
    std::map<MemberKey, link::MemberRowPtr> m_rows;
    link::LinkStatus m_status;
    Counters m_counters;
    SeedReporter m_seeds;
    SelfReporter m_self;
    bool m_ready = false;
};

} // namespace grapevine::cli
