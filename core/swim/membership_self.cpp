// What Membership says of ourselves.

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "core/swim/announced.h"
#include "core/swim/membership.h"
#include "core/wire/limits.h"

namespace grapevine::swim {

namespace {

constexpr Incarnation kIncarnationLast{std::numeric_limits<Incarnation::Representation>::max()};

Incarnation after(Incarnation incarnation)
{
    return incarnation == kIncarnationLast ? incarnation : Incarnation{incarnation.value() + 1};
}

} // namespace

void Membership::announce(TimePoint now, Self self, Incarnation first)
{
    assert(self.meta.size() <= wire::kMetaLargest && "the caller cuts its meta to size");
    if (m_announced && self.name != m_self.name) {
        if (const auto* old = find(m_selfId)) {
            tell(MemberChange::Kind::Forget, *old);
            forget(static_cast<std::size_t>(old - m_table.m_entries.data()));
        }
    }
    auto incarnation = std::max(first, m_announced ? nextIncarnation() : Incarnation{1});
    m_self = std::move(self);
    m_leaving = false;
    auto* entry = find(m_self.name);
    if (entry == nullptr) {
        const auto record = m_with.records.intern(aliveOf(m_self, incarnation));
        entry = create(now, m_self.name, record);
        m_announced = entry != nullptr;
        if (entry == nullptr) return; // No room for another name; counted.
    }
    m_announced = true;
    m_selfId = entry->member;
    m_incarnation = std::max(incarnation, after(entry->incarnation));
    m_suspicions.stop(m_selfId);
    const auto before = entry->state;
    const auto oldRecord = entry->record;
    setOwnRecord(*entry);
    setState(now, *entry, State::Alive);
    queue(m_self.name, aliveOf(*entry->record, m_incarnation), {});
    tellAlive(*entry, before, oldRecord);
}

void Membership::updateMeta(TimePoint now, Bytes meta)
{
    assert(meta.size() <= wire::kMetaLargest && "the caller cuts its meta to size");
    m_self.meta = std::move(meta);
    auto* entry = find(m_self.name);
    if (m_leaving || !m_announced || entry == nullptr) return;
    m_incarnation = nextIncarnation();
    const auto oldRecord = entry->record;
    setOwnRecord(*entry);
    setState(now, *entry, State::Alive);
    queue(m_self.name, aliveOf(*entry->record, m_incarnation), {});
    tellAlive(*entry, State::Alive, oldRecord);
}

void Membership::leave(TimePoint now)
{
    if (m_leaving || !m_announced) return;
    m_leaving = true;
    takeDead(now, {m_incarnation, m_self.name, m_self.name}, {}, m_self.name);
}

void Membership::takeAliveOfSelf(MemberEntry& entry, const wire::Alive& alive)
{
    if (alive.incarnation < entry.incarnation) return;
    const auto& record = *entry.record;
    const bool ours = alive.incarnation == entry.incarnation &&
                      asText(alive.meta) == asText(record.meta) &&
                      asText(alive.versions) == asText(versionBytes(record));
    if (!ours) refute(entry, alive.incarnation);
}

bool Membership::refute(MemberEntry& entry, Incarnation accused)
{
    if (accused == kIncarnationLast) {
        m_with.counters.add("swim.incarnation-unbeatable");
        return false;
    }
    m_incarnation = std::max(nextIncarnation(), after(accused));
    entry.incarnation = m_incarnation;
    m_with.awareness.apply(1);
    // Under the address, as Go does: so it does not displace another message under our name.
    queue(entry.record->endpoint.address.text(), aliveOf(*entry.record, m_incarnation), {});
    return true;
}

Incarnation Membership::nextIncarnation()
{
    if (m_incarnation == kIncarnationLast) m_with.counters.add("swim.incarnation-unbeatable");
    return after(m_incarnation);
}

void Membership::setOwnRecord(MemberEntry& entry)
{
    entry.record = m_with.records.intern(aliveOf(m_self, m_incarnation));
    entry.incarnation = m_incarnation;
    entry.merged = false;
}

} // namespace grapevine::swim
