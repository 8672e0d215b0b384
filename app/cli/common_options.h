#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/log.h"
#include "core/net/peek_options.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

enum class Format { Text, Json };
enum class Color { Auto, Always, Never };

/// Raw words from the command line, the same for every command.
struct CommonWords {
    std::vector<std::string> addresses;
    std::string format = "text";
    std::string bind;
    std::string label;
    std::string keyringFile;
    std::string keyFile;
    bool keyStdin = false;
    std::string connectTimeout = "3s";
    std::string deadline;
    std::string color = "auto";
    bool stats = false;
    std::string logLevel = "warning";
};

/// The same, understood.
struct CommonOptions {
    net::PeekOptions peek;
    Format format = Format::Text;
    bool colored = false;
    bool stats = false;
    std::optional<Duration> deadline;
    Log log; ///< To standard error.
};

/// `--format text|json`; `export` has one of its own.
void addFormatOption(CLI::App& command, CommonWords& words);
/// For every command that reaches a cluster, whatever names the address.
void addLinkOptions(CLI::App& command, CommonWords& words);
/// The addresses themselves.
void addAddressOption(CLI::App& command, CommonWords& words);

/// Reads addresses, durations and keys. The error is one sentence for a person; it is a usage
/// error (exit code 2). Turns core dumps off as soon as a key is held.
[[nodiscard]] Expected<CommonOptions, std::string> understand(const CommonWords& words);

} // namespace grapevine::cli
