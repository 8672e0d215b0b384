#pragma once

#include "core/agent/member_policy.h"
#include "core/swim/policy.h"

namespace grapevine::sim {

/// A full member that can be made to take one push/pull at its word, without gossiping it on: how
/// a fleet that already knows itself is made, without a storm of a thousand joins.
class WarmingMemberPolicy final : public swim::Policy {
public:
    bool warming = false;

    [[nodiscard]] AfterSilence afterSilence() const override { return m_member.afterSilence(); }
    [[nodiscard]] MergeRule mergeRule() const override
    {
        return warming ? MergeRule::TakeAtWord : m_member.mergeRule();
    }
    [[nodiscard]] AfterDeadline afterDeadline() const override { return m_member.afterDeadline(); }
    [[nodiscard]] Listing listing() const override { return m_member.listing(); }
    [[nodiscard]] bool reconnects() const override { return m_member.reconnects(); }
    [[nodiscard]] bool votesOnConflict() const override { return m_member.votesOnConflict(); }
    [[nodiscard]] bool tellsFirstGuesses() const override { return m_member.tellsFirstGuesses(); }

private:
    agent::MemberPolicy m_member;
};

} // namespace grapevine::sim
