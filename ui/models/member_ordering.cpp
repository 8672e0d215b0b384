#include "ui/models/member_ordering.h"

#include <algorithm>

namespace grapevine::models {

std::vector<Slot> sortedSlots(MemberStore& members, const MemberOrder& order,
                              const SortContext& context,
                              const std::function<bool(const MemberStore::Entry&)>& passes)
{
    SortKeyMaker maker(members, order.column, context);
    std::vector<SortKey> keys;
    keys.reserve(members.size());
    for (Slot slot = 0; slot < members.entries().size(); ++slot) {
        const auto& entry = members.at(slot);
        if (entry.row && passes(entry)) keys.push_back(maker.keyOf(slot));
    }
    const auto& ranks = members.nameRanks();
    const bool turned = order.turnsNames();
    std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
        const int compared = compareKeys(a, b, order.descending);
        if (compared != 0) return compared < 0;
        return turned ? ranks[a.slot] > ranks[b.slot] : ranks[a.slot] < ranks[b.slot];
    });
    std::vector<Slot> slots;
    slots.reserve(keys.size());
    for (const auto& key : keys)
        slots.push_back(key.slot);
    return slots;
}

bool MemberBefore::operator()(Slot a, Slot b)
{
    const int compared = compareKeys(m_maker.keyOf(a), m_maker.keyOf(b), m_order.descending);
    if (compared != 0) return compared < 0;
    return m_order.turnsNames() ? m_members.nameBefore(b, a) : m_members.nameBefore(a, b);
}

} // namespace grapevine::models
