#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "app/cli/exit_code.h"
#include "core/agent/demo_cast.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of `demo`, which has nothing in common with the commands that look at a cluster.
struct DemoWords {
    std::size_t nodes = agent::kDemoNodesDefault;
    std::uint64_t seed = 1;
    std::string script;
    std::string bind;
    std::string timing = "lan";
    std::string logLevel = "info";
};

void addDemoOptions(CLI::App& command, DemoWords& words);

/// Runs a cluster of real members in this process. Standard output is one JSON object a line:
/// `ready` first, once all see all; then `command` for each command of the script and of standard
/// input, done or refused, and `finished` when what takes its time is over. Ends at `quit`, SIGINT
/// or SIGTERM: everybody leaves, within two seconds; a second signal ends it at once. The end of
/// standard input ends only the reading, so that it can run without one.
[[nodiscard]] ExitCode runDemo(const DemoWords& words);

} // namespace grapevine::cli
