#pragma once

#include "core/swim/policy.h"

namespace grapevine::agent {

/// A member that does no harm: it answers, relays and refutes, and says nothing about anybody
/// else. Its own pings measure and never accuse. Who comes and goes would draw the others off their
/// places: it says where it stands once it knows.
class ObserverPolicy final : public swim::Policy {
public:
    [[nodiscard]] AfterSilence afterSilence() const override { return AfterSilence::Note; }
    [[nodiscard]] MergeRule mergeRule() const override { return MergeRule::TakeAtWord; }
    [[nodiscard]] AfterDeadline afterDeadline() const override { return AfterDeadline::Ask; }
    [[nodiscard]] Listing listing() const override { return Listing::OurselvesAndHeard; }
    [[nodiscard]] bool reconnects() const override { return false; }
    [[nodiscard]] bool votesOnConflict() const override { return false; }
    [[nodiscard]] bool tellsFirstGuesses() const override { return false; }
};

} // namespace grapevine::agent
