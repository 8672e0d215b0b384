#pragma once

#include "core/filter/entry_subject.h"
#include "ui/models/timeline_kind.h"

namespace grapevine::models {

/// A line of the timeline as a filter sees it: what a link told (core/filter/entry_subject.h), and
/// the kinds that are our own. Lives shorter than the entry.
class TimelineSubject final : public filter::Subject {
public:
    TimelineSubject(TimelineKind kind, const link::TimelineEntry& entry, TimePoint now,
                    std::string_view cluster = {});

    [[nodiscard]] bool anyText(filter::Field field, std::string_view key,
                               const Look& look) const override;
    [[nodiscard]] std::optional<double> number(filter::Field field,
                                               std::optional<Duration> within) const override;
    [[nodiscard]] bool hasWord(std::string_view word) const override;

private:
    TimelineKind m_kind;
    const link::TimelineEntry& m_entry;
    filter::EntrySubject m_told;
};

} // namespace grapevine::models
