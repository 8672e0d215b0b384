#pragma once

#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/filter/subject.h"
#include "core/link/timeline_entry.h"

namespace grapevine::filter {

/// A line of the timeline as a filter sees it. What is asked of a member holds when it holds for
/// one of the entry's members, so `zone=c` finds what happened there. Lives shorter than the entry.
class EntrySubject final : public Subject {
public:
    EntrySubject(const link::TimelineEntry& entry, TimePoint now, std::string_view cluster = {});

    [[nodiscard]] bool anyText(Field field, std::string_view key, const Look& look) const override;
    [[nodiscard]] std::optional<double> number(Field field,
                                               std::optional<Duration> within) const override;
    [[nodiscard]] bool hasWord(std::string_view word) const override;

private:
    const link::TimelineEntry& m_entry;
    TimePoint m_now;
    std::string_view m_cluster;
};

} // namespace grapevine::filter
