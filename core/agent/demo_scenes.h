#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/agent/demo_cast.h"

namespace grapevine::agent {

inline constexpr std::array<std::string_view, 2> kDemoScenes{"incidents", "walk"};

/// A script of our own, as text for parseDemoScript: `walk` is the demo walk of UX.md 3.1;
/// `incidents` is one of each kind, on nodes and in an order that `seed` says, and all is well at
/// its end. Nothing for other names.
[[nodiscard]] std::optional<std::string>
demoScene(std::string_view name, const std::vector<DemoMember>& cast, std::uint64_t seed);

} // namespace grapevine::agent
