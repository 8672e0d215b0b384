// What a push/pull's rows mean to Membership, by policy.

#include "core/swim/announced.h"
#include "core/swim/membership.h"
#include "core/swim/version_check.h"

namespace grapevine::swim {

namespace {

/// At one incarnation the graver word counts.
int gravity(State state)
{
    switch (state) {
    case State::Alive: return 0;
    case State::Suspect: return 1;
    case State::Dead:
    case State::Left: return 2;
    }
    return 0;
}

} // namespace

Expected<void, MergeRefusal> Membership::merge(TimePoint now, std::string_view from,
                                               std::span<const RemoteNode> nodes)
{
    if (!versionsFit(nodes)) {
        m_with.counters.add("swim.merge-versions-refused");
        return failure(MergeRefusal::ProtocolMismatch);
    }
    if (!roomFor(nodes)) {
        m_with.counters.add("swim.members-over-cap");
        return failure(MergeRefusal::OverCap);
    }
    mergeRows(now, from, nodes);
    return {};
}

void Membership::mergeRows(TimePoint now, std::string_view from, std::span<const RemoteNode> nodes)
{
    for (const auto& node : nodes) {
        if (!node.stateKnown) {
            m_with.counters.add("swim.state-unknown");
            continue;
        }
        if (isOldNews(now, node)) continue;
        switch (m_with.policy.mergeRule()) {
        case Policy::MergeRule::SuspectTheDead: takeAsGo(now, from, node); break;
        case Policy::MergeRule::TakeAtWord: takeAtWord(now, from, node); break;
        }
    }
}

/// Rows of our own table without versions are no reason to refuse, unlike in Go: there one bad
/// alive message ends all push/pulls until that member is reaped.
bool Membership::versionsFit(std::span<const RemoteNode> nodes) const
{
    VersionCheck check;
    for (const auto& node : nodes) {
        if (!node.record->versionsKnown) return false;
        if (node.stateKnown && node.state == State::Alive) check.narrow(node.record->versions);
    }
    for (const auto& entry : m_table.entries()) {
        if (entry.record->versionsKnown && entry.state == State::Alive)
            check.narrow(entry.record->versions);
    }
    for (const auto& node : nodes) {
        if (!check.admits(node.record->versions)) return false;
    }
    for (const auto& entry : m_table.entries()) {
        if (entry.record->versionsKnown && !check.admits(entry.record->versions)) return false;
    }
    return true;
}

bool Membership::roomFor(std::span<const RemoteNode> nodes) const
{
    auto room = MemberTable::kMembersMost - std::min(MemberTable::kMembersMost, m_table.size());
    if (nodes.size() <= room) return true;
    for (const auto& node : nodes) {
        if (m_table.find(node.record->name) != nullptr) continue;
        if (room == 0) return false;
        --room;
    }
    return true;
}

/// An alive row that says what our table says, or said: takeAlive would find the same, later. It is
/// most rows of most push/pulls.
bool Membership::isOldNews(TimePoint now, const RemoteNode& node)
{
    if (!node.member || node.state != State::Alive) return false;
    const auto* entry = find(*node.member);
    return entry != nullptr && entry->record == node.record &&
           node.incarnation <= entry->incarnation && !isSelf(*entry) &&
           !mayReturn(now, *entry, node.incarnation);
}

void Membership::takeAsGo(TimePoint now, std::string_view from, const RemoteNode& node)
{
    const auto& name = node.record->name;
    switch (node.state) {
    case State::Alive:
        takeAlive(now, aliveOf(*node.record, node.incarnation), {}, node.record);
        break;
    case State::Left: takeDead(now, {node.incarnation, name, name}, {}, from); break;
    case State::Suspect:
    case State::Dead: takeSuspect(now, {node.incarnation, name, m_self.name}, {}, from); break;
    }
}

void Membership::takeAtWord(TimePoint now, std::string_view from, const RemoteNode& node)
{
    const auto announced = aliveOf(*node.record, node.incarnation);
    auto* entry = find(node.record->name);
    if (entry != nullptr && isSelf(*entry)) {
        takeAsGo(now, from, node);
        return;
    }
    if (node.state == State::Alive) {
        takeAlive(now, announced, {Onward::How::Never, {}}, node.record);
        return;
    }
    const bool fresh = entry == nullptr;
    if (fresh) {
        if (!acceptable(announced)) return;
        entry = create(now, node.record->name, node.record);
        if (entry == nullptr) return;
    } else if (node.incarnation < entry->incarnation ||
               (node.incarnation == entry->incarnation &&
                gravity(node.state) <= gravity(entry->state))) {
        return;
    }
    // Like an alive, a row moves nobody who is present to another address.
    const bool present = entry->state == State::Alive || entry->state == State::Suspect;
    const bool takes = node.incarnation > entry->incarnation &&
                       (!present || sameAddress(*entry->record, announced));
    const bool updated = takes && present && entry->record->meta != node.record->meta;
    if (takes) entry->record = node.record;
    entry->incarnation = node.incarnation;
    entry->merged = true;
    m_suspicions.stop(entry->member);
    if (node.state == State::Suspect) {
        if (updated) tell(MemberChange::Kind::Update, *entry);
        suspectAtWord(now, *entry);
        return;
    }
    const bool told = !fresh && entry->state == node.state;
    setState(now, *entry, node.state);
    if (!told) tell(MemberChange::Kind::Leave, *entry);
}

/// Hearsay: nobody is named, and nothing of it is gossiped.
void Membership::suspectAtWord(TimePoint now, MemberEntry& entry)
{
    if (entry.state == State::Dead || entry.state == State::Left) {
        setState(now, entry, State::Alive);
        tell(MemberChange::Kind::Join, entry);
    }
    setState(now, entry, State::Suspect);
    entry.changedAt = now;
    startSuspicion(now, entry, {});
    tell(MemberChange::Kind::Suspect, entry);
}

} // namespace grapevine::swim
