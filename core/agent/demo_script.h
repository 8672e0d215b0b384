#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/base/expected.h"

namespace grapevine::agent {

// What a demo cluster can be told, one line each. A node or zone may be `?`: any that fits.

/// The process stands still; with a length it goes on by itself.
struct FreezeNode {
    std::string node;
    std::optional<Duration> length;
};
struct ReturnNode {
    std::string node;
};
/// Gone without a word.
struct KillNode {
    std::string node;
};
/// One that was killed, or left, begins anew.
struct StartNode {
    std::string node;
};
struct LeaveNode {
    std::string node;
};
/// Nothing passes between that zone and the rest.
struct CutZone {
    std::string zone;
};
struct HealCuts {};
/// Fails and comes back, so many times.
struct FlapNode {
    std::string node;
    unsigned times = 3;
};
/// One node after the other leaves and comes back with another version.
struct DeployVersion {
    std::string version;
};
/// All but one are killed and started again.
struct MassRestart {};
/// Hears no datagram and reaches nobody, but is still heard: it accuses healthy members.
struct SickNode {
    std::string node;
};
struct WellNode {
    std::string node;
};
/// An empty value takes the tag away.
struct TagNode {
    std::string node;
    std::string key;
    std::string value;
};
struct ListNodes {};
struct StopDemo {};

using DemoCommand = std::variant<FreezeNode, ReturnNode, KillNode, StartNode, LeaveNode, CutZone,
                                 HealCuts, FlapNode, DeployVersion, MassRestart, SickNode, WellNode,
                                 TagNode, ListNodes, StopDemo>;

inline constexpr std::string_view kAnyNode = "?";
inline constexpr std::string_view kDemoVersionNext = "1.4.3"; ///< Of a deploy that names none.
inline constexpr unsigned kFlapsMost = 100;
inline constexpr std::size_t kDemoStepsMost = 10'000;
inline constexpr std::size_t kDemoLineLongest = 1'000;

/// Reads one line; nothing for an empty one and for a comment (`#`). The error is one sentence
/// that says what to write instead.
[[nodiscard]] Expected<std::optional<DemoCommand>, std::string>
parseDemoCommand(std::string_view line);

/// The command as it would be written.
[[nodiscard]] std::string demoText(const DemoCommand& command);

struct DemoStep {
    Duration at{}; ///< Since the start of the script.
    DemoCommand command;
};

/// Reads a script. A line may begin with a time: `5s freeze db-2` since the start, `+5s ..` since
/// the line before; without one it comes together with the line before. In order of time. The
/// error names the line.
[[nodiscard]] Expected<std::vector<DemoStep>, std::string> parseDemoScript(std::string_view text);

} // namespace grapevine::agent
