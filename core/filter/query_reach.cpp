#include "core/filter/query_reach.h"

#include <algorithm>
#include <re2/re2.h>
#include <unordered_set>
#include <vector>

#include "core/base/utf8.h"

namespace grapevine::filter {

struct QueryReach::Compiled {
    struct Tag {
        std::string key;
        std::unique_ptr<RE2> value;
    };
    std::unordered_set<std::string> nodes; ///< Empty: any.
    std::vector<Tag> tags;
};

QueryReach::QueryReach() = default;
QueryReach::~QueryReach() = default;
QueryReach::QueryReach(QueryReach&&) noexcept = default;
QueryReach& QueryReach::operator=(QueryReach&&) noexcept = default;

Expected<QueryReach, QueryReach::Problem> QueryReach::compile(const link::SendQuery& query)
{
    auto compiled = std::make_unique<Compiled>();
    compiled->nodes.insert(query.nodes.begin(), query.nodes.end());
    RE2::Options options;
    options.set_log_errors(false);
    options.set_encoding(RE2::Options::EncodingUTF8);
    for (std::size_t at = 0; at < query.tags.size(); ++at) {
        const auto& wanted = query.tags[at];
        if (wanted.tag.empty() || wanted.expression.empty()) return failure(Problem{at, true, {}});
        auto value = std::make_unique<RE2>(wanted.expression, options);
        if (!value->ok()) return failure(Problem{at, false, value->error()});
        compiled->tags.push_back({wanted.tag, std::move(value)});
    }
    QueryReach reach;
    reach.m_compiled = std::move(compiled);
    return reach;
}

bool QueryReach::passes(const link::MemberRow& row) const
{
    if (!m_compiled) return true;
    const auto& nodes = m_compiled->nodes;
    if (!nodes.empty() && nodes.find(row.facts->name) == nodes.end()) return false;
    return std::all_of(m_compiled->tags.begin(), m_compiled->tags.end(), [&](const auto& wanted) {
        const auto& tags = row.facts->tags;
        const auto at = std::lower_bound(
            tags.begin(), tags.end(), wanted.key,
            [](const auto& tag, const std::string& key) { return tag.first < key; });
        const bool has = at != tags.end() && at->first == wanted.key;
        return RE2::PartialMatch(has ? repairedUtf8(at->second) : std::string{}, *wanted.value);
    });
}

} // namespace grapevine::filter
