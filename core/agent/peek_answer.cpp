#include "core/agent/peek_answer.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace grapevine::agent {

bool PeekAnswer::isLeft(std::string_view name) const
{
    return std::binary_search(leftMembers.begin(), leftMembers.end(), name);
}

link::MemberStatus PeekAnswer::statusOf(link::RawState state, std::string_view name) const
{
    if (state == link::RawState::Alive || state == link::RawState::Suspect) {
        return link::MemberStatus::Alive;
    }
    return isLeft(name) ? link::MemberStatus::Left : link::MemberStatus::Failed;
}

std::vector<std::pair<std::string, LamportTime>> PeekAnswer::namesOnly() const
{
    std::unordered_set<std::string_view> listed;
    listed.reserve(members.size());
    for (const auto& member : members)
        listed.insert(member.facts->name);
    std::vector<std::pair<std::string, LamportTime>> out;
    for (const auto& entry : statusTimes) {
        if (!listed.contains(entry.first)) out.push_back(entry);
    }
    return out;
}

} // namespace grapevine::agent
