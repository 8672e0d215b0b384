#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/agent/agent.h"
#include "core/agent/peek_answer.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"

namespace grapevine::agent {

/// A member that is neither dead nor left, as an agent has it.
struct PresentMember {
    MemberId member;
    std::string name;
    Endpoint endpoint;
};

/// Everybody present but the agent itself, sorted by name.
[[nodiscard]] std::vector<PresentMember> othersPresent(const Agent& agent);
/// At most `count` of them, at random.
[[nodiscard]] std::vector<PresentMember> someOthers(const Agent& agent, std::size_t count);

/// How the member that gave `answer` and the agent see who is there.
struct PictureDifference {
    std::size_t onlyThere = 0; ///< Members that the agent does not know of.
    std::size_t onlyHere = 0;  ///< Members, ourselves perhaps, that the other does not know of.
    /// Where the other knows somebody of the agent's own name who is not the agent.
    std::optional<Endpoint> nameHeldAt;

    [[nodiscard]] bool none() const { return onlyThere == 0 && onlyHere == 0 && !nameHeldAt; }
};

/// Compares the names of everybody present, the agent itself included.
[[nodiscard]] PictureDifference compare(const Agent& agent, const PeekAnswer& answer);

} // namespace grapevine::agent
