#pragma once

#include <QString>

#include <cstddef>
#include <span>

#include "core/link/member_row.h"

namespace grapevine::models {

/// Members as lines that other tools take. Whatever a member calls itself, a shell that such a
/// line is pasted into runs nothing but the tool.

/// Most members of one command line; more would pass what a kernel takes as arguments.
inline constexpr std::size_t kCommandMembersMost = 500;

/// `serf members -detailed -name=db-1`, for these members and no others. Empty for none, and for
/// more than kCommandMembersMost.
[[nodiscard]] QString serfCommand(std::span<const link::MemberRowPtr> members);

/// What stands behind `ssh`: a line each, the address, or the name where only that is known and it
/// is a host's. Members with neither are left out.
[[nodiscard]] QString sshTargets(std::span<const link::MemberRowPtr> members);

/// Lines of an inventory, `db-1 ansible_host=10.0.3.24`; left out as above.
[[nodiscard]] QString ansibleLines(std::span<const link::MemberRowPtr> members);

} // namespace grapevine::models
