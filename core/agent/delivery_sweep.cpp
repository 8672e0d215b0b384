#include "core/agent/delivery_sweep.h"

#include <algorithm>
#include <utility>

namespace grapevine::agent {

using link::DeliveryProof;
using link::DeliveryState;

namespace {

/// Slots of a member's ring unless it is set otherwise; Lamport times modulo this. Source: serf,
/// config.go (EventBuffer).
constexpr std::uint64_t kRingSlots = 512;

bool hears(const link::MemberRow& row)
{
    return row.status != link::MemberStatus::Left && row.status != link::MemberStatus::None;
}

} // namespace

DeliverySweep::DeliverySweep(link::CommandId id, link::ProveEvent wanted,
                             const std::vector<link::MemberRowPtr>& rows,
                             std::string_view ourselves, const Moment& now)
    : m_wanted(std::move(wanted))
    , m_dueAt(now.boot)
    , m_paidUntil(now.boot)
{
    m_proof.proof = id;
    m_proof.time = m_wanted.time;
    m_proof.name = m_wanted.name;
    m_proof.begunAt = now;
    const std::set<std::string_view> only(m_wanted.only.begin(), m_wanted.only.end());
    std::vector<const link::MemberRow*> all;
    for (const auto& row : rows) {
        const bool wantedOne = only.empty() || only.contains(row->facts->name);
        if (hears(*row) && row->facts->name != ourselves && wantedOne) all.push_back(row.get());
    }
    std::sort(all.begin(), all.end(),
              [](const auto* a, const auto* b) { return a->facts->name < b->facts->name; });
    const auto taken = std::min(all.size(), link::kProofMembersMost);
    m_proof.left = all.size() - taken;
    for (std::size_t i = 0; i < taken; ++i)
        add(*all[i * all.size() / taken], now);
    m_proof.members = m_members.size();
    if (m_proof.waiting() == 0) stop(now, DeliveryProof::End::Whole);
}

void DeliverySweep::add(const link::MemberRow& row, const Moment& now)
{
    const auto number = m_members.size();
    m_changed.insert(number);
    m_members.push_back({{m_proof.proof, row.facts->name, DeliveryState::Waiting, {}, {}, now},
                         row.facts->endpoint,
                         false});
    const char* why = nullptr;
    if (row.status == link::MemberStatus::Failed) why = "it counts as failed";
    if (row.source == link::RowSource::NameOnly || row.facts->endpoint.address.isNone())
        why = "its address is not known";
    if (why != nullptr) settle(now, number, DeliveryState::Unasked, why);
}

std::optional<DeliverySweep::Target> DeliverySweep::next(TimePoint now)
{
    if (isOver() || m_open >= link::kProofAtOnce || now < std::max(m_dueAt, m_paidUntil))
        return std::nullopt;
    while (m_next < m_members.size() && m_members[m_next].line.state != DeliveryState::Waiting)
        ++m_next;
    if (m_next == m_members.size()) return std::nullopt;
    auto& member = m_members[m_next];
    member.asked = true;
    ++m_open;
    ++m_proof.connections;
    m_proofChanged = true;
    m_dueAt = now + link::kProofGap;
    return Target{m_next++, {member.endpoint.address.text(), member.endpoint.port}};
}

std::optional<TimePoint> DeliverySweep::nextTimeout() const
{
    if (isOver() || m_open >= link::kProofAtOnce) return std::nullopt;
    const bool more =
        std::any_of(m_members.begin() + static_cast<std::ptrdiff_t>(m_next), m_members.end(),
                    [](const auto& member) { return member.line.state == DeliveryState::Waiting; });
    if (!more) return std::nullopt;
    return std::max(m_dueAt, m_paidUntil);
}

bool DeliverySweep::isWaitedFor(std::size_t number) const
{
    return !isOver() && number < m_members.size() && m_members[number].asked &&
           m_members[number].line.state == DeliveryState::Waiting;
}

void DeliverySweep::handleAnswer(const Moment& now, std::size_t number, const PeekAnswer& answer,
                                 std::uint64_t bytes)
{
    if (!isWaitedFor(number)) return;
    --m_open;
    spend(now.boot, bytes);
    const auto& member = m_members[number];
    const auto self =
        std::find_if(answer.members.begin(), answer.members.end(), [&](const auto& one) {
            return one.facts->name == member.line.member && one.facts->endpoint == member.endpoint;
        });
    if (self == answer.members.end())
        return settle(now, number, DeliveryState::Unasked, "somebody else answers at its address");
    const bool held =
        std::any_of(answer.events.begin(), answer.events.end(), [&](const auto& event) {
            return event.time == m_wanted.time && event.name == m_wanted.name &&
                   event.payload == m_wanted.payload;
        });
    if (held) return settle(now, number, DeliveryState::Held, {});
    // What was not read may be what was looked for.
    if (answer.serfPartBroken || answer.eventsDropped > 0)
        return settle(now, number, DeliveryState::Unasked, "its events could not be read");
    const auto clock = answer.clocks.event.value();
    const bool rolled = clock >= kRingSlots && clock - kRingSlots >= m_wanted.time.value();
    // Nor does an observer tell of any: it relays events, and lists none in its push/pull.
    const bool mute = !rolled && answer.events.empty();
    settle(now, number, rolled ? DeliveryState::Rolled : DeliveryState::Missing,
           mute ? "it lists no events at all, as one that joined later or only observes" : "");
}

void DeliverySweep::handleFailed(const Moment& now, std::size_t number, const PeekFailure& problem,
                                 std::uint64_t bytes)
{
    if (!isWaitedFor(number)) return;
    --m_open;
    spend(now.boot, bytes);
    m_members[number].line.refusal = problem.refusal;
    settle(now, number, DeliveryState::Unasked, problem.detail);
}

void DeliverySweep::settle(const Moment& now, std::size_t number, DeliveryState state,
                           std::string detail)
{
    auto& line = m_members[number].line;
    line.state = state;
    line.detail = std::move(detail);
    line.at = now;
    m_changed.insert(number);
    m_proofChanged = true;
    switch (state) {
    case DeliveryState::Missing: ++m_proof.missing; break;
    case DeliveryState::Unasked: ++m_proof.unasked; break;
    case DeliveryState::Rolled: ++m_proof.rolled; break;
    case DeliveryState::Held: ++m_proof.held; break;
    case DeliveryState::Waiting: break;
    }
    // While the members are still put together there is no end yet.
    if (m_proof.members > 0 && m_proof.waiting() == 0) stop(now, DeliveryProof::End::Whole);
}

void DeliverySweep::spend(TimePoint now, std::uint64_t bytes)
{
    m_proof.bytes += bytes;
    const auto cost = std::chrono::nanoseconds{static_cast<Duration::rep>(
        static_cast<double>(bytes) * 1e9 / static_cast<double>(link::kProofBytesPerSecond))};
    m_paidUntil = std::max(m_paidUntil, now) + cost;
}

void DeliverySweep::stop(const Moment& now, DeliveryProof::End end)
{
    if (isOver()) return;
    m_proof.end = end;
    m_proof.endedAt = now;
    m_proofChanged = true;
}

link::AskNews DeliverySweep::takeNews()
{
    link::AskNews out;
    for (const auto number : m_changed)
        out.deliveries.push_back(m_members[number].line);
    m_changed.clear();
    if (std::exchange(m_proofChanged, false)) out.proofs.push_back(m_proof);
    return out;
}

} // namespace grapevine::agent
