#pragma once

#include "app/cli/common_options.h"
#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/observe_options.h"
#include "core/filter/member_filter.h"

namespace grapevine::cli {

/// Asks each address once and prints each asked member's own view.
[[nodiscard]] ExitCode runPeek(const CommonOptions& options);

/// Asks each address once and prints one list, as `serf members` does.
[[nodiscard]] ExitCode runMembers(const CommonOptions& options, const filter::MemberFilter& filter,
                                  bool detailed);
/// The same as a member, ourselves listed too; joins, settles, prints and leaves.
[[nodiscard]] ExitCode runMembersAsObserver(const CommonOptions& options,
                                            const Observing& observing,
                                            const filter::MemberFilter& filter, bool detailed,
                                            EndGuard& guard);

/// Goes on asking and prints what changes, a line each, until SIGINT or SIGTERM.
[[nodiscard]] ExitCode runWatch(const CommonOptions& options, EndGuard& guard);
/// The same as a member: changes as they are gossiped, and who accuses whom.
[[nodiscard]] ExitCode runWatchAsObserver(const CommonOptions& options, const Observing& observing,
                                          EndGuard& guard);

/// What `serf info` tells, of the first member that answers, and our own counters.
[[nodiscard]] ExitCode runInfo(const CommonOptions& options);
/// The same of ourselves, as a member.
[[nodiscard]] ExitCode runInfoAsObserver(const CommonOptions& options, const Observing& observing,
                                         EndGuard& guard);

} // namespace grapevine::cli
