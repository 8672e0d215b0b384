#include "core/filter/coalescer.h"

#include <algorithm>

namespace grapevine::filter {

using link::EntryKind;

namespace {

/// What an agent had told of a member that is in this state.
std::optional<EntryKind> toldOf(link::MemberStatus status)
{
    switch (status) {
    case link::MemberStatus::Alive:
    case link::MemberStatus::Leaving: return EntryKind::MemberJoin;
    case link::MemberStatus::Left: return EntryKind::MemberLeave;
    case link::MemberStatus::Failed: return EntryKind::MemberFailed;
    case link::MemberStatus::None: break;
    }
    return std::nullopt;
}

} // namespace

void Coalescer::handleEntry(const link::TimelineEntry& entry)
{
    m_lastNumber = std::max(m_lastNumber, entry.number);
    switch (entry.kind) {
    case EntryKind::MemberJoin:
    case EntryKind::MemberLeave:
    case EntryKind::MemberFailed:
    case EntryKind::MemberUpdate:
    case EntryKind::MemberReap: return holdMembers(entry);
    case EntryKind::User:
        if (entry.coalesce) return holdEvent(entry);
        break;
    case EntryKind::Snapshot:
    case EntryKind::Resync: handlePicture(entry); break;
    case EntryKind::MemberSuspect:
    case EntryKind::MemberRefute:
    case EntryKind::Note:
    case EntryKind::Stale:
    case EntryKind::Ready:
    case EntryKind::Conflict:
    case EntryKind::Query:
    case EntryKind::Gap: break;
    }
    m_ready.push_back(entry);
}

/// A full picture says what is so; nothing that is held says anything beyond it.
void Coalescer::handlePicture(const link::TimelineEntry& entry)
{
    m_members.clear();
    m_memberHold.reset();
    m_told.clear();
    for (const auto& row : entry.members) {
        if (const auto told = toldOf(row->status)) m_told[row->facts->name] = *told;
    }
}

void Coalescer::holdMembers(const link::TimelineEntry& entry)
{
    for (const auto& row : entry.members) {
        if (m_members.size() >= kMembersMost && !m_members.contains(row->facts->name)) {
            ++m_flushedEarly;
            flushMembers(entry.at);
        }
        m_members[row->facts->name] = {entry.kind, row};
    }
    restart(m_memberHold, entry.at.boot);
}

void Coalescer::holdEvent(const link::TimelineEntry& entry)
{
    if (m_eventCount >= kEventsMost) {
        ++m_flushedEarly;
        flushEvents();
    }
    restart(m_eventHold, entry.at.boot);
    auto& held = m_events[entry.name];
    if (!held.empty() && held.front().lamportTime > entry.lamportTime) return;
    if (!held.empty() && held.front().lamportTime < entry.lamportTime) {
        m_eventCount -= held.size();
        held.clear();
    }
    held.push_back(entry);
    ++m_eventCount;
}

void Coalescer::restart(std::optional<Hold>& hold, TimePoint now) const
{
    if (!hold) hold = Hold{now + m_times.longest, now + m_times.quiet};
    hold->quietUntil = now + m_times.quiet;
}

void Coalescer::handleTimeout(Moment now)
{
    if (m_memberHold && m_memberHold->end() <= now.boot) flushMembers(now);
    if (m_eventHold && m_eventHold->end() <= now.boot) flushEvents();
}

void Coalescer::handleEnd(Moment now)
{
    flushMembers(now);
    flushEvents();
}

void Coalescer::flushMembers(Moment now)
{
    std::map<EntryKind, link::TimelineEntry> told;
    for (const auto& [name, member] : m_members) {
        const auto before = m_told.find(name);
        if (before != m_told.end() && before->second == member.kind &&
            member.kind != EntryKind::MemberUpdate) {
            continue;
        }
        if (member.kind == EntryKind::MemberReap) {
            m_told.erase(name); // Nothing can follow but a join, which is news either way.
        } else {
            m_told[name] = member.kind;
        }
        auto& entry = told[member.kind];
        entry.members.push_back(member.row);
    }
    m_members.clear();
    m_memberHold.reset();
    for (auto& [kind, entry] : told) {
        entry.kind = kind;
        entry.at = now;
        entry.number = m_lastNumber;
        entry.cluster = entry.members.front()->key.cluster;
        m_ready.push_back(std::move(entry));
    }
}

void Coalescer::flushEvents()
{
    const auto first = static_cast<std::ptrdiff_t>(m_ready.size());
    for (auto& [name, held] : m_events) {
        for (auto& entry : held)
            m_ready.push_back(std::move(entry));
    }
    std::sort(m_ready.begin() + first, m_ready.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
    m_events.clear();
    m_eventCount = 0;
    m_eventHold.reset();
}

std::optional<link::TimelineEntry> Coalescer::pollEntry()
{
    if (m_ready.empty()) return std::nullopt;
    auto entry = std::move(m_ready.front());
    m_ready.pop_front();
    return entry;
}

std::optional<TimePoint> Coalescer::nextTimeout() const
{
    if (m_memberHold && m_eventHold) return std::min(m_memberHold->end(), m_eventHold->end());
    if (m_memberHold) return m_memberHold->end();
    if (m_eventHold) return m_eventHold->end();
    return std::nullopt;
}

} // namespace grapevine::filter
