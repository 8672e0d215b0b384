#pragma once

#include "ui/models/member_store.h"
#include "ui/models/sort_key.h"

namespace grapevine::models {

/// By what a view is sorted, and the order that comes of it. Ties go by name.
struct MemberOrder {
    MemberColumn column{MemberColumn::Kind::Status, {}}; ///< Worst first.
    bool descending = false;

    /// Names are ties with themselves, so that column turns round there.
    [[nodiscard]] bool turnsNames() const
    {
        return descending && column.kind == MemberColumn::Kind::Name;
    }
};

/// Says which of two members stands first, row by row.
class MemberBefore {
public:
    MemberBefore(const MemberStore& members, const MemberOrder& order, const SortContext& context)
        : m_members(members)
        , m_order(order)
        , m_maker(members, order.column, context)
    {
    }

    [[nodiscard]] bool operator()(Slot a, Slot b);

private:
    const MemberStore& m_members;
    const MemberOrder& m_order;
    SortKeyMaker m_maker;
};

} // namespace grapevine::models
