#include "core/agent/delivery_sweep.h"

#include <algorithm>
#include <set>
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
    : OutsideSweep(id, rows.size(), now)
    , m_wanted(std::move(wanted))
{
    const std::set<std::string_view> only(m_wanted.only.begin(), m_wanted.only.end());
    std::vector<const link::MemberRow*> all;
    for (const auto& row : rows) {
        if (row->status == link::MemberStatus::Alive) ++m_alive;
        const bool wantedOne = only.empty() || only.contains(row->facts->name);
        if (hears(*row) && row->facts->name != ourselves && wantedOne) all.push_back(row.get());
    }
    std::sort(all.begin(), all.end(),
              [](const auto* a, const auto* b) { return a->facts->name < b->facts->name; });
    const auto taken = std::min(all.size(), link::kProofMembersMost);
    m_counts.left = all.size() - taken;
    for (std::size_t i = 0; i < taken; ++i)
        list(*all[i * all.size() / taken], now);
    begin(now);
}

void DeliverySweep::list(const link::MemberRow& row, const Moment& now)
{
    const auto number = add(row.facts->name, row.facts->endpoint);
    m_lines.push_back({id(), row.facts->name, DeliveryState::Waiting, {}, {}, now});
    const char* why = row.status == link::MemberStatus::Failed ? "it counts as failed" : nullptr;
    if (const char* nowhere = whyNot(row)) why = nowhere;
    if (why != nullptr) tell(now, number, DeliveryState::Unasked, why);
}

bool DeliverySweep::isObserver(const PeekAnswer& answer) const
{
    // Handed its own answer only. It names nobody beside itself, though others are there: so do the
    // views tell an observer (diagnosis/view_picture.h). One that is alone has nobody to name.
    return answer.members.size() == 1 && answer.events.empty() && m_alive > 1;
}

void DeliverySweep::judge(const Moment& now, std::size_t number, const PeekAnswer& answer)
{
    const bool held =
        std::any_of(answer.events.begin(), answer.events.end(), [&](const auto& event) {
            return event.time == m_wanted.time && event.name == m_wanted.name &&
                   event.payload == m_wanted.payload;
        });
    if (held) return tell(now, number, DeliveryState::Held, {});
    // What was not read may be what was looked for.
    if (answer.serfPartBroken || answer.eventsDropped > 0)
        return tell(now, number, DeliveryState::Unasked, "its events could not be read");
    if (isObserver(answer)) return tell(now, number, DeliveryState::Observer, {});
    const auto clock = answer.clocks.event.value();
    const bool rolled = clock >= kRingSlots && clock - kRingSlots >= m_wanted.time.value();
    const bool mute = !rolled && answer.events.empty();
    tell(now, number, rolled ? DeliveryState::Rolled : DeliveryState::Missing,
         mute ? "it lists no events at all, as one that joined later" : "");
}

void DeliverySweep::giveUp(const Moment& now, std::size_t number,
                           std::optional<link::Refusal> refusal, std::string detail)
{
    m_lines[number].refusal = refusal;
    tell(now, number, DeliveryState::Unasked, std::move(detail));
}

void DeliverySweep::tell(const Moment& now, std::size_t number, DeliveryState state,
                         std::string detail)
{
    auto& line = m_lines[number];
    line.state = state;
    line.detail = std::move(detail);
    line.at = now;
    switch (state) {
    case DeliveryState::Missing: ++m_counts.missing; break;
    case DeliveryState::Unasked: ++m_counts.unasked; break;
    case DeliveryState::Rolled: ++m_counts.rolled; break;
    case DeliveryState::Observer: ++m_counts.observers; break;
    case DeliveryState::Held: ++m_counts.held; break;
    case DeliveryState::Waiting: break;
    }
    settle(now, number);
}

DeliveryProof DeliverySweep::proof() const
{
    auto out = m_counts;
    out.proof = id();
    out.time = m_wanted.time;
    out.name = m_wanted.name;
    describe(out);
    return out;
}

link::AskNews DeliverySweep::takeNews()
{
    link::AskNews out;
    bool round = false;
    for (const auto number : takeChanged(round))
        out.deliveries.push_back(m_lines[number]);
    if (round) out.proofs.push_back(proof());
    return out;
}

} // namespace grapevine::agent
