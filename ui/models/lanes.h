#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/models/timeline_rows.h"

namespace grapevine::models {

/// What became of each member over time: a lane a member, in it the changes in order. Lanes stand
/// in the order of the last change at the time of opening, the latest first; members that are
/// heard of later join at the end.
class Lanes {
public:
    using Id = TimelineStore::Id;

    /// Changes that are drawn; of more, the newest.
    static constexpr std::size_t kChangesMost = 100'000;

    struct Change {
        TimePoint at;
        Id id = 0;
        TimelineKind kind = TimelineKind::MemberJoin;
    };
    struct Lane {
        std::string name; ///< As the cluster has it.
        std::vector<Change> changes;

        /// How the member stood just before that change; nothing when it is not known.
        [[nodiscard]] std::optional<StatusKind> statusBefore(std::size_t change) const;
        /// How it stands after it.
        [[nodiscard]] std::optional<StatusKind> statusAfter(std::size_t change) const;
        /// The first change at that time or later.
        [[nodiscard]] std::size_t changeFrom(TimePoint at) const;
    };

    /// Opens anew, with all lines of `rows`.
    void show(const TimelineStore& store, const TimelineRows& rows);
    /// Lines that joined the same rows since; their order stays.
    void append(const TimelineStore& store, const TimelineRows& rows);
    void clear();

    [[nodiscard]] std::size_t size() const { return m_lanes.size(); }
    [[nodiscard]] const Lane& at(std::size_t lane) const { return m_lanes[lane]; }
    /// Lines left out because there are too many.
    [[nodiscard]] std::size_t leftOut() const { return m_leftOut; }

private:
    void take(const TimelineStore& store, Id id);

    std::vector<Lane> m_lanes;
    std::unordered_map<std::string, std::size_t> m_byName; ///< With the cluster before the name.
    std::size_t m_leftOut = 0;
    Id m_next = 0;
};

} // namespace grapevine::models
