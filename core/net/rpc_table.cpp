#include "core/net/rpc_table.h"

#include <algorithm>
#include <utility>

namespace grapevine::net {

using agent::TableChanges;
using link::EntryKind;
using link::MemberStatus;
using link::RawState;
using Kind = rpc::EventRecord::Kind;

namespace {

/// An agent does not tell the raw state; of those gone it follows.
RawState stateOf(MemberStatus status)
{
    switch (status) {
    case MemberStatus::Failed: return RawState::Dead;
    case MemberStatus::Left: return RawState::Left;
    case MemberStatus::None:
    case MemberStatus::Alive:
    case MemberStatus::Leaving: break;
    }
    return RawState::Unknown;
}

/// The stream has no event for somebody who is about to leave.
MemberStatus toldAs(MemberStatus status)
{
    return status == MemberStatus::Leaving || status == MemberStatus::None ? MemberStatus::Alive
                                                                           : status;
}

EntryKind entryFor(MemberStatus status)
{
    switch (status) {
    case MemberStatus::Failed: return EntryKind::MemberFailed;
    case MemberStatus::Left: return EntryKind::MemberLeave;
    case MemberStatus::None:
    case MemberStatus::Alive:
    case MemberStatus::Leaving: break;
    }
    return EntryKind::MemberJoin;
}

EntryKind entryFor(Kind kind)
{
    switch (kind) {
    case Kind::Join: return EntryKind::MemberJoin;
    case Kind::Leave: return EntryKind::MemberLeave;
    case Kind::Failed: return EntryKind::MemberFailed;
    case Kind::Reap: return EntryKind::MemberReap;
    case Kind::User: return EntryKind::User;
    case Kind::Query: return EntryKind::Query;
    case Kind::Update:
    case Kind::Unknown: break;
    }
    return EntryKind::MemberUpdate;
}

/// What an event says of a member, whatever the copy of it that comes along says.
MemberStatus statusAfter(Kind kind, MemberStatus carried)
{
    switch (kind) {
    case Kind::Join: return MemberStatus::Alive;
    case Kind::Leave: return MemberStatus::Left;
    case Kind::Failed: return MemberStatus::Failed;
    case Kind::Update:
    case Kind::Reap:
    case Kind::User:
    case Kind::Query:
    case Kind::Unknown: break;
    }
    return carried;
}

} // namespace

RpcTable::Known* RpcTable::knownOf(const rpc::Member& member)
{
    const auto at = m_known.find(member.facts->name);
    if (at != m_known.end()) return &at->second;
    if (m_known.size() >= kMembersMost) {
        m_counters.add("rpc.members-over-cap");
        return nullptr;
    }
    auto& known = m_known[member.facts->name];
    known.key = {m_cluster, MemberId{m_nextId++}};
    return &known;
}

bool RpcTable::apply(const Moment& now, Known& known, const rpc::Member& member,
                     MemberStatus status, TableChanges& out)
{
    const auto* before = known.row.get();
    const bool wasGone = std::exchange(known.gone, false);
    const bool sameFacts = before != nullptr && *before->facts == *member.facts;
    const bool sameStatus = before != nullptr && before->status == status;
    if (sameFacts && sameStatus && !wasGone) return false;
    link::MemberRow row;
    row.key = known.key;
    row.facts = sameFacts ? before->facts : member.facts;
    row.status = status;
    row.state = stateOf(status);
    row.source = link::RowSource::Rpc;
    row.seenAt = now;
    row.since = sameStatus ? before->since : now;
    row.sinceFirstLook = sameStatus ? before->sinceFirstLook : !m_ready;
    if (before != nullptr) row.coordinate = before->coordinate;
    known.row = std::make_shared<const link::MemberRow>(std::move(row));
    out.changed.push_back(known.row);
    return true;
}

void RpcTable::settleTold(Known& known)
{
    known.toldStatus = toldAs(known.row->status);
    known.toldFacts = known.row->facts;
    known.differsSince.reset();
}

TableChanges RpcTable::handleMembers(const Moment& now, const std::vector<rpc::Member>& members)
{
    TableChanges out;
    ++m_lists;
    const bool anew = !m_ready || std::exchange(m_gap, false);
    for (const auto& member : members) {
        auto* known = knownOf(member);
        if (known == nullptr) continue;
        known->listed = m_lists;
        apply(now, *known, member, member.status, out);
        anew ? settleTold(*known) : noteDifference(now, *known, out);
    }
    if (anew) {
        for (const auto& [name, known] : m_known) {
            if (known.listed != m_lists && !known.gone) out.removed.push_back(known.key);
        }
        std::erase_if(m_known, [&](const auto& one) { return one.second.listed != m_lists; });
    } else {
        dropUnlisted(now, out);
    }
    if (!std::exchange(m_ready, true)) note(now, EntryKind::Snapshot, out).members = rows();
    return out;
}

void RpcTable::noteDifference(const Moment& now, Known& known, TableChanges& out)
{
    const auto status = toldAs(known.row->status);
    const bool otherStatus = known.toldStatus != status;
    if (!otherStatus && *known.toldFacts == *known.row->facts) {
        known.differsSince.reset();
        return;
    }
    if (!known.differsSince) known.differsSince = now.boot;
    if (now.boot - *known.differsSince < m_toldWithin) return;
    m_counters.add("rpc.entries-derived");
    note(now, otherStatus ? entryFor(status) : EntryKind::MemberUpdate, out).members = {known.row};
    settleTold(known);
}

void RpcTable::dropUnlisted(const Moment& now, TableChanges& out)
{
    for (auto at = m_known.begin(); at != m_known.end();) {
        auto& known = at->second;
        if (known.listed == m_lists) {
            ++at;
            continue;
        }
        if (!std::exchange(known.gone, true)) {
            out.removed.push_back(known.key);
            known.differsSince = now.boot;
        }
        if (now.boot - *known.differsSince < m_toldWithin) {
            ++at;
            continue;
        }
        m_counters.add("rpc.entries-derived");
        note(now, EntryKind::MemberReap, out).members = {known.row};
        at = m_known.erase(at);
    }
}

TableChanges RpcTable::handleEvent(const Moment& now, const rpc::EventRecord& record)
{
    TableChanges out;
    switch (record.kind) {
    case Kind::Join:
    case Kind::Leave:
    case Kind::Failed:
    case Kind::Update: handleMemberEvent(now, record, out); break;
    case Kind::Reap: handleReap(now, record, out); break;
    case Kind::User:
    case Kind::Query: {
        auto& entry = note(now, entryFor(record.kind), out);
        entry.lamportTime = record.time;
        entry.name = record.name;
        entry.payload = record.payload;
        entry.coalesce = record.coalesce;
        // Serf's own id stays with the agent; this one counts within the connection.
        if (record.kind == Kind::Query)
            entry.queryId = QueryId{static_cast<std::uint32_t>(record.id)};
        break;
    }
    case Kind::Unknown: break;
    }
    return out;
}

void RpcTable::handleMemberEvent(const Moment& now, const rpc::EventRecord& record,
                                 TableChanges& out)
{
    if (!m_ready || m_gap) return; // The list that was asked for at the same time tells it.
    std::vector<link::MemberRowPtr> news;
    for (const auto& member : record.members) {
        auto* known = knownOf(member);
        if (known == nullptr) continue;
        const auto status = statusAfter(record.kind, member.status);
        const bool told = known->toldStatus == toldAs(status) &&
                          (record.kind != Kind::Update || *known->toldFacts == *member.facts);
        if (known->listed == 0) known->listed = m_lists;
        apply(now, *known, member, status, out);
        settleTold(*known);
        // The snapshot said it, or we did ourselves; and an agent repeats each update with every
        // batch of events that follows it (serf, coalesce_member.go keeps it).
        told ? m_counters.add("rpc.events-repeated") : news.push_back(known->row);
    }
    if (!news.empty()) note(now, entryFor(record.kind), out).members = std::move(news);
}

void RpcTable::handleReap(const Moment& now, const rpc::EventRecord& record, TableChanges& out)
{
    if (!m_ready || m_gap) return;
    std::vector<link::MemberRowPtr> told;
    for (const auto& member : record.members) {
        const auto at = m_known.find(member.facts->name);
        if (at == m_known.end()) continue; // We told it ourselves.
        told.push_back(at->second.row);
        if (!at->second.gone) out.removed.push_back(at->second.key);
        m_known.erase(at);
    }
    if (!told.empty()) note(now, EntryKind::MemberReap, out).members = std::move(told);
}

TableChanges RpcTable::handleCoordinate(std::string_view name,
                                        const std::optional<Coordinate>& coordinate)
{
    TableChanges out;
    const auto at = m_known.find(name);
    if (at == m_known.end() || at->second.gone || !coordinate) return out;
    auto& known = at->second;
    if (known.row->coordinate && *known.row->coordinate == *coordinate) return out;
    auto row = std::make_shared<link::MemberRow>(*known.row);
    row->coordinate = std::make_shared<const Coordinate>(*coordinate);
    known.row = std::move(row);
    out.changed.push_back(known.row);
    return out;
}

TableChanges RpcTable::handleStale(const Moment& now, std::string text)
{
    TableChanges out;
    m_gap = m_ready;
    note(now, EntryKind::Stale, out).text = std::move(text);
    return out;
}

TableChanges RpcTable::handleResync(const Moment& now, std::string text)
{
    TableChanges out;
    auto& entry = note(now, EntryKind::Resync, out);
    entry.text = std::move(text);
    entry.members = rows();
    return out;
}

link::TimelineEntry& RpcTable::note(const Moment& now, EntryKind kind, TableChanges& out)
{
    auto& entry = out.entries.emplace_back(); // Numbered by the writer.
    entry.cluster = m_cluster;
    entry.at = now;
    entry.kind = kind;
    return entry;
}

std::vector<link::MemberRowPtr> RpcTable::rows() const
{
    std::vector<link::MemberRowPtr> out;
    out.reserve(m_known.size());
    for (const auto& [name, known] : m_known) {
        if (!known.gone) out.push_back(known.row);
    }
    return out;
}

link::MemberRowPtr RpcTable::find(std::string_view name) const
{
    const auto at = m_known.find(name);
    return at == m_known.end() || at->second.gone ? nullptr : at->second.row;
}

std::size_t RpcTable::aliveCount() const
{
    return static_cast<std::size_t>(
        std::count_if(m_known.begin(), m_known.end(), [](const auto& one) {
            return !one.second.gone && one.second.row->status == MemberStatus::Alive;
        }));
}

std::optional<std::string> RpcTable::nextAlive(std::string_view name) const
{
    for (auto at = m_known.upper_bound(name); at != m_known.end(); ++at) {
        if (!at->second.gone && at->second.row->status == MemberStatus::Alive) return at->first;
    }
    return std::nullopt;
}

} // namespace grapevine::net
