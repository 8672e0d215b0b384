#pragma once

#include "app/cli/common_options.h"
#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/member_choice.h"
#include "app/cli/member_look.h"
#include "app/cli/observe_options.h"
#include "app/cli/watch_options.h"
#include "core/net/rpc_options.h"

namespace grapevine::cli {

/// Asks each address once and prints each asked member's own view.
[[nodiscard]] ExitCode runPeek(const CommonOptions& options);

/// Looks once and prints one list, as `serf members` does: by peeking, as a member (ourselves
/// listed too), or as an agent tells it over its RPC. While peeking, members that are told by name
/// only are asked of the agent that `options.peek.rpc` names; `detailed` pings everybody.
[[nodiscard]] ExitCode runMembers(const CommonOptions& options, const Ways& ways,
                                  const MemberChoice& choice, bool detailed, EndGuard& guard);

/// Goes on asking and prints what changes, a line each, until SIGINT or SIGTERM; handlers run for
/// it meanwhile.
[[nodiscard]] ExitCode runWatch(const CommonOptions& options, const WatchOptions& wanted,
                                EndGuard& guard);
/// The same as a member: changes as they are gossiped, and who accuses whom. Takes the keys out of
/// both: what the cluster gives up while this runs is to be gone.
[[nodiscard]] ExitCode runWatchAsObserver(CommonOptions& options, Observing& observing,
                                          const WatchOptions& wanted, EndGuard& guard);

/// The same as an agent tells it over its RPC: its event stream, live.
[[nodiscard]] ExitCode runWatchOverRpc(const CommonOptions& options, const net::RpcOptions& rpc,
                                       const WatchOptions& wanted, EndGuard& guard);

/// What `serf info` tells, of the first member that answers, and our own counters.
[[nodiscard]] ExitCode runInfo(const CommonOptions& options);
/// The same of ourselves, as a member.
[[nodiscard]] ExitCode runInfoAsObserver(const CommonOptions& options, const Observing& observing,
                                         EndGuard& guard);
/// The same of an agent, in its own words over its RPC.
[[nodiscard]] ExitCode runInfoOverRpc(const CommonOptions& options, const net::RpcOptions& rpc,
                                      EndGuard& guard);

} // namespace grapevine::cli
