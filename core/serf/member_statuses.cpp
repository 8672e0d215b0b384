#include "core/serf/member_statuses.h"

#include <algorithm>
#include <utility>

namespace grapevine::serf {

MemberStatuses::MemberStatuses(const SerfOptions& options, std::string self, const NameTable& names,
                               LamportClock& clock, Outbox& out, Counters& counters)
    : m_options(options)
    , m_self(std::move(self))
    , m_names(names)
    , m_clock(clock)
    , m_out(out)
    , m_counters(counters)
    , m_intents(options.recentIntentsMost, counters)
{
}

void MemberStatuses::rename(std::string self)
{
    if (self == m_self) return;
    if (const auto old = m_names.find(m_self); old && row(*old) != nullptr) erase(*old);
    m_self = std::move(self);
}

void MemberStatuses::handleJoin(MemberId member, swim::NodeRecordPtr record)
{
    auto* known = row(member);
    if (known == nullptr) {
        known = &create(member, std::move(record));
        setStatus(*known, Status::Alive);
        const auto* intent = isSelf(member) ? nullptr : m_intents.find(m_names.name(member));
        if (intent != nullptr) {
            known->statusTime = intent->time;
            if (intent->kind == IntentBuffer::Kind::Leave) setStatus(*known, Status::Leaving);
        }
    } else {
        setStatus(*known, Status::Alive);
        known->leftAt = {};
        known->record = std::move(record);
    }
    const bool leaves = known->status == Status::Leaving;
    tell(MemberEvent::Kind::Join, member);
    if (leaves) tell(MemberEvent::Kind::Leaving, member);
}

void MemberStatuses::handleLeave(TimePoint now, MemberId member)
{
    auto* known = row(member);
    if (known == nullptr) return;
    if (known->status == Status::Leaving) {
        setStatus(*known, Status::Left);
        known->leftAt = now;
        tell(MemberEvent::Kind::Leave, member);
    } else if (known->status == Status::Alive) {
        setStatus(*known, Status::Failed);
        known->leftAt = now;
        tell(MemberEvent::Kind::Failed, member);
    }
}

void MemberStatuses::handleUpdate(MemberId member, swim::NodeRecordPtr record)
{
    auto* known = row(member);
    if (known == nullptr) return;
    known->record = std::move(record);
    tell(MemberEvent::Kind::Update, member);
}

void MemberStatuses::handleGone(TimePoint now, MemberId member, swim::NodeRecordPtr record,
                                bool left)
{
    if (auto* known = row(member)) {
        if (left && known->status == Status::Alive) setStatus(*known, Status::Leaving);
        handleLeave(now, member);
        return;
    }
    auto& fresh = create(member, std::move(record));
    fresh.leftAt = now;
    const auto* intent = m_intents.find(m_names.name(member));
    if (intent != nullptr) fresh.statusTime = intent->time;
    const bool said = intent != nullptr && intent->kind == IntentBuffer::Kind::Leave;
    setStatus(fresh, left || said ? Status::Left : Status::Failed);
}

IntentVerdict MemberStatuses::handleJoinIntent(TimePoint now, LamportTime time,
                                               std::string_view node, bool hearsay)
{
    if (!witness(time)) return IntentVerdict::Ignored;
    auto* known = row(node);
    if (known == nullptr) {
        const bool fresh = m_intents.put(now, node, IntentBuffer::Kind::Join, time);
        return fresh ? IntentVerdict::News : IntentVerdict::Ignored;
    }
    if (time <= known->statusTime) return IntentVerdict::Ignored;
    known->statusTime = time;
    known->hearsay = hearsay;
    if (known->status == Status::Leaving) {
        setStatus(*known, Status::Alive);
        tell(MemberEvent::Kind::Staying, known->member);
    }
    return IntentVerdict::News;
}

IntentVerdict MemberStatuses::handleLeaveIntent(TimePoint now, LamportTime time,
                                                std::string_view node, bool prune)
{
    if (!witness(time)) return IntentVerdict::Ignored;
    auto* known = row(node);
    if (known == nullptr) {
        const bool fresh = m_intents.put(now, node, IntentBuffer::Kind::Leave, time);
        return fresh ? IntentVerdict::News : IntentVerdict::Ignored;
    }
    // A member's join and leave never share a time. If a push/pull told us this very time first,
    // it was of this leave, overtaken; to ignore it now would turn a leave into a failure.
    const bool overtaken =
        time == known->statusTime && known->hearsay && known->status == Status::Alive;
    if (time <= known->statusTime && !overtaken) return IntentVerdict::Ignored;
    const bool self = node == m_self;
    if (self && !m_leaving) return IntentVerdict::Refute;
    known->statusTime = time;
    known->hearsay = false;
    const auto member = known->member;
    switch (known->status) {
    case Status::Alive:
        setStatus(*known, Status::Leaving);
        tell(MemberEvent::Kind::Leaving, member);
        break;
    case Status::Failed:
        setStatus(*known, Status::Left); // It keeps the moment of its failure.
        tell(MemberEvent::Kind::Leave, member);
        break;
    case Status::None:
    case Status::Leaving:
    case Status::Left: break;
    }
    // Go waits, holding its lock, before it erases one that is leaving; and it erases even itself.
    if (prune && !self) {
        erase(member);
        tell(MemberEvent::Kind::Reap, member);
    }
    return IntentVerdict::News;
}

void MemberStatuses::reap(TimePoint now)
{
    m_intents.forgetBefore(now - m_options.recentIntentTimeout);
    if (m_failed + m_left == 0) return;
    const auto isOver = [&](const SerfMember& row) {
        const auto gone = now - row.leftAt;
        return (row.status == Status::Failed && gone > m_options.reconnectTimeout) ||
               (row.status == Status::Left && gone > m_options.tombstoneTimeout);
    };
    for (std::size_t at = 0; at < m_rows.size();) {
        const auto member = m_rows[at].member;
        if (!isOver(m_rows[at]) || isSelf(member)) {
            ++at;
            continue;
        }
        erase(member);
        tell(MemberEvent::Kind::Reap, member);
    }
}

std::optional<MemberId> MemberStatuses::reconnectChoice(Random& random) const
{
    if (m_failed == 0) return std::nullopt;
    const auto alive = std::max<std::size_t>(m_rows.size() - m_failed - m_left, 1);
    if (random.below(alive) >= m_failed) return std::nullopt;
    auto skip = random.below(m_failed);
    for (const auto& row : m_rows) {
        if (row.status == Status::Failed && skip-- == 0) return row.member;
    }
    return std::nullopt;
}

void MemberStatuses::forgetOthers()
{
    m_intents.clear();
    const auto own = m_names.find(m_self);
    for (std::size_t at = 0; at < m_rows.size();) {
        if (own && m_rows[at].member == *own) {
            ++at;
        } else {
            erase(m_rows[at].member);
        }
    }
}

const SerfMember* MemberStatuses::find(MemberId member) const
{
    const auto id = member.value();
    if (id >= m_places.size() || m_places[id] == 0) return nullptr;
    return &m_rows[m_places[id] - 1];
}

const SerfMember* MemberStatuses::find(std::string_view name) const
{
    const auto member = m_names.find(name);
    return member ? find(*member) : nullptr;
}

bool MemberStatuses::anybodyElseAlive() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const SerfMember& row) {
        return row.status == Status::Alive && !isSelf(row.member);
    });
}

