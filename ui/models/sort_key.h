#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "ui/models/cluster_names.h"
#include "ui/models/member_column.h"
#include "ui/models/member_history.h"
#include "ui/models/member_store.h"

namespace grapevine::models {

/// What one row weighs in one column: the number first, then the text.
struct SortKey {
    std::uint64_t number = 0;
    std::string_view text{};
    Slot slot = kNoSlot;
    bool missing = false; ///< No value there: stands last, whichever way the column is sorted.
};

/// What some columns are sorted by beside the row.
struct SortContext {
    const MemberHistory* history = nullptr; ///< Null: nothing has happened to anybody.
    RibbonSpan span = RibbonSpan::Hour;
    TimePoint now;
    const ClusterNames* clusters = nullptr; ///< Null: there is only one.
};

/// Makes keys for one column; the keys' texts live as long as the maker or the store's rows.
class SortKeyMaker {
public:
    SortKeyMaker(const MemberStore& members, MemberColumn column, SortContext context = {})
        : m_members(members)
        , m_column(std::move(column))
        , m_context(context)
    {
    }

    [[nodiscard]] SortKey keyOf(Slot slot);

private:
    [[nodiscard]] SortKey textKey(Slot slot, std::string text);

    const MemberStore& m_members;
    MemberColumn m_column;
    SortContext m_context;
    std::deque<std::string> m_texts;
};

/// Below zero when a stands before b; zero is a tie, which the name settles.
[[nodiscard]] int compareKeys(const SortKey& a, const SortKey& b, bool descending);

} // namespace grapevine::models
