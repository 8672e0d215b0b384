#include "core/catalog/leader_rules.h"

#include <algorithm>
#include <string_view>

namespace grapevine::catalog {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool isAmong(const std::vector<std::string>& words, std::string_view value)
{
    return std::any_of(words.begin(), words.end(),
                       [value](const auto& word) { return sameWord(word, value); });
}

/// Empty when it is not there.
std::string_view valueOf(const NodeFacts& facts, std::string_view key)
{
    const auto at =
        std::lower_bound(facts.tags.begin(), facts.tags.end(), key,
                         [](const auto& tag, auto wanted) { return tag.first < wanted; });
    return at == facts.tags.end() || at->first != key ? std::string_view{} : at->second;
}

} // namespace

const LeaderRules& LeaderRules::shipped()
{
    static const LeaderRules rules{
        .tags = {{"role", LeaderTag::Role},
                 {"raft", LeaderTag::Role},
                 {"state", LeaderTag::State},
                 {"leader", LeaderTag::Flag},
                 {"primary", LeaderTag::Flag},
                 {"master", LeaderTag::Flag}},
        .leading = {"leader", "primary", "master"},
        .yes = {"true", "yes", "1", "on"},
        .groups = {"cluster", "meta.serviceName", "service", "shard"},
        .raft = "ep.raft",
    };
    return rules;
}

RoleReading readRole(const LeaderRules& rules, const NodeFacts& facts)
{
    RoleReading out;
    for (const auto& key : rules.groups) {
        const auto value = valueOf(facts, key);
        if (value.empty()) continue;
        if (!out.group.empty()) out.group += " / ";
        out.group += value;
    }
    out.isRaftMember = !valueOf(facts, rules.raft).empty();
    for (const auto& tag : rules.tags) {
        const auto value = valueOf(facts, tag.key);
        if (value.empty()) continue;
        const bool leading = tag.reads == LeaderTag::Flag
                                 ? isAmong(rules.yes, value) || value == facts.name
                                 : isAmong(rules.leading, value);
        out.leads = out.leads || leading;
        out.tells = out.tells || leading || tag.reads != LeaderTag::State;
        if (!out.role.empty()) continue;
        // A flag names a role only by being set: `primary=yes` is a primary.
        if (tag.reads == LeaderTag::Role || (leading && tag.reads == LeaderTag::State))
            out.role = value;
        if (leading && tag.reads == LeaderTag::Flag) out.role = tag.key;
    }
    return out;
}

} // namespace grapevine::catalog
