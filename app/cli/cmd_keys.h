#pragma once

#include <string>

#include "app/cli/asking.h"
#include "app/cli/exit_code.h"
#include "core/link/key_report.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of `keys`.
struct KeysWords {
    bool unmask = false;
};

void addKeysOptions(CLI::App& command, KeysWords& words);

/// Asks every member for its keyring and changes nothing; Other where `serf keys -list` fails:
/// when not everybody answered, or somebody said no.
[[nodiscard]] ExitCode runKeys(Asking& asking, const KeysWords& words);

/// Everybody answered, and nobody said no.
[[nodiscard]] bool isGood(const link::KeyReport& report);
/// Both show as much of a key as the report has.
[[nodiscard]] std::string keysJson(const link::KeyReport& report);
[[nodiscard]] std::string keysText(const link::KeyReport& report);
/// Lines about what an agent's counting leaves open; empty when the members were asked.
[[nodiscard]] std::string unknownKeyFacts(const link::KeyReport& report);
/// Lines about who answered and holds not every key.
[[nodiscard]] std::string missingKeys(const link::KeyReport& report);

} // namespace grapevine::cli
