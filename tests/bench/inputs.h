#pragma once

#include <cstddef>
#include <string>

#include "core/base/bytes.h"

namespace grapevine::bench {

// What is measured is always the same: made from counters, no chance in it. Go reads the same
// bytes from files.

/// Body of one alive message of an ordinary member with five tags, without the type byte.
[[nodiscard]] Bytes aliveBody(std::size_t number);

/// `count` node states of a push/pull, one after the other.
[[nodiscard]] Bytes nodeStates(std::size_t count);

/// A datagram's worth of gossip: a compound of alive messages, cut to `size` bytes.
[[nodiscard]] Bytes gossip(std::size_t size);

/// A whole push/pull content with `count` members and Serf's part, type byte first.
[[nodiscard]] Bytes pushPull(std::size_t count);

[[nodiscard]] bool writeFile(const std::string& path, ByteView bytes);
[[nodiscard]] Bytes readFile(const std::string& path);

} // namespace grapevine::bench
