#include "core/swim/heard_members.h"

#include <algorithm>

namespace grapevine::swim {

void HeardMembers::note(TimePoint now, MemberId member, const Endpoint& endpoint)
{
    auto at = std::find_if(m_heard.begin(), m_heard.end(),
                           [&](const Heard& heard) { return heard.member == member; });
    if (at == m_heard.end() && m_heard.size() < kHeardMost) {
        m_heard.push_back({member, now, endpoint});
        return;
    }
    if (at == m_heard.end()) {
        at = std::min_element(m_heard.begin(), m_heard.end(),
                              [](const Heard& a, const Heard& b) { return a.at < b.at; });
    }
    *at = {member, now, endpoint};
}

} // namespace grapevine::swim
