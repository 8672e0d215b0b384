#include "ui/widgets/join_offer.h"

#include <chrono>

namespace grapevine::widgets {

namespace {
constexpr Duration kPeacefulLook = std::chrono::seconds{10};
}

bool canJoin(const JoinOfferInput& input)
{
    return input.status.mode == link::LinkMode::Peek &&
           input.status.phase == link::LinkPhase::Live && input.tally.total > 0;
}

bool isUsefulMoment(const JoinOfferInput& input)
{
    if (!canJoin(input)) return false;
    if (input.tally.of(models::StatusKind::Suspect) > 0) return true;
    return input.now.boot - input.startedAt.boot >= kPeacefulLook;
}

std::size_t takingPart(const models::MemberTally& tally)
{
    return tally.of(models::StatusKind::Alive) + tally.of(models::StatusKind::Suspect);
}

} // namespace grapevine::widgets
