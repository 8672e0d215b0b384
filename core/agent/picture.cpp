#include "core/agent/picture.h"

#include <algorithm>
#include <string_view>

#include "core/swim/member_table.h"

namespace grapevine::agent {

namespace {

bool isPresent(const swim::MemberEntry& entry)
{
    return entry.state == swim::State::Alive || entry.state == swim::State::Suspect;
}

PresentMember describe(const swim::MemberEntry& entry)
{
    return {entry.member, entry.record->name, entry.record->endpoint};
}

std::size_t missing(const std::vector<std::string_view>& from,
                    const std::vector<std::string_view>& in)
{
    return static_cast<std::size_t>(std::count_if(from.begin(), from.end(), [&](const auto& name) {
        return !std::binary_search(in.begin(), in.end(), name);
    }));
}

} // namespace

std::vector<PresentMember> othersPresent(const Agent& agent)
{
    std::vector<PresentMember> out;
    for (const auto& entry : agent.memberlist().table().entries()) {
        if (isPresent(entry) && entry.member != agent.self()) out.push_back(describe(entry));
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return out;
}

std::vector<PresentMember> someOthers(const Agent& agent, std::size_t count)
{
    std::vector<PresentMember> out;
    for (const auto* entry : agent.memberlist().randomAlive(count))
        out.push_back(describe(*entry));
    return out;
}

PictureDifference compare(const Agent& agent, const PeekAnswer& answer)
{
    std::vector<std::string_view> here;
    for (const auto& entry : agent.memberlist().table().entries()) {
        if (isPresent(entry)) here.push_back(entry.record->name);
    }
    PictureDifference out;
    const auto& self = agent.options();
    std::vector<std::string_view> there;
    for (const auto& member : answer.members) {
        if (member.state != link::RawState::Alive && member.state != link::RawState::Suspect)
            continue;
        there.push_back(member.facts->name);
        if (member.facts->name == self.name && member.facts->endpoint != self.advertise)
            out.nameHeldAt = member.facts->endpoint;
    }
    std::sort(here.begin(), here.end());
    std::sort(there.begin(), there.end());
    out.onlyThere = missing(there, here);
    out.onlyHere = missing(here, there);
    return out;
}

} // namespace grapevine::agent
