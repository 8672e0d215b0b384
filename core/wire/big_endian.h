#pragma once

#include <cstdint>

#include "core/base/bytes.h"

namespace grapevine::wire {

/// At most eight bytes, most significant first; 0 for none.
[[nodiscard]] inline std::uint64_t bigEndian(ByteView bytes)
{
    std::uint64_t value = 0;
    for (const auto b : bytes)
        value = value << 8U | std::to_integer<std::uint64_t>(b);
    return value;
}

} // namespace grapevine::wire
