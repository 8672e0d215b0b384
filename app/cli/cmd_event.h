#pragma once

#include <string>

#include "app/cli/asking.h"
#include "app/cli/exit_code.h"
#include "core/base/expected.h"
#include "core/link/command.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of `event`.
struct EventWords {
    std::string name;
    std::string payload; ///< `-` stands for standard input.
    bool noCoalesce = false;
    bool prove = false; ///< Then ask each member whether it has it.
};

/// Payloads read from standard input; more can never be sent.
inline constexpr std::size_t kPayloadMost = 9'216;

/// The bytes that the word stands for: itself, or standard input for `-`. The error is one
/// sentence.
[[nodiscard]] Expected<std::string, std::string> payloadFor(const std::string& word);

void addEventOptions(CLI::App& command, EventWords& words);

/// Reads the payload. The error is one sentence, and a usage error.
[[nodiscard]] Expected<link::SendEvent, std::string> understand(const EventWords& words);

/// Sends one user event and stays until it is told. `prove`: and until each member was asked
/// whether it has it; only if all have, the code is Ok.
[[nodiscard]] ExitCode runEvent(Asking& asking, const link::SendEvent& event, bool prove);

} // namespace grapevine::cli
