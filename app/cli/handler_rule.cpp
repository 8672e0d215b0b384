#include "app/cli/handler_rule.h"

#include <fmt/format.h>

#include "app/cli/split_words.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

namespace {

constexpr std::size_t kLabelLongest = 60;

struct Halves {
    std::string_view left;
    std::string_view command;
};

Expected<Halves, std::string> halves(std::string_view text, std::string_view form)
{
    const auto equals = text.find('=');
    if (equals == 0 || equals == std::string_view::npos)
        return failure(fmt::format("{}: write {}", plainText(text, 200), form));
    return Halves{text.substr(0, equals), text.substr(equals + 1)};
}

Expected<std::vector<std::string>, std::string> wordsOf(std::string_view command)
{
    auto words = splitWords(command);
    if (!words)
        return failure(
            fmt::format("{}: not a command: {}", plainText(command, 200), words.error()));
    return words;
}

Expected<HandlerRule, std::string> ruleFor(std::string_view text, bool byShell)
{
    const auto parts = halves(text, "KIND[:NAME]=COMMAND");
    if (!parts) return failure(parts.error());
    auto filter = EntryFilter::parse(parts->left);
    if (!filter) return failure(filter.error());
    HandlerRule rule;
    rule.filter = std::move(*filter);
    rule.label = plainText(parts->command, kLabelLongest);
    if (byShell) {
        if (parts->command.empty()) return failure(std::string{"the command is empty"});
        rule.words = {"/bin/sh", "-c", std::string{parts->command}};
        return rule;
    }
    auto words = wordsOf(parts->command);
    if (!words) return failure(words.error());
    rule.words = std::move(*words);
    return rule;
}

} // namespace

Expected<HandlerRule, std::string> handlerRule(std::string_view text)
{
    return ruleFor(text, false);
}

Expected<HandlerRule, std::string> shellRule(std::string_view text)
{
    return ruleFor(text, true);
}

Expected<HandlerRule, std::string> responderRule(std::string_view text)
{
    const auto parts = halves(text, "NAME=COMMAND");
    if (!parts) return failure(parts.error());
    auto words = wordsOf(parts->command);
    if (!words) return failure(words.error());
    HandlerRule rule;
    rule.filter = EntryFilter::forQuery(parts->left);
    rule.words = std::move(*words);
    rule.label = plainText(parts->command, kLabelLongest);
    rule.responds = true;
    return rule;
}

} // namespace grapevine::cli
