#pragma once

#include <QString>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/link/delivery_proof.h"

namespace grapevine::models {

/// Who holds one event that was sent, as far as members were asked. A second check of some of them
/// renews their lines and leaves the others.
struct Delivery {
    std::map<std::string, link::DeliveryLine> lines; ///< By member; the last word of each.
    std::optional<link::CommandId> command;          ///< The last check that was submitted.
    std::optional<link::CommandOutcome> refused;     ///< What the link said instead of beginning.
    std::optional<link::DeliveryProof> proof;        ///< The last check, as it stands.
    bool listening = false; ///< `command` is one of the link that is there now.
    bool cutOff = false;    ///< The session that asked went before the check was over.

    /// Submitted, and not over.
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] std::size_t count(link::DeliveryState state) const;
    /// Of whom it can be proven at all: everybody listed but observers.
    [[nodiscard]] std::size_t provable() const;
    /// Members of whom it is not known that they hold it, and could be.
    [[nodiscard]] std::vector<std::string> unproven() const;
};

/// It is not known that this member holds it, and could be.
[[nodiscard]] bool isUnproven(link::DeliveryState state);
/// `has it`, `has it not (yet)`, ..
[[nodiscard]] QString deliveryWord(link::DeliveryState state);
/// Why a member could not be asked, or what its answer is worth; empty where the word says it all.
[[nodiscard]] QString deliveryReason(const link::DeliveryLine& line);
/// Why a member could not be asked from outside, by what the link says of it; may be empty.
[[nodiscard]] QString unaskedReason(const std::optional<link::Refusal>& refusal,
                                    const std::string& detail);
/// `36 of 38 have it · 1 has not (yet) · 1 could not be asked`; empty before anything is known.
[[nodiscard]] QString deliveryCounts(const Delivery& delivery);
/// The members as lines for a ticket, with tabs between the cells.
[[nodiscard]] QString deliveryAsTsv(const Delivery& delivery);

} // namespace grapevine::models
