#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/agent/outside_sweep.h"
#include "core/link/member_row.h"

namespace grapevine::agent {

/// Finds out who holds one user event: each member's push/pull answer brings its ring of recent
/// events, and what stands there was received.
class DeliverySweep final : public OutsideSweep {
public:
    /// `rows`: the members as now known. Those who left are no concern of the event's; `ourselves`
    /// sent it. A failed one is listed, and not asked. Our own name may be empty.
    DeliverySweep(link::CommandId id, link::ProveEvent wanted,
                  const std::vector<link::MemberRowPtr>& rows, std::string_view ourselves,
                  const Moment& now);

    [[nodiscard]] link::DeliveryProof proof() const;
    [[nodiscard]] link::AskNews takeNews() override;

private:
    void list(const link::MemberRow& row, const Moment& now);
    void judge(const Moment& now, std::size_t number, const PeekAnswer& answer) override;
    [[nodiscard]] bool isObserver(const PeekAnswer& answer) const;
    void giveUp(const Moment& now, std::size_t number, std::optional<link::Refusal> refusal,
                std::string detail) override;
    void tell(const Moment& now, std::size_t number, link::DeliveryState state, std::string detail);

    link::ProveEvent m_wanted;
    std::size_t m_alive = 0;      ///< Members known to be there, ourselves too.
    link::DeliveryProof m_counts; ///< The states of `m_lines`, counted, and whom it leaves out.
    std::vector<link::DeliveryLine> m_lines; ///< By name.
};

} // namespace grapevine::agent
