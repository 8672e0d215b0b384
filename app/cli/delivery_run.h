#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/asking.h"
#include "core/link/command.h"
#include "core/link/delivery_proof.h"

namespace grapevine::cli {

/// Who holds a user event, put together from the proofs that asked for it.
struct DeliveryReport {
    std::map<std::string, link::DeliveryLine> lines; ///< By member; the last word of each.
    std::size_t left = 0;                            ///< Members beyond the bound.
    std::size_t connections = 0;
    std::uint64_t bytes = 0;
    Duration took{};
    bool interrupted = false; ///< Ended before everybody had a turn.

    [[nodiscard]] std::size_t count(link::DeliveryState state) const;
    /// Of whom it can be proven at all: everybody listed but observers.
    [[nodiscard]] std::size_t provable() const;
    /// All of them hold it.
    [[nodiscard]] bool isProven() const;
};

/// Asks each member whether it holds that event, and those who do not yet again, kRounds times in
/// all: gossip takes a moment. Says on standard error what it costs before it begins. Nothing when
/// it was refused, which is told.
[[nodiscard]] std::optional<DeliveryReport>
proveDelivery(Asking& asking, const link::SendEvent& event, LamportTime time);
inline constexpr int kProofRounds = 3;

/// A line for each member, and one for all.
[[nodiscard]] std::string deliveryText(const DeliveryReport& report);
/// The object `proof` of the JSON form.
[[nodiscard]] std::string deliveryJson(const DeliveryReport& report);

} // namespace grapevine::cli
