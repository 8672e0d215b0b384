#pragma once

#include <string>

#include "app/cli/asking.h"
#include "app/cli/exit_code.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of `rtt`.
struct RttWords {
    std::string from;
    std::string to; ///< Empty: ourselves.
};

void addRttOptions(CLI::App& command, RttWords& words);

/// Prints the round trip between two members, or from one to us, as soon as it is known.
[[nodiscard]] ExitCode runRtt(Asking& asking, const RttWords& words);

} // namespace grapevine::cli
