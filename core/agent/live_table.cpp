#include "core/agent/live_table.h"

#include <algorithm>
#include <utility>

#include "core/agent/facts_interner.h"
#include "core/swim/suspicion.h"

namespace grapevine::agent {

using link::EntryKind;
using link::MemberStatus;
using link::RawState;

namespace {

MemberStatus statusOf(serf::Status status)
{
    return static_cast<MemberStatus>(status);
}

/// memberlist forgets the dead before Serf does: what is left then follows from Serf's status.
RawState stateOf(const swim::MemberEntry* entry, serf::Status status)
{
    if (entry != nullptr) return static_cast<RawState>(entry->state);
    switch (status) {
    case serf::Status::Failed: return RawState::Dead;
    case serf::Status::Left: return RawState::Left;
    case serf::Status::None:
    case serf::Status::Alive:
    case serf::Status::Leaving: break;
    }
    return RawState::Unknown;
}

NodeFactsPtr factsOf(const swim::NodeRecord& record)
{
    wire::PushNodeState view;
    view.name = record.name;
    view.address = record.address;
    view.port = record.port;
    view.meta = record.meta;
    const auto versions = std::as_bytes(std::span{record.versions});
    if (record.versionsKnown) view.versions = versions;
    return readFacts(view);
}

/// By the clock on the wall as it goes now.
Moment momentAt(const Moment& now, TimePoint when)
{
    const auto ahead = std::chrono::duration_cast<std::chrono::milliseconds>(when - now.boot);
    return {when, WallTime{now.wall.milliseconds + ahead.count()}};
}

bool sameMeasured(const link::MemberRow& a, const link::MemberRow& b)
{
    return a.rtt == b.rtt && a.coordinate == b.coordinate;
}

/// But for what is measured.
bool sameTold(const link::MemberRow& a, const link::MemberRow& b)
{
    return a.facts == b.facts && a.status == b.status && a.state == b.state &&
           a.incarnation == b.incarnation && a.statusTime == b.statusTime &&
           a.noVerdict == b.noVerdict && a.accusers == b.accusers && a.flaps == b.flaps &&
           a.failsBy.has_value() == b.failsBy.has_value() &&
           (!a.failsBy || a.failsBy->boot == b.failsBy->boot);
}

} // namespace

LiveTable::LiveTable(ClusterId cluster, const Agent& agent, AccusationLog& accusations)
    : m_cluster(cluster)
    , m_agent(agent)
    , m_accusations(accusations)
{
}

TableChanges LiveTable::handleNews(const Moment& now, std::span<const AgentNews> news)
{
    TableChanges out;
    m_tells = false;
    for (const auto& item : news)
        handle(now, item, out);
    out.measuredOnly = !m_tells;
    return out;
}

void LiveTable::handle(const Moment& now, const AgentNews& news, TableChanges& out)
{
    m_accusations.handle(now, m_agent, news, m_quiet);
    if (const auto* member = std::get_if<serf::MemberEvent>(&news)) {
        handleMember(now, *member, out);
    } else if (const auto* accused = std::get_if<Accused>(&news)) {
        if (!accused->further) m_known[accused->member].noVerdict = false;
        refresh(now, accused->member, out);
        noteSuspect(now, accused->member, accused->from, out);
    } else if (const auto* refuted = std::get_if<Refuted>(&news)) {
        m_known[refuted->member].noVerdict = false;
        refresh(now, refuted->member, out);
        noteMember(now, EntryKind::MemberRefute, refuted->member, out);
    } else if (const auto* open = std::get_if<NoVerdict>(&news)) {
        m_known[open->member].noVerdict = true;
        refresh(now, open->member, out);
    } else if (const auto* clash = std::get_if<NameClash>(&news)) {
        handleClash(now, *clash, out);
    } else if (const auto* self = std::get_if<SelfAccused>(&news)) {
        refresh(now, m_agent.self(), out);
        noteSuspect(now, m_agent.self(), self->from, out);
        noteMember(now, EntryKind::MemberRefute, m_agent.self(), out);
    } else if (const auto* ping = std::get_if<PingNews>(&news)) {
        handlePing(now, *ping, out);
    } else if (const auto* event = std::get_if<serf::UserEventSeen>(&news)) {
        hear(now, *event, out);
    } else if (const auto* query = std::get_if<serf::QuerySeen>(&news)) {
        hear(now, *query, out);
    } else if (std::holds_alternative<Merged>(news)) {
        refreshAll(now, out);
    }
}

void LiveTable::hear(const Moment& now, Heard what, TableChanges& out)
{
    Held held{now, std::move(what)};
    if (m_quiet) {
        m_held.push(std::move(held));
    } else {
        noteHeard(held, now.boot, out);
    }
}

void LiveTable::noteHeard(const Held& held, TimePoint now, TableChanges& out)
{
    if (const auto* event = std::get_if<serf::UserEventSeen>(&held.what)) {
        auto& entry = note(held.at, EntryKind::User, out);
        entry.lamportTime = event->time;
        entry.name = event->name;
        entry.payload = event->payload;
        entry.coalesce = event->coalesce;
    } else if (const auto* query = std::get_if<serf::QuerySeen>(&held.what)) {
        auto& entry = note(held.at, EntryKind::Query, out);
        entry.lamportTime = query->time;
        entry.queryId = query->id;
        entry.name = query->name;
        entry.payload = query->payload;
        entry.answerWithin = std::max(query->deadline - now, Duration::zero());
        if (!query->from.empty()) entry.from = query->from;
    }
}

void LiveTable::tellHeld(TimePoint now, TableChanges& out)
{
    for (const auto& held : m_held.items())
        noteHeard(held, now, out);
    m_held.clear();
}

void LiveTable::handleMember(const Moment& now, const serf::MemberEvent& event, TableChanges& out)
{
    using Kind = serf::MemberEvent::Kind;
    auto& known = m_known[event.member];
    switch (event.kind) {
    case Kind::Join:
        known.noVerdict = false;
        refresh(now, event.member, out);
        return noteMember(now, EntryKind::MemberJoin, event.member, out);
    case Kind::Leaving:
    case Kind::Staying: refresh(now, event.member, out); return;
    case Kind::Leave:
    case Kind::Failed:
        known.noVerdict = false;
        known.rtt.reset();
        refresh(now, event.member, out);
        if (event.kind == Kind::Leave) showLeft(now, event.member, out);
        return noteMember(
            now, event.kind == Kind::Leave ? EntryKind::MemberLeave : EntryKind::MemberFailed,
            event.member, out);
    case Kind::Update:
        refresh(now, event.member, out);
        return noteMember(now, EntryKind::MemberUpdate, event.member, out);
    case Kind::Reap:
        noteMember(now, EntryKind::MemberReap, event.member, out);
        drop(event.member, out);
        return;
    }
}

void LiveTable::noteSuspect(const Moment& now, MemberId member, const std::string& from,
                            TableChanges& out)
{
    const auto row = find(member);
    if (m_quiet || !row) return;
    auto& entry = note(now, EntryKind::MemberSuspect, out);
    entry.members = {row};
    if (!from.empty()) entry.from = from;
}

void LiveTable::handleClash(const Moment& now, const NameClash& clash, TableChanges& out)
{
    if (m_clashes.size() >= kClashesMost) m_clashes.clear();
    if (!m_clashes.emplace(clash.member, clash.theirs).second || m_quiet) return;
    auto& entry = note(now, EntryKind::Conflict, out);
    entry.name = m_agent.names().name(clash.member);
    entry.addresses = {clash.ours.text(), clash.theirs.text()};
    if (const auto row = find(clash.member)) entry.members = {row};
}

void LiveTable::handlePing(const Moment& now, const PingNews& ping, TableChanges& out)
{
    auto& known = m_known[ping.member];
    if (ping.answered) {
        known.rtt = ping.rtt;
        if (ping.coordinate) known.coordinate = ping.coordinate;
    } else {
        known.rtt.reset();
    }
    refresh(now, ping.member, out);
}

bool LiveTable::refresh(const Moment& now, MemberId member, TableChanges& out)
{
    auto& known = m_known[member];
    const auto* at = m_agent.serf().find(member);
    if (at == nullptr || at->record == nullptr) {
        if (!known.row) m_known.erase(member);
        return false;
    }
    const auto* entry = m_agent.memberlist().table().find(member);
    const auto& record = entry != nullptr ? entry->record : at->record;
    const bool recordKnown = known.row && (known.record == record || *known.record == *record);
    link::MemberRow row;
    row.key = key(member);
    row.facts = recordKnown ? known.row->facts : factsOf(*record);
    row.status = statusOf(at->status);
    row.state = stateOf(entry, at->status);
    row.incarnation = entry != nullptr       ? entry->incarnation
                      : known.row != nullptr ? known.row->incarnation
                                             : Incarnation{};
    row.statusTime = at->statusTime;
    row.source = link::RowSource::Gossip;
    row.seenAt = now;
    row.rtt = known.rtt;
    row.coordinate = known.coordinate;
    if (row.state == RawState::Suspect) {
        row.noVerdict = known.noVerdict;
        if (const auto* suspicion = m_agent.memberlist().suspicion(member))
            row.failsBy = momentAt(now, suspicion->deadline());
    }
    if (row.state == RawState::Suspect || row.state == RawState::Dead) {
        row.accusers = m_accusations.accusers(member);
    }
    row.flaps = m_accusations.flaps(member);
    const bool same = known.row && known.row->status == row.status && known.row->state == row.state;
    row.since = same ? known.row->since : now;
    row.sinceFirstLook = same ? known.row->sinceFirstLook : !m_ready;
    known.record = record;
    const bool told = !known.row || !sameTold(*known.row, row);
    if (!told && sameMeasured(*known.row, row)) return false;
    m_tells = m_tells || told;
    known.row = std::make_shared<const link::MemberRow>(std::move(row));
    out.changed.push_back(known.row);
    return true;
}

void LiveTable::refreshAll(const Moment& now, TableChanges& out)
{
    for (const auto& member : m_agent.serf().all())
        refresh(now, member.member, out);
}

/// A member pruned by force is gone from the agent's tables before its leave is told.
void LiveTable::showLeft(const Moment& now, MemberId member, TableChanges& out)
{
    const auto at = m_known.find(member);
    if (at == m_known.end() || !at->second.row) return;
    if (m_agent.serf().find(member) != nullptr) return;
    auto row = std::make_shared<link::MemberRow>(*at->second.row);
    row->status = MemberStatus::Left;
    row->seenAt = row->since = now;
    at->second.row = std::move(row);
    out.changed.push_back(at->second.row);
    m_tells = true;
}

void LiveTable::drop(MemberId member, TableChanges& out)
{
    const auto at = m_known.find(member);
    if (at == m_known.end()) return;
    m_known.erase(at);
    out.removed.push_back(key(member));
}

void LiveTable::dropGone(TableChanges& out)
{
    std::vector<MemberId> gone;
    for (const auto& [member, known] : m_known) {
        if (m_agent.serf().find(member) == nullptr) gone.push_back(member);
    }
    std::sort(gone.begin(), gone.end());
    for (const auto member : gone)
        drop(member, out);
}

link::TimelineEntry& LiveTable::note(const Moment& now, EntryKind kind, TableChanges& out)
{
    auto& entry = out.entries.emplace_back();
    entry.number = ++m_entries;
    entry.cluster = m_cluster;
    entry.at = now;
    entry.kind = kind;
    return entry;
}

void LiveTable::noteMember(const Moment& now, EntryKind kind, MemberId member, TableChanges& out)
{
    if (m_quiet) return;
    const auto row = find(member);
    if (!row) return;
    auto& entry = note(now, kind, out);
    entry.members = {row};
    if (row->statusTime.value() > 0) entry.lamportTime = row->statusTime;
}

TableChanges LiveTable::handleReady(const Moment& now)
{
    TableChanges out;
    dropGone(out); // A stall during the join has made the agent forget them.
    refreshAll(now, out);
    m_ready = true;
    m_quiet = false;
    auto& ready = note(now, EntryKind::Ready, out);
    if (const auto self = find(m_agent.self())) ready.members = {self};
    note(now, EntryKind::Snapshot, out).members = rows();
    tellHeld(now.boot, out);
    return out;
}

TableChanges LiveTable::handleGap(const Moment& now, std::string text)
{
    TableChanges out;
    note(now, EntryKind::Gap, out).text = std::move(text);
    m_quiet = true;
    m_accusations.closeCases();
    return out;
}

TableChanges LiveTable::handleResync(const Moment& now, std::string text)
{
    TableChanges out;
    dropGone(out);
    refreshAll(now, out);
    m_quiet = !m_ready;
    auto& entry = note(now, EntryKind::Resync, out);
    entry.text = std::move(text);
    entry.members = rows();
    if (!m_quiet) tellHeld(now.boot, out);
    return out;
}

std::vector<link::MemberRowPtr> LiveTable::rows() const
{
    std::vector<link::MemberRowPtr> out;
    out.reserve(m_known.size());
    for (const auto& [member, known] : m_known) {
        if (known.row) out.push_back(known.row);
    }
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a->facts->name < b->facts->name; });
    return out;
}

link::MemberRowPtr LiveTable::find(MemberId member) const
{
    const auto at = m_known.find(member);
    return at == m_known.end() ? nullptr : at->second.row;
}

} // namespace grapevine::agent
