#pragma once

#include <optional>

#include "app/cli/common_options.h"
#include "app/cli/end_guard.h"
#include "app/cli/link_session.h"

namespace grapevine::cli {

/// What every command that asks something of a cluster works with: a settled session, whatever the
/// way in.
struct Asking {
    LinkSession& session;
    EndGuard& guard;
    Format format = Format::Text;
};

/// Opens the lock and sends; a refusal is told on standard error, and nothing comes back. A person
/// typed the command: that is what the lock waits for.
[[nodiscard]] std::optional<link::CommandOutcome> send(Asking& asking, link::Command command);

/// Milliseconds with their fraction, as JSON and text show them.
[[nodiscard]] double milliseconds(Duration duration);

} // namespace grapevine::cli
