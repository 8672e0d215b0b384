#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "core/base/ids.h"

namespace grapevine::serf {

/// A logical clock: runs ahead of every time it has seen, and never falls.
///
/// Go's clock takes any value, so one message sets every clock of a cluster, and 2^64-1 sets it
/// back to 0. Ours refuses a time further ahead than any honest sender can be.
/// Source: serf, lamport.go.
class LamportClock {
public:
    /// How far ahead a time may be: a cluster would need years of events to leap so far.
    static constexpr std::uint64_t kLeapLargest = std::uint64_t{1} << 32U;

    [[nodiscard]] LamportTime current() const { return m_current; }

    /// The time after this one.
    LamportTime increment()
    {
        m_current = LamportTime{m_current.value() + 1};
        return m_current;
    }

    /// Whether `seen` may be taken for a time of this cluster.
    [[nodiscard]] bool believes(LamportTime seen) const
    {
        if (seen < m_current) return true;
        return seen.value() != std::numeric_limits<std::uint64_t>::max() &&
               seen.value() - m_current.value() <= kLeapLargest;
    }

    /// Runs ahead of `seen`. False when it is refused: the clock stands as it was.
    [[nodiscard]] bool witness(LamportTime seen)
    {
        if (!believes(seen)) return false;
        if (seen >= m_current) m_current = LamportTime{seen.value() + 1};
        return true;
    }

    /// True for what fell out of a ring of `slots` slots.
    [[nodiscard]] bool hasPassed(LamportTime seen, std::size_t slots) const
    {
        return m_current.value() > slots && seen.value() < m_current.value() - slots;
    }

private:
    LamportTime m_current;
};

/// What a member's clock says of the others, `seen` being the last time before it: the time by
/// which they are ahead of us for good, when ours refused it. 2^64-1 sets Go's clock back to 0,
/// which leaves nobody behind.
[[nodiscard]] inline std::optional<LamportTime> poisonOf(LamportTime seen, bool believed)
{
    const bool wraps = seen.value() >= std::numeric_limits<std::uint64_t>::max() - 1;
    return believed || wraps ? std::nullopt : std::optional{seen};
}

} // namespace grapevine::serf
