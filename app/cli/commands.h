#pragma once

#include "app/cli/common_options.h"
#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "core/filter/member_filter.h"

namespace grapevine::cli {

/// Asks each address once and prints each asked member's own view.
[[nodiscard]] ExitCode runPeek(const CommonOptions& options);

/// Asks each address once and prints one list, as `serf members` does.
[[nodiscard]] ExitCode runMembers(const CommonOptions& options, const filter::MemberFilter& filter,
                                  bool detailed);

/// Goes on asking and prints what changes, a line each, until SIGINT or SIGTERM.
[[nodiscard]] ExitCode runWatch(const CommonOptions& options, EndGuard& guard);

} // namespace grapevine::cli
