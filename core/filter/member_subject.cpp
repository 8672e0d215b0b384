#include "core/filter/member_subject.h"

#include <algorithm>
#include <limits>

#include "core/filter/text_match.h"

namespace grapevine::filter {

namespace {

std::optional<double> seconds(const std::optional<Duration>& duration)
{
    if (!duration) return std::nullopt;
    return std::chrono::duration<double>(*duration).count();
}

constexpr std::size_t kFewTags = 16;

std::string_view tagOf(const Tags& tags, std::string_view key)
{
    if (tags.size() <= kFewTags) {
        // Lengths differ more often than not, which takes no look at the letters.
        for (const auto& [name, value] : tags)
            if (name.size() == key.size() && name == key) return value;
        return {};
    }
    const auto at = std::lower_bound(
        tags.begin(), tags.end(), key,
        [](const auto& tag, std::string_view wanted) { return tag.first < wanted; });
    return at != tags.end() && at->first == key ? std::string_view(at->second) : std::string_view();
}

} // namespace

std::string_view shownStatus(const link::MemberRow& row)
{
    const bool suspect =
        row.state == link::RawState::Suspect && row.status == link::MemberStatus::Alive;
    return suspect ? word(row.state) : word(row.status);
}

MemberSubject::MemberSubject(const link::MemberRow& row, TimePoint now)
    : m_row(row)
    , m_now(now)
{
}

MemberSubject::MemberSubject(const link::MemberRow& row, TimePoint now, const Beyond& beyond)
    : m_row(row)
    , m_now(now)
    , m_beyond(&beyond)
{
}

bool MemberSubject::anyText(Field field, std::string_view key, const Look& look) const
{
    switch (field) {
    case Field::Status: return look(shownStatus(m_row));
    case Field::SerfStatus: return look(word(m_row.status));
    case Field::Name: return look(m_row.facts->name);
    case Field::Address: return look(m_row.facts->endpoint.text());
    case Field::Tag: return look(tagOf(m_row.facts->tags, key));
    case Field::Source: return look(word(m_row.source));
    case Field::Cluster: return m_beyond && look(m_beyond->cluster);
    case Field::Service:
        return m_beyond && std::any_of(m_beyond->services.begin(), m_beyond->services.end(), look);
    case Field::Accuser:
        return m_row.accusers && std::any_of(m_row.accusers->begin(), m_row.accusers->end(), look);
    case Field::Port:
    case Field::Accusers:
    case Field::Protocol:
    case Field::Incarnation:
    case Field::Flaps:
    case Field::Rtt:
    case Field::Since:
    case Field::Seen:
    case Field::Kind:
    case Field::From:
    case Field::Payload:
    case Field::LTime: break;
    }
    return false;
}

std::optional<double> MemberSubject::number(Field field, std::optional<Duration> within) const
{
    switch (field) {
    case Field::Port: return m_row.facts->endpoint.port;
    case Field::Accusers: return m_row.accusers ? static_cast<double>(m_row.accusers->size()) : 0.0;
    case Field::Protocol: return m_row.facts->versions.protocolCurrent;
    case Field::Incarnation: return m_row.incarnation.value();
    case Field::LTime: return static_cast<double>(m_row.statusTime.value());
    case Field::Flaps:
        if (within) {
            return m_beyond && m_beyond->flapsWithin ? m_beyond->flapsWithin(*within)
                                                     : std::nullopt;
        }
        return m_row.flaps ? static_cast<double>(m_row.flaps->refuted + m_row.flaps->returned)
                           : 0.0;
    case Field::Rtt:
        if (m_row.rtt) return seconds(m_row.rtt);
        return m_beyond ? seconds(m_beyond->rttEstimated) : std::nullopt;
    case Field::Since:
        // It was so before anybody here looked: longer than can be told.
        if (m_row.sinceFirstLook) return std::numeric_limits<double>::infinity();
        return seconds(m_now - m_row.since.boot);
    case Field::Seen: return seconds(m_now - m_row.seenAt.boot);
    case Field::Status:
    case Field::SerfStatus:
    case Field::Name:
    case Field::Address:
    case Field::Tag:
    case Field::Service:
    case Field::Cluster:
    case Field::Source:
    case Field::Accuser:
    case Field::Kind:
    case Field::From:
    case Field::Payload: break;
    }
    return std::nullopt;
}

bool MemberSubject::hasWord(std::string_view word) const
{
    const auto look = [&](std::string_view text) { return containsIgnoringCase(text, word); };
    const auto& facts = *m_row.facts;
    return look(facts.name) ||
           std::any_of(facts.tags.begin(), facts.tags.end(),
                       [&](const auto& tag) { return look(tag.second) || look(tag.first); }) ||
           look(facts.endpoint.text());
}

} // namespace grapevine::filter
