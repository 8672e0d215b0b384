#pragma once

#include <cstdint>
#include <functional>

class QMenu;

namespace grapevine::models {
class RunHistory;
}

namespace grapevine::widgets {

/// Fills the menu with runs that the one that is shown can be compared with, those of the same
/// question first; `choose` is told the number of the one the person takes. Not all of a long
/// history: its list has them.
void offerRuns(QMenu& menu, const models::RunHistory& history, std::uint64_t shown,
               const std::function<void(std::uint64_t)>& choose);

} // namespace grapevine::widgets
