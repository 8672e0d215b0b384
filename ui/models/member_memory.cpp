#include "ui/models/member_memory.h"

namespace grapevine::models {

const MemberMemory::Known* MemberMemory::find(const MemberKey& key) const
{
    const auto at = m_known.find(key);
    return at == m_known.end() ? nullptr : &at->second;
}

void MemberMemory::put(const link::MemberRow& row)
{
    const auto at = m_known.find(row.key);
    if (at == m_known.end()) {
        if (m_known.size() < kMembersMost) m_known.emplace(row.key, Known{row.facts, row.status});
        return;
    }
    at->second.status = row.status;
    if (row.source != link::RowSource::NameOnly) at->second.facts = row.facts;
}

void MemberMemory::forget(const MemberKey& key)
{
    m_known.erase(key);
}

void MemberMemory::forgetAll(ClusterId cluster)
{
    std::erase_if(m_known, [cluster](const auto& one) { return one.first.cluster == cluster; });
}

} // namespace grapevine::models
