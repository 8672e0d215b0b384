#include "core/link/accusation.h"

namespace grapevine::link {

std::string_view word(Accusation::Kind kind)
{
    switch (kind) {
    case Accusation::Kind::Suspect: return "suspect";
    case Accusation::Kind::Confirm: return "confirm";
    case Accusation::Kind::Refute: return "refute";
    case Accusation::Kind::Dead: return "dead";
    case Accusation::Kind::Leave: return "leave";
    }
    return "suspect";
}

} // namespace grapevine::link
