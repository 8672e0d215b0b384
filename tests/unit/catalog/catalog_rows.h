#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "core/link/member_row.h"

namespace grapevine::test {

/// A member that gossips at 10.0.0.(id + 1).
inline link::MemberRowPtr member(std::uint32_t id, std::string name, Tags tags,
                                 link::MemberStatus status = link::MemberStatus::Alive,
                                 std::uint32_t cluster = 0)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = std::move(name);
    facts->endpoint = {*IpAddress::fromText("10.0.0." + std::to_string(id % 250 + 1)), 7946};
    facts->tags = std::move(tags);
    std::sort(facts->tags.begin(), facts->tags.end());
    link::MemberRow row;
    row.key = {ClusterId{cluster}, MemberId{id}};
    row.facts = std::move(facts);
    row.status = status;
    row.state = status == link::MemberStatus::Alive ? link::RawState::Alive : link::RawState::Dead;
    return std::make_shared<const link::MemberRow>(std::move(row));
}

inline link::MemberRowPtr suspected(const link::MemberRowPtr& row)
{
    auto out = *row;
    out.state = link::RawState::Suspect;
    return std::make_shared<const link::MemberRow>(std::move(out));
}

} // namespace grapevine::test
