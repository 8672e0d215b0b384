#include "ui/models/timeline_subject.h"

#include <algorithm>

#include "core/filter/member_subject.h"
#include "core/filter/text_match.h"

namespace grapevine::models {

TimelineSubject::TimelineSubject(TimelineKind kind, const link::TimelineEntry& entry, TimePoint now,
                                 std::string_view cluster)
    : m_kind(kind)
    , m_entry(entry)
    , m_told(entry, now, cluster)
{
}

bool TimelineSubject::anyText(filter::Field field, std::string_view key, const Look& look) const
{
    if (field == filter::Field::Kind) return look(filterWord(m_kind));
    return m_told.anyText(field, key, look);
}

std::optional<double> TimelineSubject::number(filter::Field field,
                                              std::optional<Duration> within) const
{
    return m_told.number(field, within);
}

bool TimelineSubject::hasWord(std::string_view word) const
{
    if (entryKind(m_kind)) return m_told.hasWord(word);
    // The entry holds no word for a kind that no link has.
    const auto look = [&](std::string_view text) {
        return filter::containsIgnoringCase(text, word);
    };
    return look(filterWord(m_kind)) || look(m_entry.text) ||
           std::any_of(m_entry.members.begin(), m_entry.members.end(), [&](const auto& member) {
               return filter::MemberSubject(*member, m_entry.at.boot).hasWord(word);
           });
}

} // namespace grapevine::models
