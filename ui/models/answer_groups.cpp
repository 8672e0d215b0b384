#include "ui/models/answer_groups.h"

#include <algorithm>
#include <utility>

namespace grapevine::models {

namespace {

bool fewerFirst(const AnswerGroup& a, const AnswerGroup& b)
{
    return a.members.size() < b.members.size();
}

/// Of one value, and of no other.
std::string keyOf(const AnswerFold::Value& value)
{
    std::string key(value.matches ? "=" : "!");
    key += asText(value.bytes);
    return key;
}

} // namespace

AnswerGroups::AnswerGroups(AnswerFold fold)
    : m_fold(std::move(fold))
{
}

AnswerGroups::AnswerGroups(const AskRun& run, AnswerFold fold)
    : m_fold(std::move(fold))
{
    for (const auto& [member, reply] : run.replies) {
        if (reply.response && !reply.lateResponse) add(member, reply.payload);
    }
}

std::size_t AnswerGroups::add(const std::string& member, ByteView payload)
{
    auto value = m_fold.of(payload);
    const auto [at, isNew] = m_byValue.try_emplace(keyOf(value), m_groups.size());
    if (isNew) m_groups.push_back({std::move(value), {}});
    m_groups[at->second].members.push_back(member);
    ++m_answers;
    return at->second;
}

std::optional<std::size_t> AnswerGroups::find(ByteView payload) const
{
    const auto at = m_byValue.find(keyOf(m_fold.of(payload)));
    return at == m_byValue.end() ? std::nullopt : std::optional(at->second);
}

void AnswerGroups::sortOddFirst()
{
    std::stable_sort(m_groups.begin(), m_groups.end(), fewerFirst);
    for (std::size_t at = 0; at < m_groups.size(); ++at)
        m_byValue[keyOf(m_groups[at].value)] = at;
}

bool AnswerGroups::isSorted() const
{
    return std::is_sorted(m_groups.begin(), m_groups.end(), fewerFirst);
}

} // namespace grapevine::models
