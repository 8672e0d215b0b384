#pragma once

#include <memory>
#include <string>

#include "core/link/member_row.h"

namespace grapevine::test {

inline link::MemberRowPtr snapshotRow(const std::string& name, Tags tags = {},
                                      link::MemberStatus status = link::MemberStatus::Alive)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    facts->endpoint = {*IpAddress::fromText("10.0.0.1"), 7946};
    facts->tags = std::move(tags);
    facts->versions.delegateMin = 2;
    facts->versions.delegateMax = 5;
    facts->versions.delegateCurrent = 4;
    auto row = std::make_shared<link::MemberRow>();
    row->facts = std::move(facts);
    row->status = status;
    row->state = status == link::MemberStatus::Alive ? link::RawState::Alive : link::RawState::Dead;
    row->incarnation = Incarnation{3};
    row->seenAt.wall = {1'700'000'000'000};
    return row;
}

} // namespace grapevine::test
