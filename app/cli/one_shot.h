#pragma once

#include <vector>

#include "app/cli/common_options.h"
#include "app/cli/exit_code.h"
#include "app/cli/print.h"
#include "core/net/peek_desk.h"

namespace grapevine::cli {

/// Names on standard error every address that gave nothing. Ok when at least one answered, else
/// the code of the most telling failure: a refused key tells more than a dead address.
[[nodiscard]] ExitCode reportFailures(const std::vector<net::SeedAnswer>& answers);

/// The answering member's own name: the one listed under the address that was asked.
[[nodiscard]] std::optional<std::string> askedName(const net::SeedAnswer& answer);

void printStats(const Counters& counters);

} // namespace grapevine::cli
