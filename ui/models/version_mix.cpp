#include "ui/models/version_mix.h"

#include <algorithm>
#include <fmt/format.h>

#include "ui/models/member_column.h"

namespace grapevine::models {

void VersionMix::count(const Key& key, std::string value, const std::string& name)
{
    auto& values = m_seen[key];
    const auto known = values.find(value);
    if (known == values.end() && values.size() > kValuesMost) return;
    auto& group = known == values.end() ? values[value] : known->second;
    group.value = std::move(value);
    ++group.count;
    if (group.names.size() < kNamesMost) group.names.push_back(name);
}

void VersionMix::add(const link::MemberRow& row)
{
    // The gone keep what they last said; they do not make a cluster mixed.
    if (row.status != link::MemberStatus::Alive) return;
    const auto& facts = *row.facts;
    const auto& versions = facts.versions;
    if (versions.protocolCurrent != 0) {
        count({}, fmt::format("{}/{}", versions.protocolCurrent, versions.delegateCurrent),
              facts.name);
    }
    const auto* role = tagValue(facts, kRole);
    for (const char* tag : kTags) {
        if (const auto* value = tagValue(facts, tag)) {
            count({tag, role != nullptr ? *role : std::string()}, *value, facts.name);
        }
    }
}

std::vector<VersionMix::Split> VersionMix::splits() const
{
    std::vector<Split> splits;
    for (const auto& [key, values] : m_seen) {
        if (values.size() < 2 || values.size() > kValuesMost) continue;
        Split split{.tag = key.tag, .role = key.role, .groups = {}};
        for (const auto& [value, group] : values)
            split.groups.push_back(group);
        std::stable_sort(split.groups.begin(), split.groups.end(),
                         [](const Group& a, const Group& b) { return a.count > b.count; });
        splits.push_back(std::move(split));
    }
    return splits;
}

} // namespace grapevine::models
