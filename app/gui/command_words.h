#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace grapevine::gui {

inline constexpr std::string_view kProgramDescription =
    "Watches a Serf cluster, without joining it unless asked to.";

/// What the command line says, not yet understood.
struct CommandWords {
    std::vector<std::string> demo; ///< Empty text: no number given.
    std::vector<std::string> peek;
    std::vector<std::string> observe;
    std::string bind;
    std::string label;
    std::string keyringFile;
    std::string keyFile;
    bool keyStdin = false;
    std::string as;
    std::string advertise;
    std::vector<std::string> ownTags;
    std::string timing;
    std::string place = "overview";
    std::string screenshot;
    double after = 2.0;
    std::string theme;
    std::string language;
    std::vector<std::string> uri; ///< At most one.
};

/// Tells the parser of every option. The manual is made from the same declarations, and so without
/// Qt. `words` must outlive `app`.
void declare(CLI::App& app, CommandWords& words);

/// True for a `serf://` address, whatever else is wrong with it.
[[nodiscard]] bool isAskAddress(std::string_view word);

} // namespace grapevine::gui
