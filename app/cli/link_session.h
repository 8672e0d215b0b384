#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/link_reporters.h"
#include "app/cli/wake_up.h"
#include "core/base/counters.h"
#include "core/link/cluster_link.h"

namespace grapevine::cli {

/// A link of any kind and what it has told so far, for commands that ask something and end.
class LinkSession {
public:
    /// A leave is over by then, told or not.
    static constexpr Duration kLeaveLongest = std::chrono::milliseconds{3500};

    /// Why the link could not even begin, as an exit code; nothing when it could.
    using Problem = std::function<std::optional<ExitCode>()>;
    using Listener = std::function<void(const link::ObservationBatch&)>;

    /// `wakeUp` must outlive the link, which rings it.
    LinkSession(link::ClusterLink& link, const WakeUp& wakeUp, Problem problem = {});

    /// Waits until everybody is known (as a member at most some 10 s), or nobody is there, or the
    /// guard ends it.
    [[nodiscard]] ExitCode settle(EndGuard& guard);
    /// If we are a member: leaves the cluster, and waits until that is told.
    void leave(EndGuard& guard);

    /// Is shown every batch from now on, before anybody waits for the next.
    void listen(Listener listener) { m_listener = std::move(listener); }
    [[nodiscard]] link::CommandId submit(link::Command command);
    /// Waits for news, at most so long; false when the guard wants an end.
    [[nodiscard]] bool wait(EndGuard& guard, Duration longest);
    /// Submits and waits until the link has said what became of it; nothing when the guard wants
    /// an end, or the link ended.
    [[nodiscard]] std::optional<link::CommandOutcome> ask(EndGuard& guard, link::Command command);

    /// False once the link has ended: nothing more will come.
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] std::vector<link::MemberRowPtr> rows() const; ///< Sorted by name.
    [[nodiscard]] const link::LinkStatus& status() const { return m_status; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }
    /// Ourselves as a member, or the agent that an RPC asks; empty while neither is known.
    [[nodiscard]] std::string ownName() const;

private:
    void takeBatch();
    [[nodiscard]] bool waitForBatch(EndGuard& guard, bool heedGuard, Duration longest);

    link::ClusterLink& m_link;
    const WakeUp& m_wakeUp;
    Problem m_problem;
    Listener m_listener;
    std::map<MemberKey, link::MemberRowPtr> m_rows;
    std::optional<link::CommandId> m_asked; ///< The command that ask() waits for.
    std::optional<link::CommandOutcome> m_outcome;
    link::LinkStatus m_status;
    Counters m_counters;
    SeedReporter m_seeds;
    SelfReporter m_self;
    bool m_ready = false;
};

} // namespace grapevine::cli
