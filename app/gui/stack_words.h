#pragma once

#include <span>
#include <string>
#include <vector>

namespace grapevine::gui {

/// One line per address: `grapevine::widgets::Sidebar::fit()+0x2c  (grapevine+0x1a2b30)`; without
/// the name where the program carries none. Files by their last name alone: no path of this
/// computer. Takes its time, and memory.
[[nodiscard]] std::vector<std::string> stackLines(std::span<void* const> stack);

} // namespace grapevine::gui
