#include "core/swim/state_exchange.h"

#include "core/swim/announced.h"
#include "core/swim/random_members.h"
#include "core/swim/scales.h"

namespace grapevine::swim {

namespace {

wire::PushNodeState rowOf(const MemberEntry& entry)
{
    const auto& record = *entry.record;
    return {record.name,         orNil(record.address), record.port,
            orNil(record.meta),  entry.incarnation,     static_cast<std::int64_t>(entry.state),
            versionBytes(record)};
}

} // namespace

void StateExchange::start(TimePoint now)
{
    m_next.reset();
    const auto base = m_with.timing.pushPullInterval;
    if (base <= Duration::zero()) return;
    const auto offset = m_with.random.below(static_cast<std::uint64_t>(base.count()));
    m_next = now + Duration{static_cast<Duration::rep>(offset)};
}

Duration StateExchange::interval() const
{
    return pushPullScale(m_with.timing.pushPullInterval, m_with.membership.table().size());
}

void StateExchange::handleTimeout(TimePoint now)
{
    if (!m_next || now < *m_next) return;
    m_next = now + interval();
    chooseMembers(
        m_with.membership.table().entries(), m_with.random, 1,
        [&](const MemberEntry& entry) {
            return entry.state == State::Alive && !m_with.membership.isSelf(entry) &&
                   hasEndpoint(entry);
        },
        m_chosen);
    for (const auto* entry : m_chosen)
        m_with.outputs.emplace_back(StartPushPull{entry->member, entry->record->endpoint});
    m_chosen.clear();
}

std::vector<wire::PushNodeState> StateExchange::localNodes(TimePoint now, bool join) const
{
    std::vector<wire::PushNodeState> rows;
    const auto& membership = m_with.membership;
    switch (m_with.policy.listing()) {
    case Policy::Listing::Everybody:
        rows.reserve(membership.table().size());
        for (const auto& entry : membership.table().entries()) {
            if (entry.record->versionsKnown) rows.push_back(rowOf(entry));
        }
        break;
    case Policy::Listing::OurselvesAndHeard:
        if (const auto* self = membership.table().find(membership.selfId()))
            rows.push_back(rowOf(*self));
        if (!join) break;
        for (const auto& heard : m_with.heard.all()) {
            const auto* entry = membership.table().find(heard.member);
            if (entry == nullptr || !HeardMembers::isFresh(now, heard)) continue;
            if (entry->state != State::Alive || membership.isSelf(*entry)) continue;
            // What answered at another address was another member of that name.
            if (!entry->record->versionsKnown || entry->record->endpoint != heard.endpoint)
                continue;
            rows.push_back(rowOf(*entry));
        }
        break;
    }
    return rows;
}

} // namespace grapevine::swim
