#include "core/swim/membership.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/swim/announced.h"
#include "core/swim/random_members.h"
#include "core/swim/scales.h"
#include "core/wire/limits.h"

namespace grapevine::swim {

namespace {

bool isPresent(State state)
{
    return state == State::Alive || state == State::Suspect;
}

} // namespace

Membership::Membership(Surroundings surroundings)
    : m_with(surroundings)
    , m_table(surroundings.names)
{
}

void Membership::handleAlive(TimePoint now, const wire::Alive& alive, ByteView verbatim)
{
    takeAlive(now, alive, {Onward::How::Verbatim, verbatim});
}

void Membership::handleSuspect(TimePoint now, const wire::Suspect& suspect, ByteView verbatim)
{
    takeSuspect(now, suspect, {Onward::How::Verbatim, verbatim}, suspect.from);
}

void Membership::handleDead(TimePoint now, const wire::Dead& dead, ByteView verbatim)
{
    takeDead(now, dead, {Onward::How::Verbatim, verbatim}, dead.from);
}

void Membership::accuse(TimePoint now, MemberId member, Incarnation incarnation)
{
    assert(m_with.policy.afterSilence() == Policy::AfterSilence::Accuse &&
           "an observer accuses nobody");
    const auto& name = m_with.names.name(member);
    takeSuspect(now, {incarnation, name, m_self.name}, {}, m_self.name);
}

void Membership::takeAlive(TimePoint now, const wire::Alive& alive, Onward onward,
                           NodeRecordPtr record)
{
    auto* entry = find(alive.node);
    const bool own = entry != nullptr && isSelf(*entry);
    if (own && m_leaving) return;
    if (!acceptable(alive)) return;
    bool moved = false;
    if (entry != nullptr && !sameAddress(*entry->record, alive)) {
        if (!mayMove(now, *entry)) {
            tell(MemberChange::Kind::Conflict, *entry);
            m_changes.back().record = m_with.records.intern(alive);
            m_changes.back().incarnation = alive.incarnation;
            return;
        }
        moved = true;
    }
    if (own) {
        takeAliveOfSelf(*entry, alive);
        return;
    }
    bool news = true; // For others too.
    if (entry == nullptr) {
        if (!record) record = recordFor(alive, nullptr);
        entry = create(now, alive.node, record);
        if (entry == nullptr) return;
    } else if (alive.incarnation <= entry->incarnation && !moved) {
        if (!mayReturn(now, *entry, alive.incarnation)) return;
        news = false; // It may as well be old gossip told again, which we must not carry on.
    }
    m_suspicions.stop(entry->member);
    if (news) queue(alive.node, alive, onward);
    const auto before = entry->state;
    if (!record) record = recordFor(alive, entry);
    const auto oldRecord = std::exchange(entry->record, std::move(record));
    entry->incarnation = alive.incarnation;
    entry->merged = onward.how == Onward::How::Never;
    setState(now, *entry, State::Alive);
    tellAlive(*entry, before, oldRecord);
}

bool Membership::mayReturn(TimePoint now, const MemberEntry& entry, Incarnation alive) const
{
    return m_with.policy.mergeRule() == Policy::MergeRule::TakeAtWord &&
           entry.state == State::Dead && alive == entry.incarnation &&
           now - entry.changedAt > m_with.timing.gossipToTheDeadTime;
}

void Membership::tellAlive(const MemberEntry& entry, State before, const NodeRecordPtr& oldRecord)
{
    if (!isPresent(before)) {
        tell(MemberChange::Kind::Join, entry);
        return;
    }
    if (before == State::Suspect) tell(MemberChange::Kind::Refute, entry);
    if (oldRecord->meta != entry.record->meta) tell(MemberChange::Kind::Update, entry);
}

void Membership::takeSuspect(TimePoint now, const wire::Suspect& suspect, Onward onward,
                             std::string_view accuser)
{
    auto* entry = find(suspect.node);
    if (entry == nullptr || suspect.incarnation < entry->incarnation) return;
    if (suspect.from.size() > kNameLongest) {
        m_with.counters.add("swim.name-refused");
        return;
    }
    if (m_suspicions.find(entry->member) != nullptr) {
        if (m_suspicions.confirm(entry->member, suspect.from)) {
            queue(suspect.node, suspect, onward);
        } else if (!m_suspicions.note(entry->member, suspect.from)) {
            return;
        }
        tell(MemberChange::Kind::Confirm, *entry, suspect.from);
        return;
    }
    if (entry->state != State::Alive) return;
    if (isSelf(*entry)) {
        if (refute(*entry, suspect.incarnation))
            tellSelfAccused(*entry, accuser, suspect.incarnation, false);
        return;
    }
    queue(suspect.node, suspect, onward);
    entry->incarnation = suspect.incarnation;
    setState(now, *entry, State::Suspect);
    startSuspicion(now, *entry, suspect.from);
    tell(MemberChange::Kind::Suspect, *entry, suspect.from);
}

void Membership::takeDead(TimePoint now, const wire::Dead& dead, Onward onward,
                          std::string_view accuser)
{
    auto* entry = find(dead.node);
    if (entry == nullptr || dead.incarnation < entry->incarnation) return;
    m_suspicions.stop(entry->member);
    if (!isPresent(entry->state)) {
        const bool verdict = onward.how == Onward::How::Verbatim && dead.from != dead.node;
        if (verdict && entry->state == State::Dead && !dead.from.empty())
            tell(MemberChange::Kind::DeadAgain, *entry, dead.from);
        return;
    }
    if (isSelf(*entry) && !m_leaving) {
        if (refute(*entry, dead.incarnation))
            tellSelfAccused(*entry, accuser, dead.incarnation, true);
        return;
    }
    queue(dead.node, dead, onward);
    entry->incarnation = dead.incarnation;
    setState(now, *entry, dead.node == dead.from ? State::Left : State::Dead);
    tell(MemberChange::Kind::Leave, *entry, dead.from);
}

void Membership::startSuspicion(TimePoint now, MemberEntry& entry, std::string_view accuser)
{
    m_suspicions.start(now, entry.member, accuser, suspicionWindow(m_with.timing, m_table.size()));
}

void Membership::handleTimeout(TimePoint now)
{
    while (const auto member = m_suspicions.takeExpired(now)) {
        const auto* entry = find(*member);
        if (entry == nullptr || entry->state != State::Suspect) continue;
        switch (m_with.policy.afterDeadline()) {
        case Policy::AfterDeadline::Declare:
            takeDead(now, {entry->incarnation, m_with.names.name(*member), m_self.name}, {},
                     m_self.name);
            break;
        case Policy::AfterDeadline::Ask: tell(MemberChange::Kind::NoVerdict, *entry); break;
        }
    }
}

void Membership::endRound(TimePoint now)
{
    for (std::size_t place = m_table.m_entries.size(); place-- > 0;) {
        const auto& entry = m_table.m_entries[place];
        const bool goes =
            entry.state == State::Dead || (entry.state == State::Left && m_with.timing.forgetsLeft);
        if (!goes || isSelf(entry)) continue;
        if (now - entry.changedAt <= m_with.timing.gossipToTheDeadTime) continue;
        tell(MemberChange::Kind::Forget, entry);
        forget(place);
    }
    auto& entries = m_table.m_entries;
    for (std::size_t left = entries.size(); left > 1; --left) {
        const auto pick = static_cast<std::size_t>(m_with.random.below(left));
        if (pick != left - 1) swapPlaces(pick, left - 1);
    }
}

void Membership::forgetOthers()
{
    m_suspicions.clear();
    for (std::size_t place = m_table.m_entries.size(); place-- > 0;) {
        if (!isSelf(m_table.m_entries[place])) forget(place);
    }
    // What we were about to pass on may have become untrue since: an old alive would resurrect.
    const auto* self = find(m_selfId);
    const auto address = self != nullptr ? self->record->endpoint.address.text() : std::string{};
    const std::array<std::string_view, 2> own{m_self.name, address};
    m_with.queue.dropAllBut(own);
}

void Membership::takeChanges(std::vector<MemberChange>& into)
{
    into.clear();
    into.swap(m_changes);
}

bool Membership::acceptable(const wire::Alive& alive)
{
    const auto refuse = [&](std::string_view counter) {
        m_with.counters.add(counter);
        return false;
    };
    if (alive.node.empty() || alive.node.size() > kNameLongest) return refuse("swim.name-refused");
    if (!alive.versions.empty()) {
        if (alive.versions.size() < Versions{}.size()) return refuse("swim.versions-short");
        const auto least = std::to_integer<unsigned>(alive.versions[0]);
        const auto most = std::to_integer<unsigned>(alive.versions[1]);
        if (least == 0 || most == 0 || least > most) return refuse("swim.versions-invalid");
    }
    if (alive.incarnation == Incarnation{}) return refuse("swim.incarnation-zero");
    return true;
}

bool Membership::mayMove(TimePoint now, const MemberEntry& entry) const
{
    if (entry.state == State::Left) return true;
    const auto reclaim = m_with.timing.deadNodeReclaimTime;
    return entry.state == State::Dead && reclaim > Duration::zero() &&
           now - entry.changedAt > reclaim;
}

NodeRecordPtr Membership::recordFor(const wire::Alive& alive, const MemberEntry* known)
{
    if (alive.versions.empty() && known != nullptr && known->record->versionsKnown) {
        auto completed = alive; // Without versions it keeps those that it had.
        completed.versions = std::as_bytes(std::span{known->record->versions});
        return m_with.records.intern(completed);
    }
    return m_with.records.intern(alive);
}

MemberEntry* Membership::find(std::string_view name)
{
    const auto member = m_with.names.find(name);
    return member ? find(*member) : nullptr;
}

MemberEntry* Membership::find(MemberId member)
{
    if (member.value() >= m_table.m_places.size()) return nullptr;
    const auto place = m_table.m_places[member.value()];
    return place == 0 ? nullptr : &m_table.m_entries[place - 1];
}

MemberEntry* Membership::create(TimePoint now, std::string_view name, NodeRecordPtr record)
{
    auto& entries = m_table.m_entries;
    if (entries.size() >= MemberTable::kMembersMost && name != m_self.name) {
        m_with.counters.add("swim.members-over-cap");
        return nullptr;
    }
    const auto member = m_with.names.intern(name);
    if (!member) {
        m_with.counters.add("swim.names-over-cap");
        return nullptr;
    }
    if (member->value() >= m_table.m_places.size()) m_table.m_places.resize(member->value() + 1);
    const auto last = entries.size();
    const auto offset = static_cast<std::size_t>(m_with.random.below(last));
    MemberEntry entry;
    entry.record = std::move(record);
    entry.changedAt = now;
    entry.member = *member;
    entries.push_back(std::move(entry));
    m_table.m_places[member->value()] = static_cast<std::uint32_t>(last + 1);
    if (offset != last) swapPlaces(offset, last);
    return &entries[offset];
}

void Membership::setState(TimePoint now, MemberEntry& entry, State state)
{
    if (entry.state == state) return;
    if (isPresent(entry.state)) --m_table.m_present;
    if (isPresent(state)) ++m_table.m_present;
    entry.state = state;
    entry.changedAt = now;
}

void Membership::forget(std::size_t place)
{
    auto& entries = m_table.m_entries;
    if (place + 1 != entries.size()) swapPlaces(place, entries.size() - 1);
    if (isPresent(entries.back().state)) --m_table.m_present;
    m_table.m_places[entries.back().member.value()] = 0;
    entries.pop_back();
}

void Membership::swapPlaces(std::size_t a, std::size_t b)
{
    auto& entries = m_table.m_entries;
    std::swap(entries[a], entries[b]);
    m_table.m_places[entries[a].member.value()] = static_cast<std::uint32_t>(a + 1);
    m_table.m_places[entries[b].member.value()] = static_cast<std::uint32_t>(b + 1);
}

template<class Message>
void Membership::queue(std::string_view key, const Message& message, Onward onward)
{
    switch (onward.how) {
    case Onward::How::Verbatim:
        assert(!onward.bytes.empty() && "an empty message kills old agents");
        if (onward.bytes.size() > wire::kUdpPacketLargest) {
            m_with.counters.add("swim.relay-too-large"); // It would wait in the queue for ever.
            return;
        }
        m_with.queue.put(key, {onward.bytes.begin(), onward.bytes.end()});
        return;
    case Onward::How::Encoded: {
        Bytes bytes;
        wire::encode(bytes, message);
        m_with.queue.put(key, std::move(bytes));
        return;
    }
    case Onward::How::Never: return;
    }
}

template void Membership::queue(std::string_view, const wire::Alive&, Onward);
template void Membership::queue(std::string_view, const wire::Dead&, Onward);

void Membership::tell(MemberChange::Kind kind, const MemberEntry& entry, std::string_view from)
{
    MemberChange change;
    change.kind = kind;
    change.member = entry.member;
    change.record = entry.record;
    change.incarnation = entry.incarnation;
    change.from = from;
    change.left = entry.state == State::Left;
    change.self = isSelf(entry);
    if (kind == MemberChange::Kind::Suspect || kind == MemberChange::Kind::Confirm) {
        if (const auto* running = m_suspicions.find(entry.member)) {
            change.accusers = running->accusers();
            change.deadline = running->deadline();
        }
    }
    m_changes.push_back(std::move(change));
}

void Membership::tellSelfAccused(const MemberEntry& entry, std::string_view from,
                                 Incarnation accused, bool verdict)
{
    tell(MemberChange::Kind::SelfAccused, entry, from);
    m_changes.back().accused = accused;
    m_changes.back().verdict = verdict;
}

} // namespace grapevine::swim
