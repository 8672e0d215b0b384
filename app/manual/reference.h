#pragma once

#include <string>
#include <vector>

#include "app/manual/option_tree.h"

namespace grapevine::manual {

/// All options of these programs as one Markdown page, for `docs/`.
[[nodiscard]] std::string reference(const std::vector<Command>& programs);

} // namespace grapevine::manual
