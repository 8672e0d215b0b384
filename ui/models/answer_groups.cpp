#include "ui/models/answer_groups.h"

#include <algorithm>

#include "ui/models/answer_text.h"

namespace grapevine::models {

namespace {

bool largerFirst(const AnswerGroup& a, const AnswerGroup& b)
{
    return a.members.size() > b.members.size();
}

} // namespace

AnswerGroups::AnswerGroups(const AskRun& run)
{
    for (const auto& [member, reply] : run.replies) {
        if (reply.response && !reply.lateResponse) add(member, reply.payload);
    }
}

std::size_t AnswerGroups::add(const std::string& member, ByteView payload)
{
    const auto value = withoutNewline(payload);
    const auto [at, isNew] = m_byValue.try_emplace(std::string(asText(value)), m_groups.size());
    if (isNew) m_groups.push_back({Bytes(value.begin(), value.end()), {}});
    m_groups[at->second].members.push_back(member);
    ++m_answers;
    return at->second;
}

std::optional<std::size_t> AnswerGroups::find(ByteView payload) const
{
    const auto at = m_byValue.find(std::string(asText(withoutNewline(payload))));
    return at == m_byValue.end() ? std::nullopt : std::optional(at->second);
}

void AnswerGroups::sortBySize()
{
    std::stable_sort(m_groups.begin(), m_groups.end(), largerFirst);
    for (std::size_t at = 0; at < m_groups.size(); ++at)
        m_byValue[std::string(asText(m_groups[at].value))] = at;
}

bool AnswerGroups::isSorted() const
{
    return std::is_sorted(m_groups.begin(), m_groups.end(), largerFirst);
}

} // namespace grapevine::models
