#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/ids.h"

namespace grapevine::serf {

/// Why an event or query of ours does not go out.
struct SendRefusal {
    enum class Why : std::uint8_t {
        TooLarge,      ///< `size` against `limit`.
        InternalName,  ///< `_serf_..` is Serf's own.
        BadFilter,     ///< An expression that does not compile, or an empty one: `detail`.
        TooMany,       ///< So many of ours are open already: `limit`.
        NobodyThere,   ///< No member that we know passes the filters.
        ClockPoisoned, ///< The others are so far ahead that they would not hear us: `detail`.
    };
    Why why = Why::TooLarge;
    std::size_t size = 0;
    std::size_t limit = 0;
    bool encoded = false; ///< `size` is of the encoded message, not of name and payload.
    std::string detail;
};

/// The `detail` of ClockPoisoned: what the others' clock was said to show.
[[nodiscard]] inline std::string clockProblem(LamportTime told)
{
    return "a member says that it shows " + std::to_string(told.value());
}

} // namespace grapevine::serf
