#include "core/link/member_status.h"

namespace grapevine::link {

std::string_view word(MemberStatus status)
{
    switch (status) {
    case MemberStatus::None: return "none";
    case MemberStatus::Alive: return "alive";
    case MemberStatus::Leaving: return "leaving";
    case MemberStatus::Left: return "left";
    case MemberStatus::Failed: return "failed";
    }
    return "none";
}

std::string_view word(RawState state)
{
    switch (state) {
    case RawState::Alive: return "alive";
    case RawState::Suspect: return "suspect";
    case RawState::Dead: return "dead";
    case RawState::Left: return "left";
    case RawState::Unknown: return "unknown";
    }
    return "unknown";
}

std::string_view word(RowSource source)
{
    switch (source) {
    case RowSource::Peek: return "peek";
    case RowSource::NameOnly: return "name-only";
    case RowSource::Memory: return "memory";
    case RowSource::Gossip: return "gossip";
    case RowSource::Rpc: return "rpc";
    }
    return "peek";
}

} // namespace grapevine::link
