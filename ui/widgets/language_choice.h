#pragma once

#include <cstdint>

namespace grapevine::widgets {

/// What the window speaks: what the system does as far as it can, or always the same.
enum class LanguageChoice : std::uint8_t { System, English, German };

} // namespace grapevine::widgets
