#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace grapevine::manual {

/// One option or positional word of a command, as its --help tells of it.
struct Option {
    /// What a shell may offer for its value.
    enum class Value : std::uint8_t {
        None,  ///< It is a flag, or its value is optional.
        Free,  ///< Something that nobody can guess.
        Words, ///< One of `choices`.
        File,
        Host,
    };

    std::vector<std::string> names; ///< `-h`, `--help`; of a positional word its one name.
    std::string type;               ///< `FILE`; empty for a flag.
    std::vector<std::string> choices;
    std::string range;    ///< `0 - 255`; empty: any.
    std::string fallback; ///< What it is when absent; empty: not told.
    std::string description;
    Value value = Value::None;
    bool required = false;
    bool repeats = false;
    bool optionalValue = false;
    std::vector<std::string> needs; ///< All of them; of a shared option, whichever the command has.
    std::vector<std::string> excludes;

    /// The long name, if it has one.
    [[nodiscard]] const std::string& name() const { return names.back(); }
};

/// A program or one of its commands.
struct Command {
    std::string name;
    std::string description;
    std::string footer;
    std::vector<Option> options;
    std::vector<Option> words; ///< Positional, in their order.
    std::vector<Command> commands;

    /// `[OPTIONS] NAME [PAYLOAD]`, what stands behind the name.
    [[nodiscard]] std::string usage() const;
};

/// Reads the tree that the program itself parses with: man page, completion and reference say what
/// it says.
[[nodiscard]] Command readTree(CLI::App& app);

/// Options that several commands take in the same sense: told once.
[[nodiscard]] std::vector<Option> sharedOptions(const Command& program);

/// True when `shared` has that option, with the same words.
[[nodiscard]] bool isShared(const std::vector<Option>& shared, const Option& option);

} // namespace grapevine::manual
