#include "core/link/delivery_proof.h"

#include <algorithm>

namespace grapevine::link {

namespace {

/// Of one member in somebody's answer, uncompressed, and of what stands around them all: Serf's
/// part with the ring of events.
constexpr std::uint64_t kBytesOfMember = 85;
constexpr std::uint64_t kBytesAround = 1'024;

} // namespace

std::string_view word(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Missing: return "missing";
    case DeliveryState::Unasked: return "unasked";
    case DeliveryState::Rolled: return "rolled";
    case DeliveryState::Waiting: return "waiting";
    case DeliveryState::Held: return "held";
    }
    return "";
}

ProofCost proofCost(std::size_t members)
{
    ProofCost out;
    out.connections = std::min(members, kProofMembersMost);
    out.bytes = out.connections * (members * kBytesOfMember + kBytesAround);
    const Duration spaced = kProofGap * static_cast<Duration::rep>(out.connections);
    const Duration paid = std::chrono::milliseconds{
        static_cast<Duration::rep>(out.bytes * 1000 / kProofBytesPerSecond)};
    out.longest = std::max(spaced, paid);
    return out;
}

} // namespace grapevine::link
