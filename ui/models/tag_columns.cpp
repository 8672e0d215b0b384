#include "ui/models/tag_columns.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace grapevine::models {

MemberColumns columnsFor(const MemberStore& members, bool accusers, bool clusters)
{
    using Kind = MemberColumn::Kind;
    std::unordered_map<std::string_view, std::size_t> carriers;
    std::size_t tagged = 0;
    for (const auto& entry : members.entries()) {
        if (!entry.row || entry.ghost) continue;
        // A name-only row could not have told its tags: it has no say in what is common.
        if (entry.row->source == link::RowSource::NameOnly) continue;
        ++tagged;
        for (const auto& [key, value] : entry.row->facts->tags)
            ++carriers[key];
    }
    std::vector<std::pair<std::string_view, std::size_t>> common;
    for (const auto& carrier : carriers) {
        if (carrier.second * 2 > tagged) common.push_back(carrier);
    }
    std::sort(common.begin(), common.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (common.size() > kTagColumnsMost) common.resize(kTagColumnsMost);

    MemberColumns columns{
        {Kind::Status, {}}, {Kind::Name, {}}, {Kind::Address, {}}, {Kind::Since, {}}};
    if (clusters) columns.insert(columns.begin() + 2, {Kind::Cluster, {}});
    if (accusers) columns.push_back({Kind::AccusedBy, {}});
    for (const auto& [key, count] : common)
        columns.push_back({Kind::Tag, std::string(key)});
    if (carriers.size() > common.size()) columns.push_back({Kind::OtherTags, {}});
    columns.push_back({Kind::Incarnation, {}});
    columns.push_back({Kind::Rtt, {}});
    return columns;
}

std::vector<std::pair<std::string, std::size_t>> tagKeys(const MemberStore& members)
{
    std::unordered_map<std::string_view, std::size_t> carriers;
    for (const auto& entry : members.entries()) {
        if (!entry.row || entry.ghost) continue;
        for (const auto& [key, value] : entry.row->facts->tags)
            ++carriers[key];
    }
    std::vector<std::pair<std::string, std::size_t>> keys(carriers.begin(), carriers.end());
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return keys;
}

} // namespace grapevine::models
