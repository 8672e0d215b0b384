#include "core/link/delivery_proof.h"

#include <algorithm>

namespace grapevine::link {

std::string_view word(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Missing: return "missing";
    case DeliveryState::Unasked: return "unasked";
    case DeliveryState::Rolled: return "rolled";
    case DeliveryState::Waiting: return "waiting";
    case DeliveryState::Observer: return "observer";
    case DeliveryState::Held: return "held";
    }
    return "";
}

RoundCost proofCost(std::size_t members)
{
    return roundCost(std::min(members, kProofMembersMost), members);
}

} // namespace grapevine::link
