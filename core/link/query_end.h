#pragma once

#include "core/link/query_progress.h"

namespace grapevine::link {

/// Ended, and all who were expected were given their time: otherwise who was not heard is not
/// silent.
[[nodiscard]] constexpr bool isWhole(QueryProgress::End end)
{
    return end == QueryProgress::End::Everybody || end == QueryProgress::End::TimedOut;
}

} // namespace grapevine::link
