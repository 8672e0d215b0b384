#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/models/member_ordering.h"
#include "ui/models/member_store.h"

namespace grapevine::models {

/// All members in the order of one column, whatever is filtered. Kept from one question to the
/// next: what has not changed meanwhile is not sorted again, so that a key in the filter, or rows
/// that are kept sorted, cost a look through a hundred thousand members and no more.
class SortedMembers {
public:
    /// Another row stands in the slot, or none.
    void touch(Slot slot);
    void clear();

    /// Every slot in use, ghosts among them. Holds until the next call.
    [[nodiscard]] const std::vector<Slot>& slots(MemberStore& members, const MemberOrder& order,
                                                 const SortContext& context);

private:
    /// A key without its text, which few have and fewer need.
    struct Item {
        std::uint64_t number = 0;
        std::uint32_t rank = 0; ///< Of the name, which settles ties.
        Slot slot = kNoSlot;
    };
    /// Members with a value stand before those without.
    struct Lists {
        std::vector<Item> present;
        std::vector<Item> missing;
    };
    class Weigher;

    void sortAll(MemberStore& members, Weigher& weigher);
    void mergeTouched(MemberStore& members, Weigher& weigher);

    Lists m_lists;
    std::vector<Slot> m_slots;
    std::vector<char> m_isTouched; ///< By slot.
    std::vector<Slot> m_touched;
    std::optional<MemberOrder> m_order; ///< None: nothing is sorted yet.
    std::uint64_t m_nameRevision = 0;
};

} // namespace grapevine::models
