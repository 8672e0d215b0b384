#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/agent/peek_answer.h"
#include "core/agent/peek_exchange.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/link/ask_news.h"
#include "core/link/member_row.h"

namespace grapevine::agent {

/// Finds out who holds one user event: each member's push/pull answer brings its ring of recent
/// events, and what stands there was received. Holds no socket and no clock.
///
/// ```
/// next() -> a dial         its end -> handleAnswer() or handleFailed()         takeNews() -> link
/// ```
/// Never more than kProofAtOnce are open, two begin kProofGap apart, and beyond
/// kProofBytesPerSecond the next waits.
class DeliverySweep {
public:
    struct Target {
        std::size_t number = 0; ///< To be handed back with the answer.
        HostPort where;
    };

    /// `rows`: the members as now known. Those who left are no concern of the event's; `ourselves`
    /// sent it. A failed one is listed, and not asked. Our own name may be empty.
    DeliverySweep(link::CommandId id, link::ProveEvent wanted,
                  const std::vector<link::MemberRowPtr>& rows, std::string_view ourselves,
                  const Moment& now);

    /// The next to ask, if one is due; it counts as asked from `now` on.
    [[nodiscard]] std::optional<Target> next(TimePoint now);
    /// When to call `next` again; nothing while only answers can bring more.
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;

    void handleAnswer(const Moment& now, std::size_t number, const PeekAnswer& answer,
                      std::uint64_t bytes);
    void handleFailed(const Moment& now, std::size_t number, const PeekFailure& problem,
                      std::uint64_t bytes);
    /// No more is asked; answers that still come count nowhere.
    void stop(const Moment& now, link::DeliveryProof::End end);

    [[nodiscard]] bool isOver() const { return m_proof.end != link::DeliveryProof::End::Open; }
    [[nodiscard]] const link::DeliveryProof& proof() const { return m_proof; }
    /// Everything since the last take; each line once, as it stands now.
    [[nodiscard]] link::AskNews takeNews();

private:
    struct Member {
        link::DeliveryLine line;
        Endpoint endpoint;
        bool asked = false;
    };

    void add(const link::MemberRow& row, const Moment& now);
    void settle(const Moment& now, std::size_t number, link::DeliveryState state,
                std::string detail);
    void spend(TimePoint now, std::uint64_t bytes);
    [[nodiscard]] bool isWaitedFor(std::size_t number) const;

    link::ProveEvent m_wanted;
    link::DeliveryProof m_proof;
    std::vector<Member> m_members; ///< By name.
    std::set<std::size_t> m_changed;
    bool m_proofChanged = true;
    std::size_t m_next = 0;
    std::size_t m_open = 0;
    TimePoint m_dueAt{};
    TimePoint m_paidUntil{}; ///< Bytes already had are paid off by then.
};

} // namespace grapevine::agent
