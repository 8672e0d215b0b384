#pragma once

#include "app/cli/asking.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

struct ViewsWords {
    bool all = false; ///< Also members about whom they agree.
};

void addViewsOptions(CLI::App& command, ViewsWords& words);

/// Asks each member what it says of each other, and prints where they disagree. Ok when they
/// agree, Other when they do not, or when it could not be told.
[[nodiscard]] ExitCode runViews(Asking& asking, const ViewsWords& words);

} // namespace grapevine::cli
