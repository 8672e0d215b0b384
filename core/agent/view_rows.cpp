#include "core/agent/view_rows.h"

#include <utility>

namespace grapevine::agent {

std::vector<link::ViewRow>
viewRows(const Moment& now, MemberKey asker, const PeekAnswer& answer,
         const std::function<std::optional<MemberKey>(std::string_view)>& keyOf)
{
    std::vector<link::ViewRow> out;
    out.reserve(answer.members.size());
    for (const auto& member : answer.members) {
        const auto& name = member.facts->name;
        if (const auto about = keyOf(name))
            out.push_back({asker, *about, member.facts, member.state,
                           answer.statusOf(member.state, name), member.incarnation, now});
    }
    for (const auto& [name, time] : answer.namesOnly()) {
        const auto about = keyOf(name);
        if (!about) continue;
        auto facts = std::make_shared<NodeFacts>();
        facts->name = name;
        out.push_back({asker,
                       *about,
                       std::move(facts),
                       link::RawState::Unknown,
                       answer.statusOf(link::RawState::Unknown, name),
                       {},
                       now});
    }
    return out;
}

} // namespace grapevine::agent
