#pragma once

#include <cstdint>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/sim/node.h"

namespace grapevine::sim {

/// One number for everything that went over the wires of a run: two runs with the same number are
/// the same run, byte for byte and nanosecond for nanosecond. No protection against malice.
class RunHash {
public:
    void add(TimePoint at, Node from, Node to, ByteView bytes);
    void add(std::uint64_t word);

    [[nodiscard]] std::uint64_t value() const { return m_state; }

private:
    std::uint64_t m_state = 0xCBF29CE484222325ULL;
};

/// The same mixing for one piece of bytes: a key of "seen before" sets.
[[nodiscard]] std::uint64_t hashOf(ByteView bytes);

} // namespace grapevine::sim
