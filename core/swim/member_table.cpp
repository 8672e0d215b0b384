#include "core/swim/member_table.h"

namespace grapevine::swim {

const MemberEntry* MemberTable::find(std::string_view name) const
{
    const auto member = m_names.find(name);
    return member ? find(*member) : nullptr;
}

const MemberEntry* MemberTable::find(MemberId member) const
{
    if (member.value() >= m_places.size()) return nullptr;
    const auto place = m_places[member.value()];
    return place == 0 ? nullptr : &m_entries[place - 1];
}

std::size_t MemberTable::present() const
{
    return m_present;
}

} // namespace grapevine::swim
