#pragma once

#include <string>

namespace CLI {
class App;
}

namespace grapevine::cli {

struct DiffWords {
    std::string before;
    std::string after;
    std::string format = "text";
    bool everything = false;
};

void addDiffOptions(CLI::App& command, DiffWords& words);

/// Compares two exported tables. As diff(1): 0 the same, 1 different, 2 trouble.
[[nodiscard]] int runDiff(const DiffWords& words);

} // namespace grapevine::cli
