#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/random.h"
#include "core/link/link_status.h"
#include "core/link/member_row.h"

namespace grapevine::agent {

struct PeekTarget {
    HostPort where;
    std::string name; ///< The member's name; empty for an address the user gave.
    bool seed = false;

    bool operator==(const PeekTarget&) const = default;
};

/// Whom to ask next, and when: rotates over the seeds and every alive member, keeps a byte
/// budget, asks one member at most once an interval, backs off from those that do not answer,
/// and never again asks one that refused our key or label.
class PeekSchedule {
public:
    struct Rules {
        Duration interval =
            std::chrono::seconds{5}; ///< Least time between two peeks of one member.
        Duration gapShortest = std::chrono::seconds{1}; ///< Least time between any two peeks.
        double bytesPerSecond = 4096.0;                 ///< Both directions, on average.
        Duration backOffFirst = std::chrono::seconds{10};
        Duration backOffLongest = std::chrono::minutes{5};
    };
    /// Members that are asked in turn; of more, a random choice is taken.
    static constexpr std::size_t kTargetsMost = 150;

    PeekSchedule(std::vector<HostPort> seeds, Rules rules, Random& random);

    /// The alive members as now known; seeds stay.
    void setMembers(const std::vector<link::MemberRowPtr>& rows);

    /// The next to ask, if one is due; it counts as asked from `now` on.
    [[nodiscard]] std::optional<PeekTarget> next(TimePoint now);
    /// When to call `next` again; nothing when nobody may ever be asked again.
    [[nodiscard]] std::optional<TimePoint> nextTimeout(TimePoint now) const;

    void handleAnswered(TimePoint now, const PeekTarget& target, std::uint64_t bytes);
    void handleFailed(TimePoint now, const PeekTarget& target, link::Refusal refusal,
                      std::uint64_t bytes);
    /// While nobody answers at all, the seeds are tried each interval whatever their back-off;
    /// when somebody answers again, everybody's back-off is void.
    void setNobodyAnswers(TimePoint now, bool nobody);
    /// A person wants an answer now: back-offs and the gap are void for one round.
    void hurry(TimePoint now);
    /// A person said to try again although the key or label was refused.
    void forgive();

    [[nodiscard]] bool allRefused() const;
    [[nodiscard]] std::size_t size() const { return m_targets.size(); }

private:
    struct Target {
        PeekTarget who;
        TimePoint dueAt{};
        Duration backOff{};
        TimePoint triedAt{};
        int foreignAnswers = 0;
        bool underWay = false;
        bool refusedForGood = false;
    };
    /// An address that is no gossip port, or closes without a word as a labelled cluster does,
    /// gets this many tries: each may write a line into somebody's log.
    static constexpr int kForeignTries = 2;

    [[nodiscard]] TimePoint openAt() const;
    [[nodiscard]] TimePoint dueAt(const Target& target) const;
    [[nodiscard]] Target* find(const PeekTarget& who);
    void spend(TimePoint now, std::uint64_t bytes);

    Rules m_rules;
    Random& m_random;
    std::vector<Target> m_targets;
    std::size_t m_cursor = 0;
    TimePoint m_budgetUntil{}; ///< Bytes already had are paid off by then.
    std::optional<TimePoint> m_lastAskedAt;
    bool m_nobodyAnswers = false;
};

} // namespace grapevine::agent
