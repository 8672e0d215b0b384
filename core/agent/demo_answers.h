#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/agent/demo_cast.h"
#include "core/base/clock.h"

namespace grapevine::agent {

/// The event that demo nodes log, as serfer's example nodes do.
inline constexpr std::string_view kDemoLoggedEvent = "useless";

/// How long a demo node says that it has been up before the demo began: some hours to weeks,
/// always the same for a name. A node that was started again counts from nothing.
[[nodiscard]] Duration demoUptimeBefore(std::string_view name);

/// What a node answers to a query, or nothing: then it only acks.
///
/// `status`: serfer's words; the leader's differ. `version`: the node's own tag, as it is now.
/// `uptime`: `3d 4h 12m 7s`. `load`: `0.42`, by the name and slowly moving with `uptime`.
[[nodiscard]] std::optional<std::string> demoAnswer(std::string_view query,
                                                    const DemoMember& member, Duration uptime);

} // namespace grapevine::agent
