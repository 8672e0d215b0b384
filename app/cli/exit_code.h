#pragma once

#include "core/link/link_status.h"

namespace grapevine::cli {

/// What scripts rely on. Stable.
enum class ExitCode : int {
    Ok = 0,
    Other = 1,
    Usage = 2,
    NobodyListens = 3,
    NoOrForeignAnswer = 4,
    WantsKey = 5,
    KeyOrLabelRefused = 6,
    NameTaken = 7,
};

[[nodiscard]] ExitCode exitCodeFor(link::Refusal refusal);

} // namespace grapevine::cli
