#include "core/filter/instance_subject.h"

#include "core/filter/text_match.h"

namespace grapevine::filter {

bool InstanceSubject::anyText(Field field, std::string_view key, const Look& look) const
{
    if (field == Field::Service) return look(m_service.name);
    if (field == Field::Address && look(m_instance.address.hostPort())) return true;
    return MemberSubject::anyText(field, key, look);
}

std::optional<double> InstanceSubject::number(Field field, std::optional<Duration> within) const
{
    if (field == Field::Port && m_instance.address.port != 0) return m_instance.address.port;
    return MemberSubject::number(field, within);
}

bool InstanceSubject::hasWord(std::string_view word) const
{
    return containsIgnoringCase(m_service.name, word) ||
           containsIgnoringCase(m_service.group, word) ||
           containsIgnoringCase(m_instance.address.text, word) || MemberSubject::hasWord(word);
}

} // namespace grapevine::filter
