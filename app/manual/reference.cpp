#include "app/manual/reference.h"

#include <fmt/format.h>

namespace grapevine::manual {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view divider)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : std::string{divider}) + word;
    return text;
}

/// In a table a bar divides cells, and so would one in the text.
std::string cell(const std::string& text)
{
    std::string out;
    for (const char letter : text) {
        if (letter == '|') out += '\\';
        out += letter;
    }
    return out;
}

std::string row(const Option& option)
{
    auto name = joined(option.names, ", ");
    if (!option.type.empty() && option.names.front().starts_with('-')) {
        const auto& type = option.choices.empty() ? option.type : joined(option.choices, "|");
        name += option.optionalValue ? "[=" + type + "]" : " " + type;
    }
    if (option.repeats) name += " ...";
    auto text = option.description;
    if (!option.range.empty()) text += "; " + option.range;
    if (!option.fallback.empty()) text += "; default `" + option.fallback + "`";
    if (option.required) text += "; required";
    if (!option.needs.empty()) text += "; only with `" + joined(option.needs, "` or `") + "`";
    if (!option.excludes.empty()) text += "; not with `" + joined(option.excludes, "`, `") + "`";
    return fmt::format("| `{}` | {} |\n", cell(name), cell(text));
}

std::string table(const Command& command, const std::vector<Option>& shared)
{
    std::string rows;
    std::string also;
    for (const auto* list : {&command.words, &command.options}) {
        for (const auto& option : *list) {
            if (isShared(shared, option)) {
                also += (also.empty() ? "`" : ", `") + joined(option.names, ", ") + "`";
            } else {
                rows += row(option);
            }
        }
    }
    std::string text;
    if (!rows.empty()) text += "| | |\n|---|---|\n" + rows + "\n";
    if (!also.empty()) text += "Also [shared options](#shared-options): " + also + ".\n\n";
    return text;
}

std::string section(const Command& program, const Command& command,
                    const std::vector<Option>& shared)
{
    auto text = fmt::format("### {0}\n\n`{1} {0} {2}`\n\n{3}.\n\n", command.name, program.name,
                            command.usage(), command.description);
    text += table(command, shared);
    if (!command.footer.empty()) text += "```\n" + command.footer + "\n```\n\n";
    return text;
}

} // namespace

std::string reference(const std::vector<Command>& programs)
{
    std::string text =
        "# Command line reference\n\nWhat `--help` of each command says, on one page. "
        "It is made from the options that the programs parse\n(`./dev reference`), "
        "and a test holds it against them. `man grapevine` and `man grapevine-cli` "
        "have more words.\n\n";
    for (const auto& program : programs) {
        const auto shared = sharedOptions(program);
        text += fmt::format("## {0}\n\n`{0} {1}`\n\n{2}\n\n", program.name, program.usage(),
                            program.description);
        text += table(program, {});
        if (!program.footer.empty()) text += "```\n" + program.footer + "\n```\n\n";
        for (const auto& command : program.commands)
            text += section(program, command, shared);
        if (shared.empty()) continue;
        text += "### Shared options\n\n| | |\n|---|---|\n";
        for (const auto& option : shared)
            text += row(option);
        text += "\n";
    }
    while (text.ends_with("\n\n"))
        text.pop_back();
    return text;
}

} // namespace grapevine::manual
