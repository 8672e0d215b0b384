#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/asking.h"
#include "app/cli/exit_code.h"
#include "core/base/expected.h"
#include "core/link/command.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of `query`.
struct QueryWords {
    std::string name;
    std::string payload; ///< `-` stands for standard input.
    std::vector<std::string> nodes;
    std::vector<std::string> tags; ///< Each `KEY=RE`.
    bool noAck = false;
    unsigned relayFactor = 0;
    std::string timeout; ///< Empty: Serf's own formula.
};

void addQueryOptions(CLI::App& command, QueryWords& words);

/// Reads filters, timeout and payload. The error is one sentence, and a usage error.
[[nodiscard]] Expected<link::SendQuery, std::string> understand(const QueryWords& words);

/// Sends one query and prints what comes back until everybody has answered or the time is up.
[[nodiscard]] ExitCode runQuery(Asking& asking, const link::SendQuery& query);

} // namespace grapevine::cli
