#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/entry_filter.h"
#include "app/cli/handlers.h"
#include "core/base/expected.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of `watch` beside the common ones.
struct WatchWords {
    std::vector<std::string> on;
    std::vector<std::string> onShell;
    std::vector<std::string> respond;
    std::string handlerTimeout = "30s";
    std::vector<std::string> only;
    bool coalesce = false;
    bool accusations = false;
    bool replay = false;
};

/// The same, understood.
struct WatchOptions {
    std::vector<EntryFilter> only; ///< Lines for entries that one of them matches; none is all.
    bool coalesce = false;
    bool accusations = false;
    Handlers::Options handlers;

    [[nodiscard]] bool responds() const;
};

void addWatchOptions(CLI::App& command, WatchWords& words);

/// The error is one sentence, and a usage error.
[[nodiscard]] Expected<WatchOptions, std::string> understand(const WatchWords& words);

} // namespace grapevine::cli
