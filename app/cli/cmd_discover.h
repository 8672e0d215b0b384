#pragma once

#include <string>
#include <vector>

#include "app/cli/exit_code.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of `discover`, which needs no address.
struct DiscoverWords {
    double seconds = 3;
    std::vector<std::string> names;
    std::string format = "text";
    bool stats = false;
};

void addDiscoverOptions(CLI::App& command, DiscoverWords& words);

/// Listens for members that announce themselves by mDNS, and prints them: a table, or a JSON array
/// of objects with cluster, kind, name, host, addr (`IP:PORT`), addrs, port and txt. Ends after the
/// time given, at SIGINT or at SIGTERM; what was found by then is printed. Ok when there was
/// something, NoOrForeignAnswer when not, Other when no interface can be used.
[[nodiscard]] ExitCode runDiscover(const DiscoverWords& words);

} // namespace grapevine::cli
