#pragma once

#include <chrono>
#include <cstddef>
#include <map>

#include "core/link/observation_batch.h"

namespace grapevine::models {

/// One link follows another on the same cluster: holds the newcomer's rows back until they show as
/// much as the rows on screen, so that the table goes on instead of starting from nothing.
class HandOver {
public:
    /// After which whatever there is must do; a join that takes longer has its own words to show.
    static constexpr Duration kPatience = std::chrono::seconds{4};

    /// `membersBefore`: how many the table shows now.
    HandOver(std::size_t membersBefore, Moment startedAt)
        : m_membersBefore(membersBefore)
        , m_startedAt(startedAt)
    {
    }

    void collect(const link::ObservationBatch& batch);

    /// True when the rows collected may take the others' place.
    [[nodiscard]] bool isComplete(const link::LinkStatus& status, Moment now) const;

    /// All rows collected, as one full picture.
    [[nodiscard]] link::ObservationBatch picture() const;

private:
    std::size_t m_membersBefore;
    Moment m_startedAt;
    ClusterId m_cluster;
    std::map<MemberKey, link::MemberRowPtr> m_rows;
};

} // namespace grapevine::models
