#pragma once

#include <variant>

#include "core/link/command.h"

namespace grapevine::link {

/// Whether the lock holds this command back while it is shut: the cluster would notice it.
[[nodiscard]] inline bool isLockable(const Command& command)
{
    return std::holds_alternative<SendEvent>(command) ||
           std::holds_alternative<SendQuery>(command) ||
           std::holds_alternative<AnswerQuery>(command);
}

} // namespace grapevine::link
