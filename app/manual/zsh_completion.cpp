#include <algorithm>
#include <fmt/format.h>

#include "app/manual/completion.h"

namespace grapevine::manual {

namespace {

/// Within single quotes and a specification of _arguments, where brackets and colons divide.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char letter : text) {
        switch (letter) {
        case '\'': out += "'\\''"; break;
        case '[':
        case ']':
        case ':':
        case '\\':
            out += '\\';
            out += letter;
            break;
        default: out += letter;
        }
    }
    return out;
}

std::string actionOf(const Option& option)
{
    switch (option.value) {
    case Option::Value::None: return {};
    case Option::Value::Free: return " ";
    case Option::Value::File: return "_files";
    case Option::Value::Host: return "_hosts";
    case Option::Value::Words: {
        std::string action = "(";
        for (const auto& choice : option.choices)
            action += (action.size() > 1 ? " " : "") + choice;
        return action + ")";
    }
    }
    return {};
}

void describe(const Option& option, std::string& out)
{
    for (const auto& name : option.names) {
        const bool takes = option.value != Option::Value::None;
        out += fmt::format(" \\\n        '{}{}{}[{}]{}'", option.repeats ? "*" : "", name,
                           takes ? "=" : "", escaped(option.description),
                           takes ? fmt::format(":{}:{}", escaped(option.type), actionOf(option))
                                 : std::string{});
    }
}

std::string arguments(const Command& command)
{
    std::string text = "_arguments -s";
    for (const auto& option : command.options)
        describe(option, text);
    for (const auto& word : command.words) {
        const auto action = actionOf(word);
        text += fmt::format(" \\\n        '{}:{}:{}'",
                            word.repeats    ? "*"
                            : word.required ? ""
                                            : ":",
                            escaped(word.name()), action.empty() ? " " : action);
    }
    return text;
}

} // namespace

std::string zshCompletion(const Command& program)
{
    auto function = "_" + program.name;
    std::replace(function.begin(), function.end(), '-', '_');
    std::string out =
        fmt::format("#compdef {0}\n# Completion of {0} for zsh, made from the options "
                    "that it parses.\n\n{1}()\n{{\n",
                    program.name, function);
    if (program.commands.empty()) {
        return out + "    " + arguments(program) + fmt::format("\n}}\n\n{} \"$@\"\n", function);
    }
    out += "    local curcontext=\"$curcontext\" state line\n    local -a commands=(\n";
    for (const auto& command : program.commands) {
        out += fmt::format("        '{}:{}'\n", command.name, escaped(command.description));
    }
    out += "    )\n    _arguments -C";
    for (const auto& option : program.options)
        describe(option, out);
    out += " \\\n        '1:command:->command' '*::words:->words'\n    case $state in\n"
           "    command) _describe command commands ;;\n    words)\n        case $line[1] in\n";
    for (const auto& command : program.commands) {
        out +=
            fmt::format("        {})\n        {}\n        ;;\n", command.name, arguments(command));
    }
    return out + fmt::format("        esac\n        ;;\n    esac\n}}\n\n{} \"$@\"\n", function);
}

} // namespace grapevine::manual
