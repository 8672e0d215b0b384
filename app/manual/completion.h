#pragma once

#include <string>

#include "app/manual/option_tree.h"

namespace grapevine::manual {

/// A script that completes the program's commands, options and values in that shell. Files and
/// host names are offered where they are meant; nothing is asked of the program itself.
[[nodiscard]] std::string bashCompletion(const Command& program);
[[nodiscard]] std::string zshCompletion(const Command& program);
[[nodiscard]] std::string fishCompletion(const Command& program);

} // namespace grapevine::manual
