#include <fmt/format.h>

#include "app/manual/completion.h"

namespace grapevine::manual {

namespace {

std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (const char letter : text) {
        if (letter == '\'' || letter == '\\') out += '\\';
        out += letter;
    }
    return out + "'";
}

std::string valueOf(const Option& option)
{
    switch (option.value) {
    case Option::Value::None: return {};
    case Option::Value::Free: return " -x";
    case Option::Value::File: return " -r -F";
    case Option::Value::Host: return " -x -a '(__fish_print_hostnames)'";
    case Option::Value::Words: {
        std::string words;
        for (const auto& choice : option.choices)
            words += (words.empty() ? "" : " ") + choice;
        return " -x -a " + quoted(words);
    }
    }
    return {};
}

void describe(const Command& program, const Command& command, const std::string& when,
              std::string& out)
{
    const auto start = fmt::format("complete -c {}{}", program.name, when);
    for (const auto& option : command.options) {
        std::string names;
        for (const auto& name : option.names) {
            names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
        }
        out += fmt::format("{}{}{} -d {}\n", start, names, valueOf(option),
                           quoted(option.description));
    }
    if (command.words.empty()) return;
    const auto& word = command.words.back();
    if (word.value == Option::Value::File) out += start + " -F\n";
    if (word.value == Option::Value::Host) out += start + " -a '(__fish_print_hostnames)'\n";
}

} // namespace

std::string fishCompletion(const Command& program)
{
    std::string out = fmt::format("# Completion of {0} for fish, made from the options that it "
                                  "parses.\n\ncomplete -c {0} -f\n",
                                  program.name);
    const std::string none = program.commands.empty() ? std::string{} : " -n __fish_use_subcommand";
    describe(program, program, none, out);
    for (const auto& command : program.commands) {
        out += fmt::format("complete -c {} -n __fish_use_subcommand -a {} -d {}\n", program.name,
                           command.name, quoted(command.description));
    }
    for (const auto& command : program.commands) {
        describe(program, command,
                 fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name), out);
    }
    return out;
}

} // namespace grapevine::manual
