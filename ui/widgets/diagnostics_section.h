#pragma once

#include <cstdint>

namespace grapevine::widgets {

/// What of the diagnostics is looked at, in the order of the tabs.
enum class DiagnosticsSection : std::uint8_t { Bounds, Counters, Stalls, Log, Errors, About };

} // namespace grapevine::widgets
