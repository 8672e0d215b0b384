#include "ui/models/column_choice.h"

#include <algorithm>
#include <utility>

namespace grapevine::models {

namespace {

using Ids = std::vector<std::string>;

bool holds(const Ids& ids, const std::string& id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void drop(Ids& ids, const std::string& id)
{
    ids.erase(std::remove(ids.begin(), ids.end(), id), ids.end());
}

bool isThere(const MemberColumns& columns, const std::string& id)
{
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& column) { return column.id() == id; });
}

} // namespace

MemberColumns arranged(const MemberColumns& suggested, const ColumnChoice& choice)
{
    MemberColumns all;
    for (const auto& column : suggested) {
        const bool stays = column.kind == MemberColumn::Kind::Name;
        if (stays || !holds(choice.removed, column.id())) all.push_back(column);
    }
    for (const auto& id : choice.added) {
        const auto column = MemberColumn::fromId(id);
        if (column && all.size() < kColumnsMost && !isThere(all, id)) all.push_back(*column);
    }
    // Who is named in the order goes where it says; a column that is not stays behind the one
    // that stood before it.
    MemberColumns out;
    for (const auto& id : choice.order) {
        const auto column = MemberColumn::fromId(id);
        if (column && isThere(all, id) && !isThere(out, id)) out.push_back(*column);
    }
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (holds(choice.order, all[at].id())) continue;
        auto behind = out.end();
        if (at == 0) {
            behind = out.begin();
        } else {
            const auto before = std::find(out.begin(), out.end(), all[at - 1]);
            if (before != out.end()) behind = before + 1;
        }
        out.insert(behind, all[at]);
    }
    std::stable_partition(out.begin(), out.end(),
                          [&](const auto& column) { return holds(choice.pinned, column.id()); });
    return out;
}

std::size_t pinnedCount(const MemberColumns& columns, const ColumnChoice& choice)
{
    std::size_t count = 0;
    while (count < columns.size() && holds(choice.pinned, columns[count].id()))
        ++count;
    return count == columns.size() ? 0 : count;
}

ColumnChoice withShown(ColumnChoice choice, const MemberColumns& suggested, const std::string& id,
                       bool shown)
{
    drop(choice.added, id);
    drop(choice.removed, id);
    if (shown != isThere(suggested, id)) (shown ? choice.added : choice.removed).push_back(id);
    return choice;
}

ColumnChoice withPinned(ColumnChoice choice, const std::string& id, bool pinned)
{
    drop(choice.pinned, id);
    if (pinned) choice.pinned.push_back(id);
    return choice;
}

} // namespace grapevine::models
