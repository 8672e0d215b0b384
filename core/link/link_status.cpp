#include "core/link/link_status.h"

namespace grapevine::link {

std::string_view word(LinkMode mode)
{
    switch (mode) {
    case LinkMode::Peek: return "peek";
    case LinkMode::Observer: return "observer";
    case LinkMode::Rpc: return "rpc";
    case LinkMode::Demo: return "demo";
    case LinkMode::Several: return "several";
    }
    return {};
}

bool isFinal(Refusal refusal)
{
    switch (refusal) {
    case Refusal::WantsKey:
    case Refusal::KeyRefused:
    case Refusal::KeyNotWanted:
    case Refusal::LabelRefused: return true;
    case Refusal::BadAddress:
    case Refusal::NobodyListens:
    case Refusal::Silent:
    case Refusal::Foreign:
    case Refusal::TooLarge:
    case Refusal::Broken:
    case Refusal::RemoteError: return false;
    }
    return false;
}

} // namespace grapevine::link
