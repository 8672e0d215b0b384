#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "core/link/observation_batch.h"
#include "ui/models/member_store.h"

namespace grapevine::models {

/// How many members of each status there were, and how much happened, over the last while: what
/// the overview's charts draw. Steps of a fixed length; what lies before the first is not known.
class RateHistory {
public:
    static constexpr Duration kStep = std::chrono::seconds{5};
    static constexpr std::size_t kStepsMost = 180; ///< A quarter of an hour.

    enum class Rate : std::uint8_t { Members, Events, Queries };
    static constexpr std::size_t kRates = 3;

    struct Step {
        std::int64_t number = 0; ///< Of boot time, in steps.
        std::array<std::uint32_t, kRates> happened{};
        std::array<std::size_t, kStatusKinds> members{};
        bool watched = false; ///< Somebody answered; the rest of a gap stays empty.
    };

    void clear() { m_steps.clear(); }
    /// Counts what happened. What was there before we looked did not happen now.
    void add(const std::vector<link::TimelineEntry>& entries);
    /// The members as they are; the last of a step stays. True when a new step began.
    bool sample(const MemberTally& tally, bool live, Moment now);

    /// Oldest first, one after the other without holes; the last is still filling.
    [[nodiscard]] const std::deque<Step>& steps() const { return m_steps; }

private:
    Step* stepOf(TimePoint at);

    std::deque<Step> m_steps;
};

} // namespace grapevine::models
