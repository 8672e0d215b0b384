#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/link/timeline_entry.h"

namespace grapevine::filter {

/// When held entries are let go: once nothing new came for `quiet`, or `longest` after the first.
struct CoalesceTimes {
    Duration longest = std::chrono::seconds{3};
    Duration quiet = std::chrono::seconds{1};
};

/// What an agent's event handlers would see of the raw timeline: of several changes of one member
/// only the last, and nothing when that is what was told last, updates excepted; of several user
/// events of one name that were sent with coalescing only those of the newest Lamport time. All
/// else passes at once. The wire knows nothing of it.
///
/// Holds no clock. Source: serf, coalesce.go, coalesce_member.go, coalesce_user.go; the times are
/// those of `serf agent`.
class Coalescer {
public:
    /// Held at most; when another comes, those are let go early, and counted.
    static constexpr std::size_t kMembersMost = 100'000;
    static constexpr std::size_t kEventsMost = 4'096;

    explicit Coalescer(CoalesceTimes times = {})
        : m_times(times)
    {
    }

    /// The time of an entry is its own `at`.
    void handleEntry(const link::TimelineEntry& entry);
    void handleTimeout(Moment now);
    /// Lets go whatever is held: nothing will come after it.
    void handleEnd(Moment now);

    /// What a handler would see now, oldest first.
    [[nodiscard]] std::optional<link::TimelineEntry> pollEntry();
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;

    [[nodiscard]] std::uint64_t flushedEarly() const { return m_flushedEarly; }

private:
    /// Since when something is held, and until when.
    struct Hold {
        TimePoint until;
        TimePoint quietUntil;

        [[nodiscard]] TimePoint end() const { return until < quietUntil ? until : quietUntil; }
    };
    struct Member {
        link::EntryKind kind = link::EntryKind::MemberJoin;
        link::MemberRowPtr row;
    };

    void holdMembers(const link::TimelineEntry& entry);
    void holdEvent(const link::TimelineEntry& entry);
    void handlePicture(const link::TimelineEntry& entry);
    void restart(std::optional<Hold>& hold, TimePoint now) const;
    void flushMembers(Moment now);
    void flushEvents();

    CoalesceTimes m_times;
    std::map<std::string, Member> m_members; ///< Held, by name.
    std::map<std::string, link::EntryKind> m_told;
    std::map<std::string, std::vector<link::TimelineEntry>> m_events; ///< Held, by name.
    std::size_t m_eventCount = 0;
    std::optional<Hold> m_memberHold;
    std::optional<Hold> m_eventHold;
    std::uint64_t m_lastNumber = 0;
    std::uint64_t m_flushedEarly = 0;
    std::deque<link::TimelineEntry> m_ready;
};

} // namespace grapevine::filter
