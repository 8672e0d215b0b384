#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/node_facts.h"
#include "core/link/member_status.h"

namespace grapevine::models {

/// A member in a line of the timeline.
struct TimelineMember {
    MemberId id;
    NodeFactsPtr facts;  ///< Never null.
    NodeFactsPtr before; ///< What it said of itself until then; null when that is the same.
    link::MemberStatus status = link::MemberStatus::None;
    link::RawState state = link::RawState::Unknown;

    bool operator==(const TimelineMember& other) const;
};

/// What a line of the timeline tells, without time, Lamport time and incarnation: a member that
/// comes and goes all night tells the same few things again and again.
struct TimelineContent {
    ClusterId cluster;
    std::vector<TimelineMember> members;
    std::size_t memberCount = 0; ///< Of a picture whose members are no longer kept.
    std::string name;
    std::optional<std::string> from;
    Bytes payload;
    std::optional<QueryId> queryId;
    std::optional<LamportTime> wideLamport; ///< One that no record has room for.
    std::vector<std::string> addresses;
    std::string text;
    bool coalesce = false;

    bool operator==(const TimelineContent&) const = default;
};

/// Contents, each kept once for as long as a line refers to it.
class ContentPool {
public:
    ContentPool();
    ContentPool(const ContentPool&) = delete;
    ContentPool& operator=(const ContentPool&) = delete;

    /// The number of an equal content; counts one more line that refers to it.
    [[nodiscard]] std::uint32_t take(TimelineContent content);
    /// One line less.
    void release(std::uint32_t number);
    void clear();

    [[nodiscard]] const TimelineContent& at(std::uint32_t number) const
    {
        return m_slots[number].content;
    }
    /// Memory that contents take, about; facts that several share count for each.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t size() const { return m_known.size(); }

private:
    struct Slot {
        TimelineContent content;
        std::size_t hash = 0;
        std::size_t bytes = 0;
        std::uint32_t lines = 0;
    };
    struct Hash {
        const std::deque<Slot>* slots;
        std::size_t operator()(std::uint32_t number) const { return (*slots)[number].hash; }
    };
    struct Equal {
        const std::deque<Slot>* slots;
        bool operator()(std::uint32_t a, std::uint32_t b) const
        {
            return a == b || (*slots)[a].content == (*slots)[b].content;
        }
    };

    [[nodiscard]] std::uint32_t freeSlot();

    std::deque<Slot> m_slots;
    std::vector<std::uint32_t> m_free;
    std::unordered_set<std::uint32_t, Hash, Equal> m_known;
    std::size_t m_bytes = 0;
};

} // namespace grapevine::models
