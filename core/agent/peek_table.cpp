#include "core/agent/peek_table.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "core/agent/told_coordinate.h"

namespace grapevine::agent {

namespace {

using link::EntryKind;
using link::MemberRow;
using link::MemberStatus;
using link::RawState;
using link::RowSource;

int rank(RawState state)
{
    switch (state) {
    case RawState::Alive: return 0;
    case RawState::Suspect: return 1;
    case RawState::Dead: return 2;
    case RawState::Left: return 2;
    case RawState::Unknown: return 2;
    }
    return 0;
}

bool isGone(MemberStatus status)
{
    return status == MemberStatus::Failed || status == MemberStatus::Left;
}

/// Name and payload apart, so that moving a byte from one to the other is another event.
std::uint64_t eventIdentity(const PeekedEvent& event)
{
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ULL;
    std::uint64_t out = event.time.value() * kGolden;
    for (const auto part : {std::string_view{event.name}, asText(event.payload)}) {
        out ^= std::hash<std::string_view>{}(part) + kGolden + (out << 6U) + (out >> 2U);
    }
    return out;
}

} // namespace

MemberId PeekTable::idOf(std::string_view name)
{
    const auto [at, fresh] = m_ids.try_emplace(std::string{name}, MemberId{m_nextId});
    if (fresh) m_members.try_emplace(MemberId{m_nextId++});
    return at->second;
}

TableChanges PeekTable::handleAnswer(const Moment& now, std::string_view asker,
                                     const PeekAnswer& answer)
{
    TableChanges out;
    const bool firstLook = m_answers == 0;
    ++m_answers;
    const MemberId askerId = idOf(asker);

    const auto statusTimeOf = [&](std::string_view name) {
        const auto at = std::lower_bound(
            answer.statusTimes.begin(), answer.statusTimes.end(), name,
            [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
        return at != answer.statusTimes.end() && at->first == name ? at->second : LamportTime{};
    };
    const auto take = [&](std::string_view name, const Claim& claim) {
        if (m_members.size() >= kMembersMost && !m_ids.contains(std::string{name})) {
            m_counters.add("peek.members-over-cap");
            return;
        }
        const MemberId id = idOf(name);
        m_members[id].seenInAnswer = m_answers;
        if (accepts(id, claim, askerId, now)) {
            if (id == askerId) noteOwnWord(id, claim, now);
            apply(id, claim, askerId, asker, now, firstLook, out);
        } else {
            m_counters.add("peek.older-news-ignored");
        }
        // After the row: a claim about a mere name is shown with what is remembered of it.
        const auto& row = m_members[id].row;
        out.views.push_back({{m_cluster, askerId},
                             {m_cluster, id},
                             claim.facts ? claim.facts : row->facts,
                             claim.state,
                             claim.status,
                             claim.incarnation,
                             now});
    };

    for (const auto& member : answer.members) {
        const auto& name = member.facts->name;
        take(name, {name, member.facts, member.state, answer.statusOf(member.state, name),
                    member.incarnation, statusTimeOf(name)});
    }
    for (const auto& [name, time] : answer.namesOnly()) {
        take(
            name,
            {name, nullptr, RawState::Unknown, answer.statusOf(RawState::Unknown, name), {}, time});
    }
    reapUnlisted(askerId, now, out);
    if (firstLook) {
        auto snapshot = entry(EntryKind::Snapshot, now);
        snapshot.members = rows();
        out.entries.insert(out.entries.begin(), std::move(snapshot));
    }
    noteEvents(now, asker, answer, out);
    return out;
}

bool PeekTable::accepts(MemberId id, const Claim& claim, MemberId asker, const Moment& now) const
{
    const Known& known = m_members.at(id);
    if (!known.row) return true;
    const MemberRow& row = *known.row;
    if (id == asker && claim.state == RawState::Alive) return true;
    if (known.ownWordAt && claim.state != RawState::Alive) {
        const auto age = now.boot - *known.ownWordAt;
        if (id != asker && age <= kJustNow && claim.incarnation <= row.incarnation) return false;
        if (known.overruled && age <= kWordFresh && claim.incarnation <= *known.overruled) {
            return false;
        }
    }
    const bool wordIsOld = now.boot - row.seenAt.boot > kWordFresh;
    if (known.asker == asker || wordIsOld) return true;
    const bool rowHasNode = row.source == RowSource::Peek;
    const bool bothGone = isGone(row.status) && isGone(claim.status);
    if (bothGone && (!claim.facts || !rowHasNode || claim.incarnation == row.incarnation)) {
        // Two members that disagree whether a gone one left: the later intent counts, and at a
        // tie left does, or the row would change with every answer.
        if (claim.status == row.status) return true;
        if (claim.statusTime != row.statusTime) return claim.statusTime > row.statusTime;
        return claim.status == MemberStatus::Left;
    }
    if (!claim.facts) return !rowHasNode;
    if (!rowHasNode) return true;
    if (claim.incarnation != row.incarnation) {
        if (claim.incarnation > row.incarnation) return true;
    } else if (rank(claim.state) >= rank(row.state)) {
        return true;
    }
    const bool forgotten = isGone(row.status) && now.boot - row.since.boot > kDeadForgotten;
    return forgotten && !isGone(claim.status);
}

void PeekTable::noteOwnWord(MemberId id, const Claim& claim, const Moment& now)
{
    if (claim.state != RawState::Alive) return;
    Known& known = m_members[id];
    known.ownWordAt = now.boot;
    if (known.row && known.row->state != RawState::Alive &&
        known.row->incarnation >= claim.incarnation) {
        known.overruled = std::max(known.overruled.value_or(Incarnation{}), known.row->incarnation);
    }
}

void PeekTable::apply(MemberId id, const Claim& claim, MemberId asker, std::string_view askerName,
                      const Moment& now, bool firstLook, TableChanges& out)
{
    Known& known = m_members[id];
    const auto before = known.row;
    auto row = std::make_shared<MemberRow>();
    row->key = {m_cluster, id};
    row->status = claim.status;
    row->state = claim.state;
    row->incarnation = claim.incarnation;
    row->statusTime = claim.statusTime;
    row->askedBy = std::string{askerName};
    row->seenAt = now;
    row->since = now;
    row->sinceFirstLook = firstLook;
    if (claim.facts) {
        row->facts = claim.facts;
        row->source = RowSource::Peek;
    } else if (before) {
        row->facts = before->facts;
        row->incarnation = before->incarnation;
        row->source = before->source == RowSource::Peek ? RowSource::Memory : before->source;
        if (before->status == row->status) row->state = before->state;
    } else {
        auto facts = std::make_shared<NodeFacts>();
        facts->name = std::string{claim.name};
        row->facts = std::move(facts);
        row->source = RowSource::NameOnly;
    }
    if (before) {
        row->rtt = before->rtt;
        row->coordinate = before->coordinate;
        if (before->status == row->status && before->state == row->state) {
            row->since = before->since;
            row->sinceFirstLook = before->sinceFirstLook;
        }
    }
    known.row = row;
    known.asker = asker;
    out.changed.push_back(known.row);
    if (!firstLook) noteChange(before.get(), known.row, now, out);
}

void PeekTable::noteChange(const MemberRow* before, const link::MemberRowPtr& after,
                           const Moment& now, TableChanges& out)
{
    const auto say = [&](EntryKind kind) {
        auto news = entry(kind, now);
        news.members = {after};
        if (after->statusTime != LamportTime{}) news.lamportTime = after->statusTime;
        out.entries.push_back(std::move(news));
    };
    const bool wasGone = before != nullptr && isGone(before->status);
    if (before == nullptr || (wasGone && after->status == MemberStatus::Alive)) {
        // A name nobody lists and that we never saw alive is no news of today.
        if (before != nullptr || after->source == RowSource::Peek) {
            if (after->status == MemberStatus::Alive) say(EntryKind::MemberJoin);
        }
    } else if (before->status != after->status) {
        if (after->status == MemberStatus::Failed) say(EntryKind::MemberFailed);
        if (after->status == MemberStatus::Left) say(EntryKind::MemberLeave);
    } else if (before->facts != after->facts && *before->facts != *after->facts &&
               after->source == RowSource::Peek && before->source == RowSource::Peek &&
               after->status == MemberStatus::Alive) {
        say(EntryKind::MemberUpdate);
    }
    if (after->state == RawState::Suspect &&
        (before == nullptr || before->state != RawState::Suspect)) {
        say(EntryKind::MemberSuspect);
    }
    if (before != nullptr && before->state == RawState::Suspect &&
        after->state == RawState::Alive && after->incarnation > before->incarnation) {
        say(EntryKind::MemberRefute);
    }
}

void PeekTable::reapUnlisted(MemberId asker, const Moment& now, TableChanges& out)
{
    for (auto at = m_members.begin(); at != m_members.end();) {
        const auto& known = at->second;
        // An address asked by hand that is in nobody's list has no row and keeps its id.
        if (!known.row) {
            ++at;
            continue;
        }
        const bool wordOfAsker = known.asker == asker;
        const bool wordIsOld = now.boot - known.row->seenAt.boot > kWordFresh;
        // One member's silence about another that was alive proves nothing: it may have been
        // restarted alone. That one stays until nobody has told of it for a while.
        const bool due = wordIsOld || (wordOfAsker && isGone(known.row->status));
        if (known.seenInAnswer == m_answers || !due) {
            ++at;
            continue;
        }
        auto news = entry(EntryKind::MemberReap, now);
        news.members = {known.row};
        out.entries.push_back(std::move(news));
        out.removed.push_back(known.row->key);
        m_ids.erase(known.row->facts->name);
        at = m_members.erase(at);
    }
}

void PeekTable::noteEvents(const Moment& now, std::string_view asker, const PeekAnswer& answer,
                           TableChanges& out)
{
    if (answer.serfPartBroken) return;
    const auto clock = answer.clocks.event;
    if (!m_firstLook) m_firstLook = clock;
    const auto [at, fresh] = m_horizons.try_emplace(std::string{asker}, EventHorizon{clock, clock});
    auto& horizon = at->second;
    // A clock that fell is a member that started anew: all it holds is younger than that.
    if (!fresh && clock < horizon.lastClock) horizon.newsFrom = LamportTime{};
    horizon.lastClock = clock;
    for (const auto& event : answer.events) {
        const bool history = event.time < horizon.newsFrom;
        // Another asker may bring it as news yet, unless it is older than our first look.
        if (history && event.time >= *m_firstLook) continue;
        const auto identity = eventIdentity(event);
        if (!m_eventsSeen.insert(identity).second) continue;
        m_eventsOrder.push_back(identity);
        if (m_eventsOrder.size() > kEventsRemembered) {
            m_eventsSeen.erase(m_eventsOrder.front());
            m_eventsOrder.pop_front();
            m_counters.add("peek.events-forgotten");
        }
        if (history) continue;
        auto news = entry(EntryKind::User, now);
        news.lamportTime = event.time;
        news.name = event.name;
        news.payload = event.payload;
        out.entries.push_back(std::move(news));
    }
}

TableChanges PeekTable::handlePing(MemberId member, Duration rtt,
                                   const std::optional<wire::Coordinate>& coordinate)
{
    TableChanges out;
    const auto at = m_members.find(member);
    if (at == m_members.end() || !at->second.row) return out;
    auto& known = at->second;
    auto row = std::make_shared<MemberRow>(*known.row);
    row->rtt = rtt;
    if (coordinate) {
        row->coordinate = usableCoordinate(*coordinate);
        if (!row->coordinate) m_counters.add("ping.coordinate-refused");
    }
    known.row = std::move(row);
    out.changed.push_back(known.row);
    return out;
}

TableChanges PeekTable::handleToldFacts(const NodeFactsPtr& facts)
{
    TableChanges out;
    const auto id = m_ids.find(facts->name);
    const auto at = id == m_ids.end() ? m_members.end() : m_members.find(id->second);
    if (at == m_members.end() || !at->second.row) return out;
    auto& known = at->second;
    if (known.row->source != RowSource::NameOnly) return out; // What we saw ourselves stays.
    auto row = std::make_shared<MemberRow>(*known.row);
    row->facts = facts;
    row->source = RowSource::Rpc;
    known.row = std::move(row);
    out.changed.push_back(known.row);
    return out;
}

TableChanges PeekTable::handleStale(const Moment& now, std::string text)
{
    TableChanges out;
    out.entries.push_back(entry(EntryKind::Stale, now));
    out.entries.back().text = std::move(text);
    return out;
}

TableChanges PeekTable::handleResync(const Moment& now, std::string text)
{
    TableChanges out;
    out.entries.push_back(entry(EntryKind::Resync, now));
    out.entries.back().text = std::move(text);
    out.entries.back().members = rows();
    return out;
}

link::TimelineEntry PeekTable::entry(EntryKind kind, const Moment& now)
{
    link::TimelineEntry out;
    out.number = ++m_entries;
    out.cluster = m_cluster;
    out.at = now;
    out.kind = kind;
    return out;
}

std::vector<link::MemberRowPtr> PeekTable::rows() const
{
    std::vector<link::MemberRowPtr> out;
    out.reserve(m_members.size());
    for (const auto& [id, known] : m_members) {
        if (known.row) out.push_back(known.row);
    }
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a->facts->name < b->facts->name; });
    return out;
}

link::MemberRowPtr PeekTable::find(std::string_view name) const
{
    const auto at = m_ids.find(std::string{name});
    return at == m_ids.end() ? nullptr : m_members.at(at->second).row;
}

} // namespace grapevine::agent
