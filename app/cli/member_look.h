#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/common_options.h"
#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/member_choice.h"
#include "app/cli/observe_options.h"
#include "core/link/member_row.h"
#include "core/net/rpc_options.h"

namespace grapevine::cli {

/// Everybody that one look showed.
struct MemberLook {
    std::vector<link::MemberRowPtr> rows; ///< Whoever is wanted.
    std::size_t known = 0;                ///< How many there are altogether.
    std::string mode;                     ///< `peek`, `observer`, `rpc`.
    std::vector<std::string> asked;       ///< Addresses.
};

/// The ways to look once. Each says on standard error why it gave nothing, and calls `use` only
/// when there is something; what `use` returns is then the command's code. As a member we leave
/// after it.
using UseOfLook = std::function<ExitCode(const MemberLook& seen)>;

struct Ways {
    std::optional<Observing> observing;
    std::optional<net::RpcOptions> rpc;
};

/// By RPC, as a member, or by peeking, whichever the words named. `pings`: measure the round trip
/// to those who are wanted, where that takes pings of our own.
[[nodiscard]] ExitCode look(const CommonOptions& options, const Ways& ways,
                            const MemberChoice& choice, bool pings, EndGuard& guard,
                            const UseOfLook& use);

} // namespace grapevine::cli
