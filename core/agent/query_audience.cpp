#include "core/agent/query_audience.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "core/serf/query_filter.h"
#include "core/serf/query_timeout.h"
#include "core/wire/serf_messages.h"

namespace grapevine::agent {

namespace {

/// One tag filter, and what it says of the values met so far: members share most of them.
class TagJudge {
public:
    explicit TagJudge(const link::TagMatch& match)
        : m_match(match)
    {
        wire::encodeSerf(m_filter, wire::TagFilter{match.tag, match.expression});
    }

    [[nodiscard]] bool passes(const Tags& tags)
    {
        const auto tag = std::find_if(tags.begin(), tags.end(),
                                      [&](const auto& own) { return own.first == m_match.tag; });
        return passes(tag == tags.end() ? std::string_view{} : tag->second);
    }
    [[nodiscard]] bool compiles()
    {
        Counters counters;
        static_cast<void>(judge({}, counters));
        return counters.values().empty();
    }

private:
    [[nodiscard]] bool passes(std::string_view value)
    {
        const auto [at, fresh] = m_verdicts.try_emplace(value, false);
        Counters counters;
        if (fresh) at->second = judge(value, counters);
        return at->second;
    }
    [[nodiscard]] bool judge(std::string_view value, Counters& counters) const
    {
        const ByteView filter{m_filter};
        return serf::passesFilters({&filter, 1}, {}, {{m_match.tag, std::string{value}}}, counters);
    }

    const link::TagMatch& m_match;
    Bytes m_filter;
    std::map<std::string_view, bool> m_verdicts; ///< Keys are views of the rows' tags.
};

} // namespace

Expected<std::vector<std::string>, std::string> audienceOf(const link::SendQuery& query,
                                                           std::span<const link::MemberRowPtr> rows)
{
    std::vector<TagJudge> judges;
    judges.reserve(query.tags.size());
    for (const auto& match : query.tags) {
        judges.emplace_back(match);
        if (!judges.back().compiles()) return failure(match.expression);
    }
    std::vector<std::string> out;
    for (const auto& row : rows) {
        if (row->status != link::MemberStatus::Alive) continue;
        const auto& name = row->facts->name;
        const bool named = query.nodes.empty() || std::find(query.nodes.begin(), query.nodes.end(),
                                                            name) != query.nodes.end();
        const auto passes = [&](TagJudge& judge) { return judge.passes(row->facts->tags); };
        if (named && std::all_of(judges.begin(), judges.end(), passes)) out.push_back(name);
    }
    std::sort(out.begin(), out.end());
    return out;
}

Duration lanQueryTimeout(std::size_t present)
{
    constexpr unsigned kMultiplier = 16;
    return serf::queryTimeout(std::chrono::milliseconds{200}, kMultiplier, present);
}

} // namespace grapevine::agent
