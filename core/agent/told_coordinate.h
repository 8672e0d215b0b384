#pragma once

#include <memory>

#include "core/base/coordinate.h"
#include "core/wire/serf_messages.h"

namespace grapevine::agent {

/// A coordinate as a member sent it, to be shown or computed with; null when it has other
/// dimensions than ours, or a value that cannot be. See serf::readCoordinate.
[[nodiscard]] std::shared_ptr<const Coordinate> usableCoordinate(const wire::Coordinate& told);

} // namespace grapevine::agent
