#pragma once

#include <QString>

#include "core/link/link_status.h"

namespace grapevine::widgets {

/// How a cluster is looked at, in a word or two.
[[nodiscard]] QString modeWord(link::LinkMode mode);

} // namespace grapevine::widgets
