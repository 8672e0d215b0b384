#include "core/filter/entry_subject.h"

#include <algorithm>

#include "core/filter/member_subject.h"
#include "core/filter/text_match.h"

namespace grapevine::filter {

namespace {

std::string_view payloadOf(const link::TimelineEntry& entry)
{
    return {reinterpret_cast<const char*>(entry.payload.data()), entry.payload.size()};
}

} // namespace

EntrySubject::EntrySubject(const link::TimelineEntry& entry, TimePoint now,
                           std::string_view cluster)
    : m_entry(entry)
    , m_now(now)
    , m_cluster(cluster)
{
}

bool EntrySubject::anyText(Field field, std::string_view key, const Look& look) const
{
    switch (field) {
    case Field::Kind: return look(word(m_entry.kind));
    case Field::From: return m_entry.from && look(*m_entry.from);
    case Field::Payload: return !m_entry.payload.empty() && look(payloadOf(m_entry));
    case Field::Cluster: return look(m_cluster);
    case Field::Accuser:
        if (m_entry.kind == link::EntryKind::MemberSuspect && m_entry.from && look(*m_entry.from))
            return true;
        break;
    case Field::Name:
        if (!m_entry.name.empty() && look(m_entry.name)) return true;
        break;
    case Field::Address:
        if (std::any_of(m_entry.addresses.begin(), m_entry.addresses.end(), look)) return true;
        break;
    case Field::Status:
    case Field::SerfStatus:
    case Field::Port:
    case Field::Tag:
    case Field::Service:
    case Field::Source:
    case Field::Accusers:
    case Field::Protocol:
    case Field::Incarnation:
    case Field::Flaps:
    case Field::Rtt:
    case Field::Since:
    case Field::Seen:
    case Field::LTime: break;
    }
    return std::any_of(m_entry.members.begin(), m_entry.members.end(), [&](const auto& member) {
        return MemberSubject(*member, m_now).anyText(field, key, look);
    });
}

std::optional<double> EntrySubject::number(Field field, std::optional<Duration> within) const
{
    if (field == Field::Since || field == Field::Seen)
        return std::chrono::duration<double>(m_now - m_entry.at.boot).count();
    if (field == Field::LTime) {
        if (!m_entry.lamportTime) return std::nullopt;
        return static_cast<double>(m_entry.lamportTime->value());
    }
    if (m_entry.members.size() != 1) return std::nullopt;
    return MemberSubject(*m_entry.members.front(), m_now).number(field, within);
}

bool EntrySubject::hasWord(std::string_view sought) const
{
    const auto look = [&](std::string_view text) { return containsIgnoringCase(text, sought); };
    return look(word(m_entry.kind)) || (!m_entry.name.empty() && look(m_entry.name)) ||
           (m_entry.from && look(*m_entry.from)) || (!m_entry.text.empty() && look(m_entry.text)) ||
           (!m_entry.payload.empty() && look(payloadOf(m_entry))) ||
           std::any_of(m_entry.addresses.begin(), m_entry.addresses.end(), look) ||
           std::any_of(m_entry.members.begin(), m_entry.members.end(), [&](const auto& member) {
               return MemberSubject(*member, m_now).hasWord(sought);
           });
}

} // namespace grapevine::filter
