#include "core/link/view_round.h"

#include <algorithm>

namespace grapevine::link {

std::string_view word(ViewState state)
{
    switch (state) {
    case ViewState::Unasked: return "unasked";
    case ViewState::Waiting: return "waiting";
    case ViewState::Answered: return "answered";
    }
    return "";
}

std::size_t viewAskers(std::size_t members)
{
    const auto affordable =
        std::max(kViewAskersLeast, kViewCellsMost / std::max<std::size_t>(members, 1));
    return std::min({members, kViewAskersMost, affordable});
}

RoundCost viewCost(std::size_t members)
{
    return roundCost(viewAskers(members), members);
}

} // namespace grapevine::link
