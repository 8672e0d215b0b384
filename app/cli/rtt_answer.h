#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/common_options.h"
#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/link/link_status.h"
#include "core/link/member_row.h"

namespace grapevine::cli {

/// What is known of the round trip between two members.
struct RttAnswer {
    std::string from;
    std::string to;                    ///< Empty: we, who have no name.
    std::optional<Duration> estimated; ///< From both coordinates.
    std::optional<Duration> measured;  ///< Our own last ping.
};

/// Why there is no answer.
struct RttGap {
    std::string name;     ///< Of the member.
    bool unknown = false; ///< No such member; else its coordinate is not known yet.
};

/// From `from` to `to`, or to ourselves when that is empty; `ownName` is who we are, or the agent
/// that an RPC asks. A member that is not alive has no round trip.
[[nodiscard]] Expected<RttAnswer, RttGap>
rttBetween(const std::vector<link::MemberRowPtr>& rows, const link::LinkStatus& status,
           const std::string& ownName, const std::string& from, const std::string& to);

/// The lines of `serf rtt`, or JSON: from, to, rtt_ms and where that is from (`ping` or
/// `coordinates`), and both values apart.
[[nodiscard]] std::string rttText(const RttAnswer& answer, Format format);

} // namespace grapevine::cli
