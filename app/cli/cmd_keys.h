#pragma once

#include <cstdint>
#include <string>

#include "app/cli/asking.h"
#include "app/cli/exit_code.h"
#include "core/link/query_progress.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Raw words of `keys`.
struct KeysWords {
    bool unmask = false;
};

/// Who put a report together. An agent's RPC counts, and tells neither which key is the primary
/// one nor who is silent. Source: serf, cmd/serf/command/agent/ipc.go (keyResponse).
enum class KeySource : std::uint8_t { Members, Agent };

void addKeysOptions(CLI::App& command, KeysWords& words);

/// Asks every member for its keyring and changes nothing; Other where `serf keys -list` fails:
/// when not everybody answered, or somebody said no.
[[nodiscard]] ExitCode runKeys(Asking& asking, const KeysWords& words);

/// The first four characters and the padding: enough to tell two keys apart, not to use one.
[[nodiscard]] std::string maskedKey(const std::string& key);

/// Everybody answered, and nobody said no.
[[nodiscard]] bool isGood(const link::KeyReport& report);
[[nodiscard]] std::string keysJson(const link::KeyReport& report, KeySource source, bool unmask);
[[nodiscard]] std::string keysText(const link::KeyReport& report, bool unmask);
/// Lines about what the source leaves open.
[[nodiscard]] std::string unknownKeyFacts(const link::KeyReport& report, KeySource source);

} // namespace grapevine::cli
