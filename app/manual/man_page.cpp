#include "app/manual/man_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace grapevine::manual {

namespace {

/// Text between macros: what roff would take for its own is escaped, `words` in backticks are bold.
std::string roff(std::string_view text)
{
    std::string out;
    bool bold = false;
    for (const char letter : text) {
        switch (letter) {
        case '\\': out += "\\e"; break;
        case '-': out += "\\-"; break;
        case '\'': out += "\\(aq"; break;
        case '~': out += "\\(ti"; break;
        case '^': out += "\\(ha"; break;
        case '"': out += "\\(dq"; break;
        case '`':
            bold = !bold;
            out += bold ? "\\fB" : "\\fR";
            break;
        default: out += letter;
        }
    }
    if (out.starts_with('.')) out.insert(0, "\\&");
    return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view divider)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : std::string{divider}) + word;
    return text;
}

std::string bold(std::string_view text)
{
    return "\\fB" + roff(text) + "\\fR";
}

std::string entry(const Option& option)
{
    std::string head;
    for (const auto& name : option.names)
        head += (head.empty() ? "" : ", ") + bold(name);
    if (!option.type.empty() && option.names.front().starts_with('-')) {
        const auto type = "\\fI" + roff(option.type) + "\\fR";
        head += option.optionalValue ? "[=" + type + "]" : " " + type;
        if (option.repeats) head += "...";
    }
    std::string text = roff(option.description) + ".";
    if (!option.choices.empty()) {
        text += "\nOne of " + bold(joined(option.choices, ", ")) + ".";
    }
    if (!option.range.empty()) text += "\nFrom " + roff(option.range) + ".";
    if (!option.fallback.empty()) text += "\nDefault: " + bold(option.fallback) + ".";
    if (!option.needs.empty()) text += "\nOnly with " + bold(joined(option.needs, " or ")) + ".";
    if (!option.excludes.empty()) {
        text += "\nNot together with " + bold(joined(option.excludes, ", ")) + ".";
    }
    return fmt::format(".TP\n{}\n{}\n", head, text);
}

std::string entries(const Command& command, const std::vector<Option>& shared)
{
    std::string text;
    std::string also;
    for (const auto& word : command.words) {
        if (isShared(shared, word)) {
            also += (also.empty() ? "" : ", ") + bold(word.name());
        } else {
            text += entry(word);
        }
    }
    for (const auto& option : command.options) {
        if (isShared(shared, option)) {
            also += (also.empty() ? "" : ", ") + bold(joined(option.names, ", "));
        } else {
            text += entry(option);
        }
    }
    if (!also.empty()) text += ".PP\nAlso, as told under SHARED OPTIONS: " + also + ".\n";
    return text;
}

std::string head(const Command& program, const Command& command)
{
    return fmt::format(".SS {}\n{} {}\n.PP\n{}.\n", roff(command.name),
                       bold(program.name + " " + command.name), roff(command.usage()),
                       roff(command.description));
}

std::string withVersion(std::string line, std::string_view version)
{
    constexpr std::string_view kVersion = "@VERSION@";
    for (auto at = line.find(kVersion); at != std::string::npos; at = line.find(kVersion)) {
        line.replace(at, kVersion.size(), version);
    }
    return line;
}

} // namespace

Expected<std::string, std::string> manPage(const Command& program, std::string_view prose,
                                           std::string_view version)
{
    const auto shared = sharedOptions(program);
    std::set<std::string> wanted{"@options"};
    if (!shared.empty()) wanted.insert("@shared");
    for (const auto& command : program.commands) {
        wanted.insert("@command " + command.name);
        wanted.insert("@options " + command.name);
    }
    std::string page;
    while (!prose.empty()) {
        const auto end = std::min(prose.find('\n'), prose.size());
        std::string line{prose.substr(0, end)};
        prose.remove_prefix(std::min(end + 1, prose.size()));
        if (!line.starts_with('@')) {
            page += withVersion(std::move(line), version) + '\n';
            continue;
        }
        if (wanted.erase(line) == 0) {
            return failure(fmt::format("the page says {}, which there is not, or not again", line));
        }
        if (line == "@options") {
            page += entries(program, {});
            continue;
        }
        if (line == "@shared") {
            for (const auto& option : shared)
                page += entry(option);
            continue;
        }
        const auto command =
            std::find_if(program.commands.begin(), program.commands.end(), [&](const auto& one) {
                return line.substr(line.find(' ') + 1) == one.name;
            });
        page += line.starts_with("@command") ? head(program, *command) : entries(*command, shared);
    }
    if (!wanted.empty()) return failure(fmt::format("the page has no line {}", *wanted.begin()));
    return page;
}

} // namespace grapevine::manual
