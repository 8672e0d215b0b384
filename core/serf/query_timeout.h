#pragma once

#include <cstddef>

#include "core/base/clock.h"

namespace grapevine::serf {

/// How long a query that names no timeout is open: gossipInterval * mult * ceil(log10(present +
/// 1)), `present` being the members that are neither dead nor left. Source: serf, query.go;
/// `tests/vectors/data/query-timeout.json`.
[[nodiscard]] constexpr Duration queryTimeout(Duration gossipInterval, unsigned mult,
                                              std::size_t present)
{
    Duration::rep digits = 0; // ceil(log10(n + 1)) is how many digits n has.
    for (; present > 0; present /= 10)
        ++digits;
    return gossipInterval * static_cast<Duration::rep>(mult) * digits;
}

} // namespace grapevine::serf
