#include "core/snapshot/diff.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "core/base/plain_text.h"

namespace grapevine::snapshot {

namespace {

constexpr std::array<std::string_view, 6> kRestless{"seen_at", "since",    "rtt_ms",
                                                    "ltime",   "asked_by", "source"};

bool isTag(std::string_view column)
{
    return column.substr(0, 4) == "tag.";
}

/// Headers of all cells; JSON names its tags only there.
std::set<std::string> columnsOf(const TableFile& table)
{
    auto out = table.columns;
    for (const auto& [name, cells] : table.members)
        for (const auto& [column, text] : cells)
            out.insert(column);
    // As a whole they are compared key by key where the file has keys.
    out.erase("tag.");
    return out;
}

bool hasTags(const TableFile& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const auto& column) { return isTag(column); });
}

std::string cellOf(const std::map<std::string, std::string>& cells, const std::string& column)
{
    const auto found = cells.find(column);
    return found == cells.end() ? std::string{} : found->second;
}

/// CSV writes control characters as marks, JSON as they are: both are the same to whoever reads.
bool differ(const std::string& before, const std::string& after)
{
    return before != after && plainText(before) != plainText(after);
}

} // namespace

TableDiff diff(const TableFile& before, const TableFile& after, bool everything)
{
    TableDiff out;
    const auto left = columnsOf(before);
    const auto right = columnsOf(after);
    std::set<std::string> all = left;
    all.insert(right.begin(), right.end());
    const bool tagsInBoth = hasTags(before) && hasTags(after);
    std::vector<std::string> compared;
    for (const auto& column : all) {
        if (column == "name") continue;
        const bool restless =
            std::find(kRestless.begin(), kRestless.end(), column) != kRestless.end();
        const bool inBoth = left.contains(column) && right.contains(column);
        const bool counts = isTag(column) ? tagsInBoth : inBoth;
        (counts && (everything || !restless) ? compared : out.notCompared).push_back(column);
    }
    for (const auto& [name, cells] : before.members) {
        const auto now = after.members.find(name);
        if (now == after.members.end()) {
            out.removed.push_back(name);
            continue;
        }
        MemberChange change{name, {}};
        for (const auto& column : compared) {
            auto was = cellOf(cells, column);
            auto is = cellOf(now->second, column);
            if (differ(was, is)) change.fields.push_back({column, std::move(was), std::move(is)});
        }
        if (!change.fields.empty()) out.changed.push_back(std::move(change));
    }
    for (const auto& [name, cells] : after.members)
        if (!before.members.contains(name)) out.added.push_back(name);
    return out;
}

} // namespace grapevine::snapshot
