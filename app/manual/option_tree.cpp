#include "app/manual/option_tree.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

namespace grapevine::manual {

namespace {

/// From so many commands on an option is told once for all.
constexpr std::ptrdiff_t kSharedBy = 3;

std::vector<std::string> splitAt(const std::string& text, char divider)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto to = std::min(text.find(divider, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

/// Takes apart `TEXT:{text,json}` and `UINT:UINT in [0 - 255]`, the forms that checks bring.
void readType(const std::string& type, Option& option)
{
    constexpr std::string_view kRange = " in [";
    const auto colon = std::min(type.find(':'), type.size());
    option.type = type.substr(0, colon);
    if (colon == type.size()) return;
    const auto rest = type.substr(colon + 1);
    if (rest.size() > 2 && rest.front() == '{' && rest.back() == '}') {
        option.choices = splitAt(rest.substr(1, rest.size() - 2), ',');
    } else if (const auto range = rest.find(kRange);
               range != std::string::npos && rest.back() == ']') {
        const auto from = range + kRange.size();
        option.range = rest.substr(from, rest.size() - from - 1);
    }
}

Option::Value valueOf(const Option& option)
{
    if (option.type.empty() || option.optionalValue) return Option::Value::None;
    if (!option.choices.empty()) return Option::Value::Words;
    if (option.type == "FILE") return Option::Value::File;
    if (option.type.starts_with("ADDR")) return Option::Value::Host;
    return Option::Value::Free;
}

std::vector<std::string> namesOf(const std::set<CLI::Option*>& options)
{
    std::vector<std::string> names;
    for (const auto* option : options)
        names.push_back(option->get_name());
    std::sort(names.begin(), names.end()); // The set is ordered by addresses.
    return names;
}

Option read(const CLI::Option& from)
{
    Option option;
    for (const auto& name : from.get_snames())
        option.names.push_back("-" + name);
    for (const auto& name : from.get_lnames())
        option.names.push_back("--" + name);
    if (from.get_positional() && option.names.empty()) {
        option.names.push_back(from.get_name(true));
    }
    if (from.get_type_size() != 0) readType(from.get_type_name(), option);
    option.fallback = from.get_default_str();
    option.description = from.get_description();
    option.required = from.get_required();
    option.repeats = from.get_expected_max() == CLI::detail::expected_max_vector_size;
    option.optionalValue =
        from.get_type_size() != 0 && from.get_expected_min() == 0 && !from.get_positional();
    option.value = valueOf(option);
    option.needs = namesOf(from.get_needs());
    option.excludes = namesOf(from.get_excludes());
    return option;
}

} // namespace

std::string Command::usage() const
{
    std::string text = "[OPTIONS]";
    for (const auto& word : words) {
        const auto written = word.name() + (word.repeats ? "..." : "");
        text += word.required ? " " + written : " [" + written + "]";
    }
    if (!commands.empty()) text += " COMMAND ...";
    return text;
}

Command readTree(CLI::App& app)
{
    Command command{.name = app.get_name(),
                    .description = app.get_description(),
                    .footer = app.get_footer(),
                    .options = {},
                    .words = {},
                    .commands = {}};
    for (const auto* option : app.get_options()) {
        (option->nonpositional() ? command.options : command.words).push_back(read(*option));
    }
    for (auto* below : app.get_subcommands([](CLI::App*) { return true; })) {
        command.commands.push_back(readTree(*below));
    }
    return command;
}

bool isShared(const std::vector<Option>& shared, const Option& option)
{
    return std::any_of(shared.begin(), shared.end(), [&](const Option& one) {
        return one.names == option.names && one.description == option.description &&
               one.choices == option.choices && one.fallback == option.fallback;
    });
}

std::vector<Option> sharedOptions(const Command& program)
{
    std::vector<Option> shared;
    const auto takes = [](const Option& option) {
        return [&option](const Command& command) { return isShared(command.options, option); };
    };
    for (const auto& command : program.commands) {
        for (const auto& option : command.options) {
            if (isShared(shared, option)) continue;
            if (std::count_if(program.commands.begin(), program.commands.end(), takes(option)) >=
                kSharedBy) {
                shared.push_back(option);
            }
        }
    }
    for (auto& option : shared) {
        std::set<std::string> needs;
        for (const auto& command : program.commands) {
            for (const auto& one : command.options) {
                if (!isShared({option}, one)) continue;
                needs.insert(one.needs.begin(), one.needs.end());
                std::erase_if(option.excludes, [&](const std::string& name) {
                    return std::find(one.excludes.begin(), one.excludes.end(), name) ==
                           one.excludes.end();
                });
            }
        }
        option.needs.assign(needs.begin(), needs.end());
    }
    return shared;
}

} // namespace grapevine::manual