SerfMember* MemberStatuses::row(MemberId member)
{
    return const_cast<SerfMember*>(std::as_const(*this).find(member));
}

SerfMember* MemberStatuses::row(std::string_view name)
{
    return const_cast<SerfMember*>(std::as_const(*this).find(name));
}

bool MemberStatuses::witness(LamportTime time)
{
    if (m_clock.witness(time)) return true;
    m_counters.add("serf.clock-poison");
    return false;
}

SerfMember& MemberStatuses::create(MemberId member, swim::NodeRecordPtr record)
{
    if (member.value() >= m_places.size()) m_places.resize(member.value() + std::size_t{1});
    auto& fresh = m_rows.emplace_back();
    fresh.member = member;
    fresh.record = std::move(record);
    m_places[member.value()] = static_cast<std::uint32_t>(m_rows.size());
    return fresh;
}

void MemberStatuses::setStatus(SerfMember& row, Status status)
{
    if (row.status == Status::Failed) --m_failed;
    if (row.status == Status::Left) --m_left;
    row.status = status;
    if (row.status == Status::Failed) ++m_failed;
    if (row.status == Status::Left) ++m_left;
}

void MemberStatuses::erase(MemberId member)
{
    const auto place = m_places[member.value()] - 1;
    setStatus(m_rows[place], Status::None);
    m_places[member.value()] = 0;
    if (place + 1 != m_rows.size()) {
        m_rows[place] = std::move(m_rows.back());
        m_places[m_rows[place].member.value()] = place + 1;
    }
    m_rows.pop_back();
}

} // namespace grapevine::serf
