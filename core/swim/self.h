#pragma once

#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/swim/node_record.h"

namespace grapevine::swim {

/// What we announce of ourselves.
struct Self {
    std::string name;
    Bytes address; ///< 4 or 16 bytes, reachable from the others.
    std::uint16_t port = 0;
    Bytes meta; ///< At most wire::kMetaLargest bytes (asserted).
    Versions versions{1, 5, 2, 2, 5, 5};
};

} // namespace grapevine::swim
