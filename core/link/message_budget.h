#pragma once

#include <cstddef>

#include "core/link/command.h"
#include "core/link/link_status.h"

namespace grapevine::link {

/// What a message takes of what Serf allows; known before it is sent. Bytes.
struct MessageBudget {
    std::size_t plain = 0;   ///< Name and payload; 0 where there is no such rule.
    std::size_t encoded = 0; ///< The whole message with its type byte, as it would go out now.
    std::size_t limit = 0;   ///< Neither may be larger.

    [[nodiscard]] bool fits() const { return plain <= limit && encoded <= limit; }
    [[nodiscard]] std::size_t left() const { return fits() ? limit - encoded : 0; }
};

/// Source: serf, serf.go (UserEvent, Query). Exact as long as no other clock moves: the Lamport
/// time of the next message is part of it. `status` tells clocks, limits, own name and address.
[[nodiscard]] MessageBudget budgetOf(const SendEvent& event, const LinkStatus& status);
[[nodiscard]] MessageBudget budgetOf(const SendQuery& query, const LinkStatus& status);

} // namespace grapevine::link
