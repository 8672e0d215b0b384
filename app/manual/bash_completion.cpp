#include <algorithm>
#include <fmt/format.h>

#include "app/manual/completion.h"

namespace grapevine::manual {

namespace {

/// Name of a function for that program.
std::string functionFor(const Command& program)
{
    auto name = "_" + program.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

std::string kindOf(const Option& option)
{
    switch (option.value) {
    case Option::Value::None: return {};
    case Option::Value::Free: return "free";
    case Option::Value::File: return "file";
    case Option::Value::Host: return "host";
    case Option::Value::Words: {
        std::string kind = "words";
        for (const auto& choice : option.choices)
            kind += " " + choice;
        return kind;
    }
    }
    return {};
}

/// The lines of two `case`s, which ask `command` and `command:option`.
struct Tables {
    std::string flags;
    std::string values;
};

void describe(const Command& command, const std::string& name, Tables& tables)
{
    std::string flags;
    for (const auto& option : command.options) {
        for (const auto& written : option.names) {
            flags += (flags.empty() ? "" : " ") + written;
            if (const auto kind = kindOf(option); !kind.empty()) {
                tables.values += fmt::format("    {}:{}) echo '{}' ;;\n", name, written, kind);
            }
        }
    }
    tables.flags += fmt::format("    {}) echo '{}' ;;\n", name.empty() ? "''" : name, flags);
    if (!command.words.empty()) {
        // The last word's kind counts: only the last one repeats.
        tables.values += fmt::format("    {}:) echo '{}' ;;\n", name, kindOf(command.words.back()));
    }
}

constexpr auto kScript =
    R"sh(# Completion of {program} for bash, made from the options that it parses.

{function}_flags()
{{
    case $1 in
{flags}    esac
}}

# What may stand behind an option of a command, or as its word when no option is named.
{function}_value()
{{
    case $1:$2 in
{values}    esac
}}

{function}()
{{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
    local command='' commands='{commands}' at kind
    COMPREPLY=()
    # bash takes --option=value for three words.
    if [[ $current == '=' ]]; then
        current=''
    elif [[ $before == '=' && $COMP_CWORD -ge 2 ]]; then
        before=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((at = 1; at < COMP_CWORD; at++)); do
        if [[ -n ${{COMP_WORDS[at]}} && " $commands " == *" ${{COMP_WORDS[at]}} "* ]]; then
            command=${{COMP_WORDS[at]}}
            break
        fi
    done
    kind=''
    if [[ $before == -* ]]; then kind=$({function}_value "$command" "$before"); fi
    if [[ -z $kind ]]; then
        if [[ $current == -* ]]; then
            kind="words $({function}_flags "$command")"
        elif [[ -z $command && -n $commands ]]; then
            kind="words $commands"
        else
            kind=$({function}_value "$command" '')
        fi
    fi
    case $kind in
    words\ *) COMPREPLY=($(compgen -W "${{kind#words }}" -- "$current")) ;;
    file)
        compopt -o filenames 2>/dev/null
        local IFS=$'\n'
        COMPREPLY=($(compgen -f -- "$current"))
        ;;
    host) COMPREPLY=($(compgen -A hostname -- "$current")) ;;
    esac
}}

complete -F {function} {program}
)sh";

} // namespace

std::string bashCompletion(const Command& program)
{
    Tables tables;
    describe(program, "", tables);
    std::string commands;
    for (const auto& command : program.commands) {
        describe(command, command.name, tables);
        commands += (commands.empty() ? "" : " ") + command.name;
    }
    return fmt::format(kScript, fmt::arg("program", program.name),
                       fmt::arg("function", functionFor(program)), fmt::arg("flags", tables.flags),
                       fmt::arg("values", tables.values), fmt::arg("commands", commands));
}

} // namespace grapevine::manual
