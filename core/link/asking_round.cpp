#include "core/link/asking_round.h"

#include <algorithm>

namespace grapevine::link {

namespace {

/// Of one member in somebody's answer, uncompressed, and of what stands around them all: Serf's
/// part with the ring of events.
constexpr std::uint64_t kBytesOfMember = 85;
constexpr std::uint64_t kBytesAround = 1'024;

} // namespace

RoundCost roundCost(std::size_t asked, std::size_t members)
{
    RoundCost out;
    out.connections = asked;
    out.bytes = asked * (members * kBytesOfMember + kBytesAround);
    const Duration spaced = kRoundGap * static_cast<Duration::rep>(asked);
    const Duration paid = std::chrono::milliseconds{
        static_cast<Duration::rep>(out.bytes * 1000 / kRoundBytesPerSecond)};
    out.longest = std::max(spaced, paid);
    return out;
}

} // namespace grapevine::link
