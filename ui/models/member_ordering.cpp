#include "ui/models/member_ordering.h"

namespace grapevine::models {

bool MemberBefore::operator()(Slot a, Slot b)
{
    const int compared = compareKeys(m_maker.keyOf(a), m_maker.keyOf(b), m_order.descending);
    if (compared != 0) return compared < 0;
    return m_order.turnsNames() ? m_members.nameBefore(b, a) : m_members.nameBefore(a, b);
}

} // namespace grapevine::models
