#pragma once

#include "app/cli/asking.h"
#include "app/cli/exit_code.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

void addReachabilityOptions(CLI::App& command);

/// Asks everybody for an ack, as `serf reachability` does; Other when somebody alive gives none,
/// or somebody who is not gives one.
[[nodiscard]] ExitCode runReachability(Asking& asking);

} // namespace grapevine::cli
