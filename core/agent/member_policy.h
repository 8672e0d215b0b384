#pragma once

#include "core/swim/policy.h"

namespace grapevine::agent {

/// A full member, as Go's: it probes, accuses, declares, lists everybody and votes.
class MemberPolicy final : public swim::Policy {
public:
    [[nodiscard]] AfterSilence afterSilence() const override { return AfterSilence::Accuse; }
    [[nodiscard]] MergeRule mergeRule() const override { return MergeRule::SuspectTheDead; }
    [[nodiscard]] AfterDeadline afterDeadline() const override { return AfterDeadline::Declare; }
    [[nodiscard]] Listing listing() const override { return Listing::Everybody; }
    [[nodiscard]] bool reconnects() const override { return true; }
    [[nodiscard]] bool votesOnConflict() const override { return true; }
    [[nodiscard]] bool tellsFirstGuesses() const override { return true; }
};

} // namespace grapevine::agent
