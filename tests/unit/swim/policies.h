#pragma once

#include "core/swim/policy.h"

/// The two characters that Grapevine has, for claims about memberlist's rules.
namespace grapevine::swim::testing {

struct AsGo final : Policy {
    [[nodiscard]] AfterSilence afterSilence() const override { return AfterSilence::Accuse; }
    [[nodiscard]] MergeRule mergeRule() const override { return MergeRule::SuspectTheDead; }
    [[nodiscard]] AfterDeadline afterDeadline() const override { return AfterDeadline::Declare; }
    [[nodiscard]] Listing listing() const override { return Listing::Everybody; }
    [[nodiscard]] bool reconnects() const override { return true; }
    [[nodiscard]] bool votesOnConflict() const override { return true; }
    [[nodiscard]] bool tellsFirstGuesses() const override { return true; }
};

struct AsObserver final : Policy {
    [[nodiscard]] AfterSilence afterSilence() const override { return AfterSilence::Note; }
    [[nodiscard]] MergeRule mergeRule() const override { return MergeRule::TakeAtWord; }
    [[nodiscard]] AfterDeadline afterDeadline() const override { return AfterDeadline::Ask; }
    [[nodiscard]] Listing listing() const override { return Listing::OurselvesAndHeard; }
    [[nodiscard]] bool reconnects() const override { return false; }
    [[nodiscard]] bool votesOnConflict() const override { return false; }
    [[nodiscard]] bool tellsFirstGuesses() const override { return false; }
};

} // namespace grapevine::swim::testing
