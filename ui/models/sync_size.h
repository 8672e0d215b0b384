#pragma once

#include <cstddef>

#include "ui/models/member_store.h"

namespace grapevine::models {

/// How large a full push/pull of this cluster is, and how much of what memberlist takes is left.
struct SyncSize {
    /// Largest sealed frame that memberlist accepts (net.go, maxPushStateBytes), in bytes.
    static constexpr std::size_t kMost = std::size_t{20} * 1024 * 1024;

    std::size_t bytes = 0; ///< Before compression, about: names, addresses and tags as MessagePack.

    /// 0 to 1: what is left.
    [[nodiscard]] double headroom() const;
    bool operator==(const SyncSize&) const = default;
};

/// About what one member takes in it.
[[nodiscard]] std::size_t syncBytes(const NodeFacts& facts);

} // namespace grapevine::models
