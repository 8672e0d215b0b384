#pragma once

#include <cstdint>
#include <vector>

#include "core/base/counters.h"
#include "core/link/ask_news.h"
#include "core/link/link_status.h"
#include "core/link/member_row.h"
#include "core/link/timeline_entry.h"

namespace grapevine::link {

/// What was seen since the last take. Applied in order of `sequence`, the deltas equal the full
/// picture at every step; when `resync` is set, `changed` is that full picture and rows held
/// before are to be thrown away; views go on as they come.
struct ObservationBatch {
    std::uint64_t sequence = 0;
    ClusterId cluster;
    bool resync = false;
    std::vector<MemberRowPtr> changed;
    std::vector<MemberKey> removed;
    std::vector<ViewRow> views;
    std::vector<TimelineEntry> entries;
    AskNews asked; ///< Each query and key report once, as it stands now.
    LinkStatus status;
    Counters counters;
    // Since the link began; never silent.
    std::uint64_t entriesDropped = 0;
    std::uint64_t repliesDropped = 0;
    std::uint64_t accusationsDropped = 0;
    std::uint64_t logDropped = 0;
};

} // namespace grapevine::link
