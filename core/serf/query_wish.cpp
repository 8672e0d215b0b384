#include "core/serf/query_wish.h"

#include <algorithm>

#include "core/serf/query_filter.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

namespace {

SendRefusal bad(std::string detail)
{
    SendRefusal refusal;
    refusal.why = SendRefusal::Why::BadFilter;
    refusal.detail = std::move(detail);
    return refusal;
}

} // namespace

Expected<QueryFilters, SendRefusal> QueryFilters::of(const QueryWish& wish)
{
    QueryFilters out;
    if (wish.tags.size() > kTagFiltersMost) {
        return failure(bad("more than " + std::to_string(kTagFiltersMost) + " tags"));
    }
    if (!wish.nodes.empty()) {
        out.m_nodes = wish.nodes;
        std::sort(out.m_nodes.begin(), out.m_nodes.end());
        wire::encodeSerf(out.m_encoded.emplace_back(),
                         wire::NodeFilter{{wish.nodes.begin(), wish.nodes.end()}});
    }
    for (const auto& [tag, text] : wish.tags) {
        if (tag.empty()) return failure(bad("a tag without a name"));
        if (text.empty()) return failure(bad("nothing is to be matched by the tag " + tag));
        if (text.size() > kExpressionLongest) {
            return failure(bad("for the tag " + tag + ": longer than " +
                               std::to_string(kExpressionLongest) + " bytes"));
        }
        auto expression = TagExpression::compile(text);
        if (!expression) return failure(bad("for the tag " + tag + ": " + expression.error()));
        out.m_tags.push_back({tag, std::move(*expression)});
        wire::encodeSerf(out.m_encoded.emplace_back(), wire::TagFilter{tag, text});
    }
    return out;
}

std::vector<ByteView> QueryFilters::encoded() const
{
    return {m_encoded.begin(), m_encoded.end()};
}

bool QueryFilters::pass(std::string_view name, ByteView meta) const
{
    if (!m_nodes.empty() && !std::binary_search(m_nodes.begin(), m_nodes.end(), name)) {
        return false;
    }
    if (m_tags.empty()) return true;
    const auto decoded = wire::decodeTags(meta);
    return std::all_of(m_tags.begin(), m_tags.end(), [&](const Tag& tag) {
        const auto at = std::find_if(decoded.tags.begin(), decoded.tags.end(),
                                     [&](const auto& own) { return own.first == tag.name; });
        return tag.expression.matches(at == decoded.tags.end() ? std::string_view{} : at->second);
    });
}

} // namespace grapevine::serf
